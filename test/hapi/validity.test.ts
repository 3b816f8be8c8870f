import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PracticeClaim } from '../../server/domain/chart/vendor-claim.ts';
import type { ChartItem } from '../../server/domain/session/signed.ts';
import type { ChartWriteRow } from '../../server/storage/chart-writes.ts';
import { itemsOfAFullSession, itemsOfTheNextSession, nextSession } from '../server/chart/session.ts';
import { exportExamples } from '../server/desk/exported.ts';
import { deskExamples } from '../server/desk/written.ts';
import { type BareOffice, openBareOffice } from '../server/outbox/office.ts';
import { ask, base, wayIn } from './hapi.ts';
import { complaints, type Loose, ours, usCore } from './validating.ts';

type Held = { key: string; kind: ChartWriteRow['kind']; resource: Record<string, unknown> };

let office: BareOffice;
let held: Held[];

beforeAll(async () => {
  office = await openBareOffice(
    { base: base(), accessFor: wayIn },
    { timing: { sendMs: 20_000, leaseMs: 60_000, pollMs: 600_000 } },
  );
  const first = await office.sign(everyKind, { patientId: 'tasha-brooks-twin' });
  await office.settle();
  const { startedAt, endedAt, signedAt } = nextSession();
  const change = { patientId: 'tasha-brooks-twin', startedAt, endedAt, signedAt };
  const second = await office.sign(itemsOfTheNextSession(first), change, first);
  const before = await fromHapi(await office.rows(first));
  await office.settle();
  const claimed = [];
  for (const types of [['DocumentReference', 'QuestionnaireResponse'], ['QuestionnaireResponse']]) {
    office.claims.splice(0, office.claims.length, ...claimsOf(types));
    const { startedAt, endedAt, signedAt } = signedAnew(types.length);
    const id = await office.sign(everyKind, { patientId: 'tasha-brooks-twin', startedAt, endedAt, signedAt });
    await office.settle();
    claimed.push(...(await office.rows(id)).filter(({ body }) => body !== null));
  }
  expect(claimed.map(({ itemKey }) => itemKey)).toEqual(['note', 'form', 'care-plan', 'form']);
  held = [...before, ...(await fromHapi(await office.rows(second))), ...(await fromHapi(claimed))];
}, 120_000);
afterAll(() => office.close());

/** What a practice says of an EMR that takes these types alone, documents as text and PDF. */
const claimsOf = (types: string[]): PracticeClaim[] => {
  const said = { because: 'a trial', by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z' };
  return [
    { ...said, rule: 'creates', types },
    { ...said, rule: 'note-as', mediaTypes: ['text/plain', 'application/pdf'] },
    {
      ...said,
      rule: 'agreed-form',
      questionnaire: 'https://alongside.health/fhir/Questionnaire/session-form',
    },
  ];
};
const signedAnew = (hour: number) => {
  const day = `2026-11-0${hour}`;
  return { startedAt: `${day}T14:00:00Z`, endedAt: `${day}T14:20:00Z`, signedAt: `${day}T14:22:00Z` };
};

const at = '2026-10-12T14:25:00Z';
const vital = (
  key: string,
  kind: 'heart-rate' | 'waist' | 'glucose',
  value: number,
  unit: string,
): ChartItem => ({
  ...{ key, label: key, kind: 'vital', vital: kind, value, unit, at },
});
/** A full session with what it left out of one kind: the other rulers and vitals. */
const everyKind: ChartItem[] = [
  ...itemsOfAFullSession.map(item => (item.kind === 'adherence' ? { ...item, chartId: undefined } : item)),
  ...(['importance', 'readiness'] as const).map(
    (ruler): ChartItem => ({
      ...{
        key: ruler,
        label: ruler,
        kind: 'ruler',
        ruler,
        about: 'walking',
        value: 0,
        at,
        goalKey: 'goal-1',
      },
    }),
  ),
  vital('heart', 'heart-rate', 72, '/min'),
  vital('waist', 'waist', 40, 'in'),
  vital('glucose', 'glucose', 105, 'mg/dL'),
];

async function fromHapi(rows: ChartWriteRow[]): Promise<Held[]> {
  return Promise.all(
    rows.map(async row => ({
      key: row.itemKey,
      kind: row.kind,
      resource: (await ask('GET', row.reference ?? `Basic/not-there-${row.itemKey}`)).body,
    })),
  );
}

describe("HAPI's own validator", () => {
  test('finds nothing wrong by US Core 6.1.0 with any resource a session writes', async () => {
    expect(held.length).toBe(everyKind.length + itemsOfTheNextSession('').length + 4);
    expect(await foundWrong(usCore)).toEqual([]);
  });

  test('nor by our own profiles', async () => {
    expect(await foundWrong(ours)).toEqual([]);
  });

  test.each(deskExamples().map(({ key, resource }) => [key, withoutId(resource)] as const))(
    'nor with what the desk leaves in a chart: %s',
    async (key, resource) => {
      expect(await complaints(resource, ours(key, resource))).toEqual([]);
    },
  );

  test.each(exportExamples().map(({ key, resource }) => [key, withoutUrns(resource)] as const))(
    'nor with what leaves with an export: %s',
    async (key, resource) => {
      expect(await complaints(resource, ours(key, resource))).toEqual([]);
    },
  );
});

async function foundWrong(profile: typeof usCore): Promise<string[]> {
  const found: string[] = [];
  for (const { key, resource } of held)
    for (const words of await complaints(resource, profile(key, resource))) found.push(`${key}: ${words}`);
  return found;
}

type Breakage = [what: string, key: string, spoil: (resource: Loose) => void, words: RegExp];

const byUsCore: Breakage[] = [
  ['a visit without a class', 'visit', one => delete one.class, /Encounter.class: minimum required = 1/],
  ['a visit of no type', 'visit', one => delete one.type, /Encounter.type: minimum required = 1/],
  [
    'a note that is no document',
    'note',
    one => set(one, 'type', loinc('85354-9')),
    /us-core-documentreference-type/,
  ],
  ['a note of no category', 'note', one => delete one.category, /category: minimum required = 1/],
  ['a note without its text', 'note', one => set(one, 'content', [{ attachment: {} }]), /us-core-6/],
  [
    'a note that replaces nothing',
    'note',
    one => set(one, 'relatesTo', [{ code: 'replaces' }]),
    /relatesTo.target/,
  ],
  ['a goal of nobody', 'goal-1', one => delete one.subject, /Goal.subject: minimum required = 1/],
  ['a goal in no words', 'goal-1', one => delete one.description, /Goal.description: minimum required = 1/],
  ['a goal that begins some day', 'goal-1', one => set(one, 'startDate', 'soon'), /date/],
  [
    'a goal of unheard state',
    'goal-1',
    one => set(one, 'lifecycleStatus', 'going'),
    /lifecycleStatus|GoalLifecycle/,
  ],
  ['a step for no reason given', 'step-1', one => delete one.intent, /ServiceRequest.intent: minimum/],
  ['a step that says nothing', 'step-1', one => delete one.code, /ServiceRequest.code: minimum required = 1/],
  ['a plan of no category', 'care-plan', one => delete one.category, /category: minimum required = 1/],
  [
    'a plan of another category',
    'care-plan',
    one => set(one, 'category', [{ text: 'plan' }]),
    /AssessPlan|category/,
  ],
  ['a ruler without its number', 'ruler-1', one => delete one.valueCodeableConcept, /us-core-2/],
  ['a ruler that is no survey', 'ruler-1', one => delete one.category, /category: minimum required/],
  ['a weight on no day', 'vital-weight', one => set(one, 'effectiveDateTime', '2026'), /vs-1/],
  ['half a blood pressure', 'vital-bp', one => (one.component as unknown[]).pop(), /diastolic|component/],
  ['a blood pressure in another unit', 'vital-bp', one => unit(one.component, 'kPa'), /mm\[Hg\]|kPa/],
  ['a weight that is no weight', 'vital-weight', one => set(one, 'code', loinc('8867-4')), /29463-7|code/],
];

const byOurs: Breakage[] = [
  ['a ruler of something else', 'ruler-1', one => set(one, 'code', own('times-done')), /code|coding/],
  ['a ruler beyond its end', 'ruler-1', one => set(one, 'valueCodeableConcept', loinc('LA9999-9')), /value/],
  [
    'an answer nobody offered',
    'check-in-1',
    one => set(one, 'valueCodeableConcept', own('perhaps')),
    /value|perhaps/,
  ],
  ['a stage nobody knows', 'stage-1', one => set(one, 'valueCodeableConcept', own('done')), /value/],
  ['a form begun and left', 'form', one => set(one, 'status', 'in-progress'), /alongside-form-is-filled-in/],
  [
    'an answer to a question nobody asked',
    'form',
    one =>
      set(one, 'item', [
        ...(one.item as unknown[]),
        { linkId: 'weather', answer: [{ valueString: 'fine' }] },
      ]),
    /weather|LinkId/,
  ],
  ['a visit somewhere else', 'visit', one => set(one, 'class', act('IMP')), /class/],
];

const withoutId = (resource: Loose | undefined): Loose => {
  const { id: _made, ...rest } = resource ?? {};
  return rest;
};

/** HAPI has the entries of no export: what points to one points to a visit. */
const withoutUrns = (resource: unknown): Loose =>
  JSON.parse(JSON.stringify(resource).replaceAll(/urn:uuid:[0-9a-f-]+/g, 'Encounter/of-the-export'));

describe('and it bites', () => {
  test.each([
    [
      'a charge under no rule',
      'charge',
      (one: Loose) => delete one.definitionCanonical,
      /definitionCanonical/,
    ],
    ['a yes that is no longer one', 'consent', (one: Loose) => set(one, 'status', 'inactive'), /says-which/],
    ['a consent without its words', 'consent', (one: Loose) => delete one.sourceAttachment, /source/],
  ] as const)('our profiles refuse %s', async (_, key, spoil, words) => {
    const resource = withoutId(deskExamples().find(one => one.key === key)?.resource);
    spoil(resource);
    expect((await complaints(resource, ours(key, resource))).join('\n')).toMatch(words);
  });

  test.each(byUsCore)('US Core refuses %s', async (_, key, spoil, words) => {
    expect(await errorsOf(key, spoil, usCore)).toMatch(words);
  });

  test.each(byOurs)('our profiles refuse %s', async (_, key, spoil, words) => {
    expect(await errorsOf(key, spoil, ours)).toMatch(words);
  });
});

async function errorsOf(key: string, spoil: Breakage[2], profile: typeof usCore): Promise<string> {
  const found = held.find(resource => resource.key === key);
  if (!found) throw new Error(`nothing is held for ${key}`);
  const resource = structuredClone(found.resource);
  spoil(resource);
  const said = await complaints(resource, profile(key, resource));
  return said.filter(words => words.startsWith('error')).join('\n');
}

const set = (resource: Loose, element: string, value: unknown) => {
  resource[element] = value;
};
const coded = (system: string) => (code: string) => ({ coding: [{ system, code }] });
const loinc = coded('http://loinc.org');
const own = coded('https://alongside.health/fhir/CodeSystem/health-coaching');
const act = (code: string) => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code });
const unit = (components: unknown, code: string) => {
  for (const { valueQuantity } of components as { valueQuantity: Loose }[]) set(valueQuantity, 'code', code);
};
