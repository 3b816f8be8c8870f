/** A check of a field as it was read: nothing where it is good, else where in it and what is wrong: `minutes.atLeast: …`. */
export type FieldCheck = (value: unknown) => string | undefined;

export const text: FieldCheck = value =>
  typeof value === 'string' && value.trim() !== '' ? undefined : 'is not a text';
export const day: FieldCheck = value =>
  typeof value === 'string' && /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
    ? undefined
    : 'is not a day (YYYY-MM-DD)';
export const whole: FieldCheck = value =>
  Number.isInteger(value) && Number(value) >= 1 ? undefined : 'is not a whole number above 0';
export const wholeOrNone: FieldCheck = value => (value === 0 ? undefined : whole(value));
export const yes: FieldCheck = value => (value === true ? undefined : 'is not true; leave it out instead');
export const code: FieldCheck = value =>
  typeof value === 'string' && /^[0-9A-Z]\d{3}[0-9A-Z]$/.test(value) ? undefined : 'is not a code';

export const oneOf =
  (...allowed: readonly string[]): FieldCheck =>
  value =>
    allowed.includes(String(value)) ? undefined : `is none of ${allowed.join(', ')}`;

export const listOf =
  (one: FieldCheck): FieldCheck =>
  value => {
    if (!Array.isArray(value)) return 'is not a list';
    for (const [n, each] of value.entries()) {
      const wrong = one(each);
      if (wrong) return inside(String(n), wrong);
    }
    return undefined;
  };

type Fields = { readonly [name: string]: FieldCheck };

/** Fields that must be there, fields that may be, and no others. */
export const fields =
  (must: Fields, may: Fields = {}): FieldCheck =>
  value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not an object';
    for (const name of Object.keys(value))
      if (!Object.hasOwn(must, name) && !Object.hasOwn(may, name)) return inside(name, 'is no field of this');
    for (const [name, check] of Object.entries({ ...must, ...may })) {
      const there = Object.hasOwn(value, name);
      if (!there && Object.hasOwn(may, name)) continue;
      const wrong = there ? check((value as Record<string, unknown>)[name]) : 'is missing';
      if (wrong) return inside(name, wrong);
    }
    return undefined;
  };

/** One shape of several, told by one of its fields. */
export const told =
  (by: string, shapes: { readonly [name: string]: FieldCheck }): FieldCheck =>
  value => {
    const name = String((value as Record<string, unknown> | null)?.[by]);
    const check = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    return check ? check(value) : inside(by, `is none of ${Object.keys(shapes).join(', ')}`);
  };

const inside = (name: string, wrong: string): string =>
  /^[\w.-]+: /.test(wrong) ? `${name}.${wrong}` : `${name}: ${wrong}`;
