import { PRACTICE_TIME_ZONE } from '../patients/calendar.ts';

/** FHIR values as the words a chart shows. Nothing here throws on odd content: a chart must open anyway. */
export function nameOf(person: fhir4.Patient | fhir4.Practitioner | undefined): string {
  const names = person?.name?.filter(name => name.use !== 'old') ?? [];
  const name =
    names.find(one => one.use === 'official') ?? names.find(one => one.use === 'usual') ?? names[0];
  const written = [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
  return name?.text ?? (written || 'Name not recorded');
}

export function conceptText(concept: fhir4.CodeableConcept | undefined): string | undefined {
  const coding = concept?.coding?.find(one => one.display) ?? concept?.coding?.[0];
  return concept?.text ?? coding?.display ?? coding?.code;
}

/**
 * A FHIR date, partial or whole, as `14 Nov 2026` or `14 Nov 2026, 09:30`, an instant by the practice's clock; other
 * text stays as it is.
 */
export function dateText(date: string | undefined, withTime = false): string | undefined {
  const local = date?.includes('T') ? (practiceClock(date) ?? date) : date;
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d:\d\d))?/.exec(local ?? '');
  if (!found) return date;
  const [, year, month, day, time] = found;
  const words = [day && String(Number(day)), month && months[Number(month) - 1], year]
    .filter(Boolean)
    .join(' ');
  return withTime && time ? `${words}, ${time}` : words;
}

/** `09:30`, by the practice's clock. */
export const clockText = (instant: string | undefined): string | undefined =>
  instant && practiceClock(instant)?.slice(11);

function practiceClock(instant: string): string | undefined {
  const moment = new Date(instant);
  return Number.isNaN(moment.getTime()) ? undefined : clock.format(moment);
}

/** Swedes write dates as FHIR does: `2026-11-14 09:30`. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: PRACTICE_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Whole years between a birth date and today (both YYYY-MM-DD; a birth date may be a year or month only). */
export function ageAt(birthDate: string | undefined, today: string): number | undefined {
  if (!birthDate) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

type Measured = Pick<
  fhir4.Observation,
  | 'valueQuantity'
  | 'valueCodeableConcept'
  | 'valueString'
  | 'valueInteger'
  | 'valueBoolean'
  | 'valueDateTime'
  | 'dataAbsentReason'
>;

export function valueText(
  observation: Measured & { component?: (Measured & { code: fhir4.CodeableConcept })[] },
): string {
  const own = ownValue(observation);
  const parts =
    observation.component?.map(part => ({ of: conceptText(part.code), value: ownValue(part) })) ?? [];
  if (own !== undefined) return own;
  if (parts.length === 2 && observation.component?.every(part => part.valueQuantity)) {
    const [first, second] = observation.component;
    return `${first?.valueQuantity?.value}/${second?.valueQuantity?.value} ${first?.valueQuantity?.unit ?? ''}`.trim();
  }
  if (parts.length) return parts.map(part => `${part.of ?? '?'}: ${part.value ?? 'no value'}`).join('; ');
  return conceptText(observation.dataAbsentReason) ?? 'no value';
}

/** `down from 8.7 on 3 Aug 2026`; nothing when there is no earlier number in the same unit. */
export function trendWords(latest: fhir4.Observation, earlier: fhir4.Observation | undefined): string {
  const now = latest.valueQuantity ?? latest.component?.[0]?.valueQuantity;
  const before = earlier?.valueQuantity ?? earlier?.component?.[0]?.valueQuantity;
  if (!earlier || now?.value === undefined || before?.value === undefined || now.unit !== before.unit)
    return '';
  const when = dateText(whenOf(earlier));
  if (now.value === before.value) return `unchanged since ${when}`;
  return `${now.value < before.value ? 'down' : 'up'} from ${valueText(earlier)} on ${when}`;
}

/** When a resource says it happened, else when it was written. */
export function whenOf(resource: object): string | undefined {
  const dates = [
    'effectiveDateTime',
    'onsetDateTime',
    'authoredOn',
    'date',
    'sent',
    'startDate',
    'start',
    'recordedDate',
    'created',
    'performedDateTime',
  ];
  const fields = resource as Record<string, unknown>;
  const period = (fields.period ?? fields.effectivePeriod) as fhir4.Period | undefined;
  const found = dates.map(name => fields[name]).find(value => typeof value === 'string');
  return (
    (found as string | undefined) ?? period?.start ?? (fields.meta as fhir4.Meta | undefined)?.lastUpdated
  );
}

function ownValue(value: Measured): string | undefined {
  const { valueQuantity: quantity } = value;
  if (quantity)
    return `${quantity.comparator ?? ''}${quantity.value ?? '?'} ${quantity.unit ?? quantity.code ?? ''}`.trim();
  if (value.valueInteger !== undefined) return String(value.valueInteger);
  if (value.valueBoolean !== undefined) return value.valueBoolean ? 'yes' : 'no';
  return value.valueString ?? conceptText(value.valueCodeableConcept) ?? dateText(value.valueDateTime);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
