import { extensions, systems, yesAnswer } from '../../../fhir-profiles/codes.ts';
import type { ChartPatient } from '../../domain/chart/snapshot.ts';
import { chartDate } from './dates.ts';
import { codesIn, codings, conceptWords, type Loose, list, record, text } from './loose.ts';

/** Who the patient is. A name that is masked or missing reads "Name not recorded", never an empty place. */
export const readPatient = (resource: Loose): ChartPatient => {
  const names = list(resource.name).filter(name => name.use !== 'old' && name.use !== 'maiden');
  const official = names.find(name => name.use === 'official') ?? names.find(name => name.use !== 'nickname');
  const called = names.find(name => name.use === 'nickname' || name.use === 'usual');
  const communication = list(resource.communication);
  const preferred = communication.find(one => one.preferred === true) ?? communication[0];
  const id = String(resource.id);
  return {
    id,
    name: (official && nameWords(official)) ?? 'Name not recorded',
    ...(official && nameParts(official)),
    preferredName:
      called && called !== official ? (text(listed(called.given)[0]) ?? nameWords(called)) : undefined,
    birthDate: chartDate(resource.birthDate),
    sex: text(resource.gender),
    pronouns: conceptWords(pronouns(resource)),
    language: codings(record(preferred).language)[0]?.code ?? conceptWords(record(preferred).language),
    interpreter: interpreter(resource),
    phone: text(list(resource.telecom).find(one => one.system === 'phone' && one.use !== 'old')?.value),
    mrn: mrn(resource),
    deceased: resource.deceasedBoolean === true || resource.deceasedDateTime !== undefined || undefined,
    mergedAway: list(resource.link).some(link => link.type === 'replaced-by') || undefined,
    source: { type: 'Patient', id },
  };
};

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function nameWords(name: Loose): string | undefined {
  const parts = [...listed(name.given), name.family].map(text).filter(part => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : text(name.text);
}

function nameParts(name: Loose): Pick<ChartPatient, 'family' | 'given'> {
  const family = text(name.family);
  const given = listed(name.given)
    .map(text)
    .filter(part => part !== undefined);
  return family === undefined || given.length === 0 ? {} : { family, given };
}

const extension = (resource: Loose, url: string): Loose | undefined =>
  list(resource.extension).find(one => one.url === url);

/** The pronouns extension is a complex one: its value stands in a part called `value`. */
function pronouns(resource: Loose): unknown {
  const whole = extension(resource, extensions.pronouns);
  return whole && (extension(whole, 'value')?.valueCodeableConcept ?? whole.valueCodeableConcept);
}

function interpreter(resource: Loose): ChartPatient['interpreter'] {
  const answer = extension(resource, extensions.interpreterNeeded);
  if (!answer) return 'not-recorded';
  const coding = record(answer.valueCoding);
  const codes = coding.code ? [coding.code] : codesIn(answer.valueCodeableConcept, systems.snomed);
  return codes.includes(yesAnswer.code) ? 'needed' : 'not-needed';
}

/** The identifier typed MR; else nothing: other numbers are not the practice's. */
function mrn(resource: Loose): string | undefined {
  const typed = list(resource.identifier).find(one => codings(one.type).some(type => type.code === 'MR'));
  return text(typed?.value);
}
