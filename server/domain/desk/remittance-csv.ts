import { rowsOf } from './csv-rows.ts';
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

/** The columns that are taken, in whatever order; the same names as in the export. The first three must be there. */
export const remittanceColumns = [
  'claim_number',
  'procedure_code',
  'paid',
  'charge',
  'reasons',
  'remarks',
  'service_from',
  'service_to',
  'units',
  'patient_name',
  'line_key',
  'payer',
  'payment_number',
  'paid_on',
] as const;
type Column = (typeof remittanceColumns)[number];
const needed: readonly Column[] = ['claim_number', 'procedure_code', 'paid'];

/** Reads rows with a head of column names (RFC 4180; comma, semicolon or tab between). Reasons read `CO-50 CO-45:12.50`. */
export function readRemittanceCsv(text: string): Remittance | Unreadable {
  const head = text.slice(0, 4_000).split(/\r?\n/, 1)[0] ?? '';
  const between = [',', ';', '\t'].find(sign => namesIn(head, sign).length > 2);
  const names = between === undefined ? [] : namesIn(head, between);
  if (between === undefined || !needed.every(name => names.includes(name)))
    return { unreadable: 'no-columns' };
  const rows = rowsOf(text, between, mostLines + 1);
  if (rows === undefined) return { unreadable: 'cut-off' };
  if (rows.length > mostLines + 1) return { unreadable: 'too-many' };
  const lines: PaidLine[] = [];
  const notRead: NotRead[] = [];
  for (const [n, cells] of rows.entries()) {
    if (n === 0 || (cells.length === 1 && cells[0] === '')) continue;
    const row = cells.length === names.length ? readRow(cells, names, n + 1) : ('cells' as const);
    if (typeof row === 'string') notRead.push({ at: n + 1, what: `row ${n + 1}`, because: row });
    else lines.push(row);
  }
  return { kind: 'csv', lines, notRead, passedOver: [], unbalanced: [] };
}

const namesIn = (head: string, between: string): string[] =>
  head
    .split(between)
    .map(name => name.trim().replace(/^"|"$/g, '').trim().toLowerCase().replaceAll(' ', '_'));

function readRow(
  cells: readonly string[],
  names: readonly string[],
  at: number,
): PaidLine | NotRead['because'] {
  const of = (name: Column): string => {
    const cell = (cells[names.indexOf(name)] ?? '').trim();
    return cell.startsWith("'") ? cell.slice(1) : cell; // the sign before what a spreadsheet would run
  };
  const [claim, code] = [of('claim_number'), of('procedure_code')];
  if (claim === '' && of('patient_name') === '') return 'no-number';
  const [paidCents, chargedCents] = [
    centsOf(of('paid')),
    of('charge') === '' ? undefined : centsOf(of('charge')),
  ];
  const adjustments = adjustmentsIn(of('reasons'));
  if (paidCents === undefined || adjustments === undefined) return 'amount';
  if (of('charge') !== '' && chargedCents === undefined) return 'amount';
  const days = (['service_from', 'service_to', 'paid_on'] as const).map(of);
  if (days.some(day => day !== '' && !isDay(day))) return 'date';
  const [from = '', to = '', paidOn = ''] = days;
  const units = Number(of('units') || Number.NaN);
  const line = {
    ...{ at, claim, payer: of('payer'), trace: of('payment_number'), modifiers: [], paidCents, adjustments },
    ...(code && { code }),
    ...(chargedCents !== undefined && { chargedCents }),
    ...(paidOn && { paidOn }),
    ...(of('line_key') && { lineNumber: of('line_key') }),
    ...(of('patient_name') && { patient: of('patient_name') }),
    ...(from && { from }),
    ...((to || from) && { to: to || from }),
    ...(Number.isInteger(units) && { units }),
    remarks: of('remarks')
      .split(/[\s;,]+/)
      .filter(Boolean),
  };
  return { ...line, outcome: outcomeOf('', line) };
}

/** `CO-50`, `CO 50` or `CO50`, each with its amount after a colon where one is told. */
function adjustmentsIn(cell: string): Adjustment[] | undefined {
  const found: Adjustment[] = [];
  for (const word of cell.split(/[;,]|\s+(?=[A-Za-z]{2}\b|[A-Za-z]{2}[-\d])/).map(one => one.trim())) {
    if (word === '') continue;
    const [, group = '', reason = '', amount] =
      /^([A-Za-z]{2})[- ]?([A-Za-z]?\d{1,3})(?::(\S+))?$/.exec(word) ?? [];
    const cents = amount === undefined ? undefined : centsOf(amount);
    if (group === '' || (amount !== undefined && cents === undefined)) return undefined;
    found.push({
      ...{ group: group.toUpperCase(), reason: reason.toUpperCase() },
      ...(cents !== undefined && { cents }),
    });
  }
  return found;
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
