import { describe, expect, test } from 'vitest';
import type { Coding } from '../../fhir-profiles/codes.ts';
import * as codes from '../../fhir-profiles/codes.ts';
import { compiled } from './structures.ts';

type Concept = { code: string; display?: string };
type CodeSystem = { resourceType: string; url: string; concept: Concept[] };
type ValueSet = {
  resourceType: string;
  id: string;
  compose: { include: { system: string; concept?: Concept[] }[] };
};

/** Which group of codes.ts each value set lists. Units are codes of UCUM, without a display of their own. */
const groups: { [valueSet: string]: readonly Coding[] } = {
  'ruler-kinds': Object.values(codes.rulers).map(([own]) => own),
  'ruler-answers': codes.rulerAnswers,
  'stages-of-change': Object.values(codes.stageAnswers),
  'teach-back-results': Object.values(codes.teachBackAnswers),
  'check-in-answers': Object.values(codes.habitAnswers),
  'check-in-counts': [codes.timesDone, codes.timesPlanned],
  'reasons-not-taken': Object.values(codes.reasonsNotTaken),
  'red-flags': Object.values(codes.redFlags),
  'task-kinds': Object.values(codes.taskKinds),
  'handoff-states': Object.values(codes.handoffStates),
  'note-types': Object.values(codes.noteTypes),
  'visit-classes': Object.values(codes.visitClasses),
  'visit-types': Object.values(codes.visitTypes),
  'weight-units': [codes.units.kg, codes.units.lb].map(ucum),
  'waist-units': [codes.units.cm, codes.units.inch].map(ucum),
};

const [codeSystem] = compiled<CodeSystem>('CodeSystem');
const displays = new Map(codeSystem?.concept.map(({ code, display }) => [code, display]));
const all = codingsIn(codes);

describe('the codes the mappers use', () => {
  test('of our own are those of our code system, by the same words, and none is missing', () => {
    expect(codeSystem?.url).toBe(codes.systems.own);
    const ours = all.filter(({ system }) => system === codes.systems.own);
    expect(new Map(ours.map(({ code, display }) => [code, display]))).toEqual(displays);
    expect(ours.filter(({ code, display }) => displays.get(code) !== display)).toEqual([]);
  });

  test('stand in value sets, each of which is known here', () => {
    const sets = compiled<ValueSet>('ValueSet').map(({ id }) => id);
    expect(sets.filter(id => id !== 'health-coaching').sort()).toEqual(Object.keys(groups).sort());
  });

  test.each(Object.entries(groups))('of the value set %s are exactly its codes', (id, group) => {
    const set = compiled<ValueSet>('ValueSet').find(one => one.id === id);
    const listed = set?.compose.include.flatMap(({ system, concept = [] }) =>
      concept.map(({ code, display }) => ({ system, code, display: display ?? displays.get(code) ?? '' })),
    );
    expect(byCode(listed)).toEqual(byCode(group));
  });
});

function codingsIn(value: unknown): Coding[] {
  if (typeof value !== 'object' || value === null) return [];
  const { system, code, display } = value as Partial<Coding>;
  const own =
    system !== undefined && code !== undefined && display !== undefined ? [{ system, code, display }] : [];
  return [...own, ...Object.values(value).flatMap(codingsIn)];
}

function ucum({ code }: { code: string }): Coding {
  return { system: codes.systems.ucum, code, display: '' };
}

const byCode = (group: readonly Coding[] | undefined): Coding[] =>
  [...(group ?? [])].sort((one, other) => one.code.localeCompare(other.code));
