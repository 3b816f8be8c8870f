import { parameterOf } from './index-values.ts';
import { issue } from './outcomes.ts';
import { type Criterion, modifiers, valueFault } from './search-match.ts';
import type { OutcomeIssue } from './types.ts';

export type SortKey = { code: string; descending: boolean };
/** `_include=Source:code:target`, or turned round for `_revinclude`. `code` may be `*`. */
export type Inclusion = { source: string; code: string; target?: string; reverse: boolean; iterate: boolean };

export type SearchQuery = {
  type: string;
  criteria: Criterion[];
  sort: SortKey[];
  inclusions: Inclusion[];
  count: number;
  offset: number;
  countOnly: boolean;
  /** Elements to leave in each match; undefined: all. */
  elements?: string[];
};

const defaultCount = 100;
const largestCount = 1000;
/** Search parameters about the answer rather than the resource; `_offset` is ours, for the next page. */
export const resultParameters = [
  '_count',
  '_elements',
  '_include',
  '_revinclude',
  '_sort',
  '_summary',
  '_total',
];

/** Understands a search, or says with one issue each which parameters it cannot take. */
export function parseSearch(type: string, params: URLSearchParams): SearchQuery | OutcomeIssue[] {
  const query: SearchQuery = {
    ...{ type, criteria: [], sort: [], inclusions: [] },
    ...{ count: defaultCount, offset: 0, countOnly: false },
  };
  const issues: OutcomeIssue[] = [];
  for (const [name, value] of params) {
    const fault = takeResultParameter(query, name, value) ?? takeCriterion(query, name, value);
    if (fault && fault !== 'taken') issues.push(fault);
  }
  // References first: they leave few resources whose other values must be worked out.
  const cost = ({ code, type: kind }: Criterion) => (code === '_id' ? 0 : kind === 'reference' ? 1 : 2);
  query.criteria.sort((a, b) => cost(a) - cost(b));
  return issues.length > 0 ? issues : query;
}

type Taken = 'taken' | OutcomeIssue;

function takeResultParameter(query: SearchQuery, name: string, value: string): Taken | undefined {
  const bad = (text: string) => issue('invalid', `${name}=${value}: ${text}`, name);
  const [base = '', modifier] = name.split(':');
  switch (base) {
    case '_count':
      if (!/^\d+$/.test(value)) return bad('a whole number is needed');
      query.count = Math.min(Number(value), largestCount);
      query.countOnly ||= query.count === 0;
      return 'taken';
    case '_offset':
      if (!/^\d+$/.test(value)) return bad('a whole number is needed');
      query.offset = Number(value);
      return 'taken';
    case '_sort':
      query.sort = value
        .split(',')
        .map(key => ({ code: key.replace(/^-/, ''), descending: key.startsWith('-') }));
      return unknownSort(query) ?? 'taken';
    case '_summary':
      if (value !== 'count' && value !== 'false') return bad('only count and false are supported');
      query.countOnly ||= value === 'count';
      return 'taken';
    case '_elements':
      query.elements = value.split(',').filter(element => element !== '');
      return 'taken';
    case '_include':
    case '_revinclude':
      return (
        takeInclusion(query, base === '_revinclude', modifier === 'iterate', value) ??
        bad('no such reference')
      );
    case '_total':
      return 'taken';
    case '_pretty':
      return 'taken';
    case '_format':
      return /json/.test(value) ? 'taken' : bad('only JSON is spoken here');
    default:
      return undefined;
  }
}

function unknownSort({ type, sort }: SearchQuery): OutcomeIssue | undefined {
  const unknown = sort.find(key => !parameterOf(type, key.code));
  return unknown && issue('not-supported', `${type} cannot be sorted by ${unknown.code}`, '_sort');
}

function takeInclusion(
  query: SearchQuery,
  reverse: boolean,
  iterate: boolean,
  value: string,
): Taken | undefined {
  const [source = '', code = '', target] = value.split(':');
  const isKnown = code === '*' || parameterOf(source, code)?.type === 'reference';
  if (!isKnown) return undefined;
  query.inclusions.push({ source, code, target, reverse, iterate });
  return 'taken';
}

function takeCriterion(query: SearchQuery, name: string, value: string): Taken {
  const [code = '', modifier] = name.split(':');
  const parameter = parameterOf(query.type, code);
  if (!parameter) return issue('not-supported', `${query.type} has no search parameter ${name}`, name);
  const isTypeOfTarget = parameter.type === 'reference' && /^[A-Z]/.test(modifier ?? '');
  const isKnown = !modifier || modifier === 'missing' || isTypeOfTarget;
  if (!isKnown && !modifiers[parameter.type]?.includes(modifier)) {
    return issue('not-supported', `${name}: no modifier ${modifier} for ${parameter.type}`, name);
  }
  const values = splitAlternatives(value);
  const criterion: Criterion = { code, type: parameter.type, modifier, values, raw: value };
  if (valueFault(criterion) !== undefined) {
    return issue(
      'value',
      `${name}=${value} is no ${modifier === 'missing' ? 'boolean' : parameter.type}`,
      name,
    );
  }
  query.criteria.push(criterion);
  return 'taken';
}

/** Commas part alternatives; `\,` is a comma. */
function splitAlternatives(value: string): string[] {
  const parts = value.match(/(?:\\.|[^,\\])+|(?<=,|^)(?=,|$)/gs) ?? [''];
  return parts.map(part => part.replace(/\\([,\\$|])/g, '$1'));
}
