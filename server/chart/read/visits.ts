import { systems, visitTypes } from '../../../fhir-profiles/codes.ts';
import type { Visit } from '../../domain/chart/snapshot.ts';
import { chartDate, sortKey } from './dates.ts';
import {
  codesIn,
  codeWord,
  codings,
  conceptWords,
  display,
  type Loose,
  list,
  record,
  text,
} from './loose.ts';

/** Visits, newest first. */
export const readVisits = (resources: Loose[]): { value: Visit[]; notUnderstood: number } => ({
  value: resources.map(visit).sort((one, other) => sortKey(other.start) - sortKey(one.start)),
  notUnderstood: 0,
});

function visit(resource: Loose): Visit {
  const period = record(resource.period);
  const kind = kindOf(resource);
  const id = String(resource.id);
  const staff = list(resource.participant).flatMap(one => text(record(one.individual).reference) ?? []);
  return {
    id,
    what: list(resource.type).map(conceptWords).find(Boolean) ?? whatWords[kind],
    kind,
    status: statusOf(resource),
    start: chartDate(period.start),
    end: chartDate(period.end),
    reason: list(resource.reasonCode).map(conceptWords).find(Boolean),
    withWhom: list(resource.participant)
      .map(one => display(one.individual))
      .find(Boolean),
    ...(staff.length > 0 && { staff }),
    ...(list(resource.identifier).some(one => one.system === systems.chartWrite) && { ours: true as const }),
    source: { type: 'Encounter', id },
  };
}

const whatWords: { [kind in Visit['kind']]: string } = {
  office: 'Visit',
  emergency: 'Emergency visit',
  inpatient: 'Hospital stay',
  telephone: 'Telephone visit',
  virtual: 'Video or telephone visit',
  home: 'Home visit',
  other: 'Visit',
};

/** v3-ActCode class, refined by the type where the class says only that it was not face to face. */
const kindOfClass: { [code: string]: Visit['kind'] } = {
  AMB: 'office',
  EMER: 'emergency',
  IMP: 'inpatient',
  ACUTE: 'inpatient',
  NONAC: 'inpatient',
  OBSENC: 'inpatient',
  SS: 'inpatient',
  VR: 'virtual',
  HH: 'home',
};

function kindOf(resource: Loose): Visit['kind'] {
  const types = list(resource.type);
  const isCall = types.some(
    type =>
      codesIn(type, systems.snomed).includes(visitTypes.telephone.code) ||
      /telephone|phone call/i.test(conceptWords(type) ?? ''),
  );
  if (isCall) return 'telephone';
  const code = text(record(resource.class).code)?.toUpperCase() ?? codings(resource.class)[0]?.code;
  return (code && kindOfClass[code]) || 'other';
}

function statusOf(resource: Loose): Visit['status'] {
  const code = codeWord(resource.status) ?? '';
  if (code === 'planned' || code === 'finished' || code === 'cancelled') return code;
  return ['arrived', 'triaged', 'in-progress', 'onleave'].includes(code) ? 'in-progress' : 'unknown';
}
