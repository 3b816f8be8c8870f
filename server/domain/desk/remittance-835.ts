import { centsOf } from './money.ts';
import {
  type Adjustment,
  mostLines,
  type NotRead,
  type PaidLine,
  type Remittance,
  type Unreadable,
} from './remittance.ts';
import { outcomeOf } from './remittance-outcome.ts';
import { openEnvelopes, type Segment, type Transaction } from './remittance-segments.ts';

/** Segments of an 835 that say nothing we keep; any other is told as passed over. */
const kept = new Set([
  'BPR',
  'TRN',
  'REF',
  'DTM',
  'N1',
  'CLP',
  'CAS',
  'NM1',
  'MIA',
  'MOA',
  'SVC',
  'LQ',
  'PLB',
]);
const known = new Set(['NTE', 'CUR', 'N2', 'N3', 'N4', 'PER', 'RDM', 'LX', 'TS3', 'TS2', 'AMT', 'QTY']);

/** Reads an X12 835 (005010X221): the payments of one or several payers, claim by claim, line by line. */
export function read835(text: string): Remittance | Unreadable {
  const opened = openEnvelopes(text);
  if ('unreadable' in opened) return opened;
  if (opened.transactions.length === 0) return { unreadable: 'not-835' };
  const read = opened.transactions.map(readTransaction);
  const lines = read.flatMap(one => one.lines);
  if (lines.length > mostLines) return { unreadable: 'too-many' };
  return {
    ...{ kind: '835', lines, notRead: read.flatMap(one => one.notRead) },
    passedOver: [...new Set([...opened.others, ...read.flatMap(one => one.passedOver)])].slice(0, 50),
    unbalanced: read.flatMap(one => one.unbalanced),
  };
}

type Paying = { payer: string; trace: string; paidOn?: string };
type Claim = { head: Segment; own: Segment[]; services: Segment[][] };

function readTransaction({ segments, parts }: Transaction): Omit<Remittance, 'kind'> {
  const { head, claims, balances } = inLoops(segments);
  const paying = payingOf(head);
  const read = claims.map(claim => readClaim(claim, paying, parts));
  const passedOver = segments
    .filter(({ name }) => !kept.has(name) && !known.has(name))
    .map(({ name }) => name);
  const saidCents = centsOf(elementOf(head, 'BPR', 2) ?? '');
  const foundCents =
    claims.reduce((all, claim) => all + (centsOf(claim.head.elements[4] ?? '') ?? 0), 0) - balances;
  const isBalanced = saidCents === undefined || saidCents === foundCents;
  return {
    lines: read.flatMap(one => ('notRead' in one ? [] : one.lines)),
    notRead: read.flatMap(one => ('notRead' in one ? [one.notRead] : [])),
    passedOver,
    unbalanced: isBalanced ? [] : [{ trace: paying.trace, saidCents, foundCents }],
  };
}

/** A claim goes from its CLP to the next; a line from its SVC. What is taken off the payment as a whole stands in PLB. */
function inLoops(segments: readonly Segment[]) {
  const head: Segment[] = [];
  const claims: Claim[] = [];
  let balances = 0;
  for (const segment of segments) {
    const claim = claims.at(-1);
    if (segment.name === 'CLP') claims.push({ head: segment, own: [], services: [] });
    else if (segment.name === 'PLB')
      for (let n = 4; n < segment.elements.length; n += 2)
        balances += centsOf(segment.elements[n] ?? '') ?? 0;
    else if (claim === undefined) head.push(segment);
    else if (segment.name === 'SVC') claim.services.push([segment]);
    else (claim.services.at(-1) ?? claim.own).push(segment);
  }
  return { head, claims, balances };
}

function payingOf(head: readonly Segment[]): Paying {
  const payer = head.find(({ name, elements }) => name === 'N1' && elements[1] === 'PR')?.elements[2];
  const paidOn = dayOf(elementOf(head, 'BPR', 16) || dated(head, '405') || '');
  return {
    ...{ payer: payer?.trim() ?? '', trace: elementOf(head, 'TRN', 2)?.trim() ?? '' },
    ...(paidOn && { paidOn }),
  };
}

function readClaim(
  { head, own, services }: Claim,
  paying: Paying,
  parts: string,
): { lines: PaidLine[] } | { notRead: NotRead } {
  const [, claim = '', status = '', charged = '', paid = '', , , payerClaim = ''] = head.elements;
  const left = (because: NotRead['because'], at = head.at): { notRead: NotRead } => ({
    notRead: { at, what: `CLP ${claim}`.trim(), because },
  });
  if (claim.trim() === '') return left('no-number');
  const ofClaim = { charged: centsOf(charged), paid: centsOf(paid), taken: adjustmentsIn(own) };
  if (ofClaim.charged === undefined || ofClaim.paid === undefined || ofClaim.taken === undefined)
    return left('amount');
  const patient = patientIn(own);
  const all = {
    ...{ ...paying, claim: claim.trim(), ...(payerClaim.trim() && { payerClaim: payerClaim.trim() }) },
    ...(patient && { patient }),
  };
  const days = daysIn(own, ['232', '233']);
  const remarks = remarksIn(own);
  if (services.length === 0) {
    const line = { paidCents: ofClaim.paid, chargedCents: ofClaim.charged, adjustments: ofClaim.taken };
    const whole = { at: head.at, ...all, ...days, modifiers: [], remarks, ...line };
    return { lines: [{ ...whole, outcome: outcomeOf(status.trim(), line) }] };
  }
  const lines: PaidLine[] = [];
  for (const service of services) {
    const line = serviceIn(service, parts);
    if (typeof line === 'string') return left(line, service[0]?.at);
    // Where a payer tells the reason of the claim alone, it is that of each line.
    const adjustments = line.adjustments.length > 0 ? line.adjustments : ofClaim.taken;
    const told = {
      ...all,
      ...days,
      ...line,
      adjustments,
      remarks: [...new Set([...line.remarks, ...remarks])],
    };
    lines.push({ ...told, outcome: outcomeOf(status.trim(), told) });
  }
  return { lines };
}

function serviceIn(service: readonly Segment[], parts: string) {
  const [head] = service;
  const [, paidFor = '', charged = '', paid = '', , units = '', submitted = '', submittedUnits = ''] =
    head?.elements ?? [];
  const [chargedCents, paidCents] = [centsOf(charged), centsOf(paid)];
  const adjustments = adjustmentsIn(service);
  if (chargedCents === undefined || paidCents === undefined || adjustments === undefined)
    return 'amount' as const;
  if (service.some(({ name, elements }) => name === 'DTM' && dayOf(elements[2] ?? '') === undefined))
    return 'date' as const;
  // What was claimed, where the payer paid for another code than that.
  const [, code = '', ...modifiers] = (submitted || paidFor).split(parts);
  const many = Number(submittedUnits || units);
  const lineNumber = service.find(({ name, elements }) => name === 'REF' && elements[1] === '6R')
    ?.elements[2];
  return {
    ...{ at: head?.at ?? 0, modifiers: modifiers.slice(0, 4).filter(Boolean), chargedCents, paidCents },
    ...(code && { code: code.trim() }),
    ...(lineNumber?.trim() && { lineNumber: lineNumber.trim() }),
    ...((submittedUnits || units) && Number.isFinite(many) && { units: many }),
    ...daysIn(service, ['150', '151']),
    ...{ adjustments, remarks: remarksIn(service) },
  };
}

/** CAS: a group, then reason, amount and quantity, up to six times. */
function adjustmentsIn(segments: readonly Segment[]): Adjustment[] | undefined {
  const found: Adjustment[] = [];
  for (const { name, elements } of segments) {
    if (name !== 'CAS') continue;
    for (let n = 2; n < elements.length; n += 3) {
      const reason = elements[n]?.trim();
      if (!reason) continue;
      const cents = centsOf(elements[n + 1] ?? '');
      if (cents === undefined) return undefined;
      found.push({ group: elements[1]?.trim() ?? '', reason, cents });
    }
  }
  return found;
}

/** Remarks stand in LQ*HE of a line, in MOA (3 to 7) and MIA (5, 20 to 23) of a claim. */
const remarksIn = (segments: readonly Segment[]): string[] =>
  segments.flatMap(({ name, elements }) => {
    if (name === 'LQ' && elements[1] === 'HE') return elements[2]?.trim() || [];
    if (name === 'MOA')
      return elements
        .slice(3, 8)
        .map(one => one.trim())
        .filter(Boolean);
    if (name === 'MIA') return [elements[5], ...elements.slice(20, 24)].flatMap(one => one?.trim() || []);
    return [];
  });

function patientIn(segments: readonly Segment[]): string | undefined {
  const named = segments.find(({ name, elements }) => name === 'NM1' && elements[1] === 'QC')?.elements;
  return [named?.[4], named?.[5], named?.[3]].flatMap(one => one?.trim() || []).join(' ') || undefined;
}

function daysIn(
  segments: readonly Segment[],
  [first, last]: [string, string],
): { from?: string; to?: string } {
  const one = dayOf(dated(segments, '472') ?? '');
  const from = one ?? dayOf(dated(segments, first) ?? '');
  const to = one ?? dayOf(dated(segments, last) ?? '') ?? from;
  return { ...(from && { from }), ...(to && { to }) };
}

const dated = (segments: readonly Segment[], qualifier: string): string | undefined =>
  segments.find(({ name, elements }) => name === 'DTM' && elements[1] === qualifier)?.elements[2];

const elementOf = (segments: readonly Segment[], name: string, n: number): string | undefined =>
  segments.find(one => one.name === name)?.elements[n];

/** CCYYMMDD as YYYY-MM-DD; undefined where there is no such day. */
function dayOf(text: string): string | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (!found) return undefined;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : day;
}
