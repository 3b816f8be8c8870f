import { type IndexValue, indexValues, plain } from './index-values.ts';
import { parseReference } from './parse-reference.ts';
import { type Prefix, spanCompares, spanOf } from './search-dates.ts';
import type { Json } from './types.ts';

/** One `name=value` of a search, understood. `values` are alternatives. */
export type Criterion = { code: string; type: string; modifier?: string; values: string[]; raw: string };

/** The modifiers each parameter type takes here, besides `:missing`. */
export const modifiers: Record<string, readonly string[]> = {
  token: ['not', 'text'],
  string: ['exact', 'contains'],
  uri: ['below'],
  date: [],
  number: [],
  quantity: [],
  reference: ['identifier'],
};

/** What is wrong with the criterion's values, or undefined. */
export function valueFault({ type, modifier, values, raw }: Criterion): string | undefined {
  if (modifier === 'missing') return values.every(v => v === 'true' || v === 'false') ? undefined : raw;
  const isFine = (value: string) => {
    if (type === 'date') return spanOf(withoutPrefix(value).rest) !== undefined;
    if (type === 'number' || type === 'quantity') return Number.isFinite(numberAsked(value).value);
    return value !== '';
  };
  return values.every(isFine) ? undefined : raw;
}

/** Whether a resource fits the criterion. `baseUrl`: an absolute reference to this server is the relative one. */
export function fits(resource: Json, criterion: Criterion, baseUrl: string): boolean {
  const found = indexValues(resource, criterion.code);
  const { modifier, values } = criterion;
  if (modifier === 'missing') return values.some(value => (value === 'true') === (found.length === 0));
  const any = values.some(value => found.some(one => fitsValue(one, value, modifier, baseUrl)));
  return modifier === 'not' ? !any : any;
}

function fitsValue(found: IndexValue, value: string, modifier: string | undefined, baseUrl: string): boolean {
  switch (found.kind) {
    case 'token':
      return modifier === 'text' ? plain(found.text ?? '').startsWith(plain(value)) : fitsToken(found, value);
    case 'date': {
      const { prefix, rest } = withoutPrefix(value);
      const asked = spanOf(rest);
      return asked !== undefined && spanCompares(prefix, found.span, asked);
    }
    case 'reference':
      return modifier === 'identifier'
        ? fitsIdentifier(found, value)
        : fitsReference(found.reference, value, modifier, baseUrl);
    case 'string':
      if (modifier === 'exact') return found.text === value;
      return modifier === 'contains'
        ? plain(found.text).includes(plain(value))
        : plain(found.text).startsWith(plain(value));
    case 'quantity':
      return fitsQuantity(found, value);
    case 'number':
      return compares(found.value, value);
    case 'uri':
      return modifier === 'below' ? found.uri.startsWith(value) : found.uri === value;
  }
}

function fitsToken(found: { system?: string; code?: string }, value: string): boolean {
  const bar = value.indexOf('|');
  if (bar < 0) return found.code === value;
  const [system, code] = [value.slice(0, bar), value.slice(bar + 1)];
  if (system === '') return found.system === undefined && found.code === code;
  return found.system === system && (code === '' || found.code === code);
}

function fitsIdentifier(found: { identifier?: { system?: string; value?: string } }, value: string): boolean {
  const { system, value: code } = found.identifier ?? {};
  return found.identifier !== undefined && fitsToken({ system, code }, value);
}

/** `123`, `Patient/123`, `https://this-server/Patient/123`, and `:Patient=123`. */
function fitsReference(own: string, value: string, type: string | undefined, baseUrl: string): boolean {
  const asked = baseUrl !== '' && value.startsWith(`${baseUrl}/`) ? value.slice(baseUrl.length + 1) : value;
  if (asked.includes('/')) return own === asked || own.startsWith(`${asked}/_history/`);
  // A look before the regular expression: most of a type's resources belong to others.
  if (!own.includes(asked)) return false;
  const target = parseReference(own);
  return target?.id === asked && (!type || target.type === type);
}

function fitsQuantity(
  found: { value: number; system?: string; code?: string; unit?: string },
  value: string,
): boolean {
  const [, system, code] = value.split('|');
  if (system && found.system !== system) return false;
  if (code && found.code !== code && !(system === '' && found.unit === code)) return false;
  return compares(found.value, value);
}

/** `5.4` means 5.35 up to 5.45: as precise as it was written (R4 search, 3.1.1.5.3). */
function compares(own: number, asked: string): boolean {
  const { prefix, value, margin } = numberAsked(asked);
  const within = own >= value - margin && own < value + margin;
  const near = Math.abs(own - value) <= Math.abs(value) * 0.1;
  const answers: Record<Prefix, boolean> = {
    eq: within,
    ne: !within,
    gt: own > value,
    lt: own < value,
    ge: own >= value,
    le: own <= value,
    sa: own > value,
    eb: own < value,
    ap: near,
  };
  return answers[prefix];
}

function numberAsked(asked: string): { prefix: Prefix; value: number; margin: number } {
  const { prefix, rest } = withoutPrefix(asked.split('|')[0] ?? '');
  const [mantissa = '', exponent = '0'] = rest.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const value = rest === '' ? Number.NaN : Number(rest);
  return { prefix, value, margin: 0.5 * 10 ** (Number(exponent) - decimals) };
}

function withoutPrefix(value: string): { prefix: Prefix; rest: string } {
  const found = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[\d-])/.exec(value);
  return { prefix: (found?.[1] ?? 'eq') as Prefix, rest: found ? value.slice(2) : value };
}
