/** What a resource of the chart says at a glance, as far as it says it; the words are the chart's own. */
export type InShort = {
  what?: string;
  /** A value with its unit, a dose, or the parts of a measurement. */
  value: string[];
  /** The range that was sent along, how the reading was marked against it, and what a goal aims at. */
  range?: string[];
  marked?: string[];
  aim?: string[];
  when?: { from: string; to?: string };
  status?: string;
  by: string[];
  byPatient?: true;
  why: string[];
  notes: string[];
};

/** Told before the raw fields, so that nobody has to read those to know what a fact is. */
export function inShort(resource: Record<string, unknown>): InShort {
  const of = (name: string) => resource[name];
  const period = [of('effectivePeriod'), of('period'), of('performedPeriod')].map(group).find(starts);
  const moment = moments.map(name => text(of(name))).find(Boolean);
  const from = moment ?? text(period?.start);
  const to = moment === undefined ? text(period?.end) : undefined;
  const range = present(list(of('referenceRange')).map(rangeOf));
  const marked = present(list(of('interpretation')).map(concept));
  const aim = present(list(of('target')).map(targetOf));
  return {
    what: firstOf(
      text(group(of('description')).text),
      concept(of('code')),
      concept(of('medicationCodeableConcept')),
      text(group(of('medicationReference')).display),
      text(of('description')),
      text(of('title')),
      ...list(of('type')).map(concept),
      concept(of('type')),
      ...list(of('name')).map(name => text(name.text) ?? text(name.family)),
      text(group(of('class')).display),
    ),
    value: present([
      amountOf(resource),
      ...list(of('component')).map(part => join([concept(part.code), amountOf(part)], ': ')),
      ...list(of('dosageInstruction')).map(dose => text(dose.text)),
    ]),
    ...(range.length > 0 && { range }),
    ...(marked.length > 0 && { marked }),
    ...(aim.length > 0 && { aim }),
    ...(from && { when: { from, ...(to && to !== from && { to }) } }),
    status: firstOf(text(of('status')), text(of('lifecycleStatus')), concept(of('clinicalStatus'))),
    by: present([
      ...[of('requester'), of('recorder'), of('expressedBy')].map(one => text(group(one).display)),
      // Whom something was asked of did not say it.
      ...[of('requester') ? undefined : of('performer'), of('author')]
        .flatMap(list)
        .map(one => text(one.display)),
      ...list(of('participant')).map(one => text(group(one.individual).display)),
    ]),
    ...(list(of('performer')).some(isPatient) && { byPatient: true as const }),
    why: present(list(of('reasonCode')).map(concept)),
    notes: present(list(of('note')).map(note => text(note.text))),
  };
}

const moments = [
  'effectiveDateTime',
  'authoredOn',
  'onsetDateTime',
  'startDate',
  'date',
  'recordedDate',
  'birthDate',
];

type Group = { [name: string]: unknown };
const group = (value: unknown): Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Group) : {};
const list = (value: unknown): Group[] => (Array.isArray(value) ? value.map(group) : []);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim().slice(0, 500) || undefined : undefined;
const starts = (period: Group) => text(period.start) !== undefined;
const firstOf = (...values: (string | undefined)[]) => values.find(Boolean);
const present = (values: (string | undefined)[]) => [...new Set(values.flatMap(value => value ?? []))];
const join = (parts: (string | undefined)[], between: string) => present(parts).join(between) || undefined;

function concept(value: unknown): string | undefined {
  const { text: words, coding } = group(value);
  const coded = list(coding).map(one => text(one.display) ?? text(one.code));
  return text(words) ?? coded.find(Boolean);
}

const isPatient = (one: Group) => /(^|\/)Patient\//.test(text(one.reference) ?? '');

/** "4 % – 5.6 %", "<= 29 mg/g" as a chart writes its comparators; in words only where the chart has no numbers. */
function rangeOf(range: Group): string | undefined {
  const [low, high] = [quantityOf(range.low), quantityOf(range.high)];
  if (low && high) return `${low} – ${high}`;
  return low ? `>= ${low}` : high ? `<= ${high}` : text(range.text);
}

function targetOf(target: Group): string | undefined {
  const aim = quantityOf(target.detailQuantity) ?? rangeOf(group(target.detailRange));
  const words = aim ?? text(target.detailString) ?? concept(target.detailCodeableConcept);
  return join([concept(target.measure), words, text(target.dueDate)], ' ');
}

function quantityOf(quantity: unknown): string | undefined {
  const { value, unit, code, comparator } = group(quantity);
  if (typeof value !== 'number') return undefined;
  return join([text(comparator), String(value), text(unit) ?? text(code)], ' ');
}

function amountOf(holder: Group): string | undefined {
  const quantity = quantityOf(holder.valueQuantity);
  if (quantity) return quantity;
  const plain = [holder.valueInteger, holder.valueString, holder.valueBoolean, holder.valueDateTime].find(
    each => each !== undefined,
  );
  return concept(holder.valueCodeableConcept) ?? (plain === undefined ? undefined : text(String(plain)));
}
