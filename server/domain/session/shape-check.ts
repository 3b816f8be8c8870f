import type { Shape } from '../shape.ts';

export type ShapeFault = { path: string[]; because: ShapeFaultReason };
export type ShapeFaultReason =
  | 'unknown-field'
  | 'bad-id'
  | 'too-many'
  | 'not-a-group'
  | 'not-a-field'
  | 'not-text'
  | 'too-long'
  | 'not-well-formed'
  | 'not-a-choice'
  | 'not-yes-or-no'
  | 'not-a-number'
  | 'not-whole'
  | 'out-of-range'
  | 'not-a-day'
  | 'not-a-clock-time'
  | 'not-an-instant';

/**
 * Everything in `value` that does not fit `shape`, each with its path; an empty list means it fits. Anything may be
 * absent. Unknown keys are faults, also the ones every JavaScript object seems to have.
 */
export function checkShape(shape: Shape, value: unknown, path: string[] = []): ShapeFault[] {
  if (shape.kind === 'group' || shape.kind === 'list' || shape.kind === 'choices') {
    if (!isPlainObject(value)) return [{ path, because: 'not-a-group' }];
    const tooMany = shape.kind === 'list' && Object.keys(value).length > shape.max;
    const faults: ShapeFault[] = tooMany ? [{ path, because: 'too-many' }] : [];
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const under = shapeUnder(shape, key);
      faults.push(
        ...('because' in under
          ? [{ path: [...path, key], because: under.because }]
          : checkShape(under.shape, inner, [...path, key])),
      );
    }
    return faults;
  }
  const because = leafFault(shape, value);
  return because ? [{ path, because }] : [];
}

/** The shape one step further down a path, or why there is none. */
export function shapeUnder(
  shape: Shape,
  key: string,
): { shape: Shape } | { because: 'unknown-field' | 'bad-id' | 'not-a-group' } {
  switch (shape.kind) {
    case 'group': {
      const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
      return field ? { shape: field } : { because: 'unknown-field' };
    }
    case 'list':
      return isListId(key) ? { shape: shape.of } : { because: 'bad-id' };
    case 'choices':
      return shape.of.includes(key) ? { shape: chosen } : { because: 'unknown-field' };
    default:
      return { because: 'not-a-group' };
  }
}

/** Ids of list entries: letters, digits, hyphen, underscore; at most 60; never a name that objects inherit. */
export const isListId = (id: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/.test(id) && !(id in {}) && id !== 'prototype';

/** A calendar day that exists, as YYYY-MM-DD, from 1900 to 2199; never through Date. */
export function isCalendarDay(day: string): boolean {
  const match = /^(19\d\d|20\d\d|21\d\d)-(\d\d)-(\d\d)$/.exec(day);
  if (!match) return false;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const chosen: Shape = { kind: 'choice', of: ['true'] };
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value));

function leafFault(shape: Shape, value: unknown): ShapeFaultReason | undefined {
  switch (shape.kind) {
    case 'text':
      return textFault(value, shape.max);
    case 'choice':
      if (shape === chosen) return value === true ? undefined : 'not-a-choice';
      return typeof value === 'string' && shape.of.includes(value) ? undefined : 'not-a-choice';
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : 'not-yes-or-no';
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number';
      if (shape.whole && !Number.isInteger(value)) return 'not-whole';
      return value < shape.min || value > shape.max || Object.is(value, -0) ? 'out-of-range' : undefined;
    case 'day':
      return typeof value === 'string' && isCalendarDay(value) ? undefined : 'not-a-day';
    case 'clock':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? undefined
        : 'not-a-clock-time';
    case 'instant':
      return typeof value === 'string' && isInstant(value) ? undefined : 'not-an-instant';
    default:
      return 'not-a-field';
  }
}

/** NUL cannot be stored as JSON in PostgreSQL, and half a surrogate pair cannot be sent as UTF-8. */
function textFault(value: unknown, max: number): ShapeFaultReason | undefined {
  if (typeof value !== 'string') return 'not-text';
  if (value.includes('\0') || /\p{Surrogate}/u.test(value)) return 'not-well-formed';
  return value.length > max ? 'too-long' : undefined;
}

function isInstant(value: string): boolean {
  const match =
    /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.exec(value);
  return match?.[1] !== undefined && isCalendarDay(match[1]);
}
