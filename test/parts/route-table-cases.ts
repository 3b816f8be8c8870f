import { z } from 'zod';
import { type Role, roles } from '../../server/domain/practice/settings.ts';
import { statusOf } from '../../server/http/refusals.ts';
import { type Route, type RouteRule, taken } from '../../server/http/route-table.ts';

/** Everyone who may knock, as themselves or as somebody they are not. */
export const callers = [
  'nobody',
  'garbage-cookie',
  'expired',
  'logged-out',
  'locked',
  'other-practice',
  'other-patient',
  'no-patient',
  'lower-role',
  'wrong-launch-header',
  'no-launch-header',
  'wrong-origin',
  'as-a-form',
  'cds-client',
  'rightful',
] as const;
export type Caller = (typeof callers)[number];

export type RouteCase = {
  route: string;
  rule: RouteRule;
  caller: Caller;
  role: Role;
  /** One status, or `stated`: an answer the rule states, or a refusal by its code, never a failure. */
  expected: number | 'stated';
};

/** Every route × every caller, with the status that follows from the rule alone. */
export const routeTableCases = (routes: readonly Route[]): RouteCase[] =>
  routes.flatMap(({ rule }) =>
    callers.flatMap(caller => {
      const expected = expectedOf(rule, caller);
      const route = `${rule.method} ${rule.path}`;
      return expected === undefined
        ? []
        : rolesOf(rule, caller).map(role => ({ route, rule, caller, role, expected }));
    }),
  );

/** Whether a status is one the case allows. */
export function allows({ rule, expected }: RouteCase, status: number): boolean {
  if (expected !== 'stated') return status === expected;
  const refusals: number[] = Object.values(statusOf);
  return rule.answers[status] !== undefined || refusals.includes(status);
}

export type Sample = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };

/** A call of the declared shape, made from the schemas; `given` fills in what must exist. */
export function sampleCall(
  rule: RouteRule,
  launchId: string,
  given: Sample = {},
): { path: string; body: unknown } {
  const sample = samplesOf(rule);
  const params = { ...(sample.params as object), launchId, ...given.params } as Record<string, string>;
  const query = new URLSearchParams({
    ...(sample.query as Record<string, string>),
    ...given.query,
  });
  const path = rule.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'x'));
  return { path: query.size > 0 ? `${path}?${query}` : path, body: given.body ?? sample.body };
}

/** The same for each of its callers. */
const samples = new WeakMap<RouteRule, { params: unknown; query: unknown; body: unknown }>();

function samplesOf(rule: RouteRule) {
  const found = samples.get(rule);
  if (found) return found;
  const { params, query, body } = taken(rule);
  const made = { params: sampleOf(params), query: sampleOf(query), body: sampleOf(body) };
  samples.set(rule, made);
  return made;
}

function expectedOf(rule: RouteRule, caller: Caller): number | 'stated' | undefined {
  const changes = rule.method !== 'GET';
  const named = rule.path.includes(':launchId');
  // An EMR is known by its token alone: no login and no page of ours opens these to a browser.
  if (rule.audience === 'cds-client') return caller === 'cds-client' ? 'stated' : 401;
  if (caller === 'wrong-origin') return changes ? 403 : 'stated';
  if (caller === 'as-a-form') return changes ? 415 : undefined;
  if (rule.audience !== 'clinician') return 'stated';
  const ofOnePatient = rule.patientBound && /:(?!launchId)/.test(rule.path);
  const table: { [C in Exclude<Caller, 'wrong-origin' | 'as-a-form'>]: number | 'stated' | undefined } = {
    nobody: 401,
    'garbage-cookie': 401,
    expired: 401,
    'logged-out': 401,
    locked: rule.whenLocked === 'allowed' ? 'stated' : 423,
    'other-practice': ofOnePatient ? 404 : 'stated',
    'other-patient': ofOnePatient ? 404 : 'stated',
    'no-patient': rule.patientBound ? 404 : 'stated',
    'lower-role': 403,
    'wrong-launch-header': 401,
    'no-launch-header': changes ? 403 : named ? undefined : 401,
    // As a program it names no launch and no page of ours.
    'cds-client': changes ? 403 : 401,
    rightful: 'stated',
  };
  return table[caller];
}

function rolesOf(rule: RouteRule, caller: Caller): readonly Role[] {
  const may = rule.roles === 'any' ? roles : rule.roles;
  if (caller === 'lower-role') return roles.filter(role => !may.includes(role));
  return caller === 'rightful' ? may : may.slice(0, 1);
}

type JsonShape = {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonShape[];
  oneOf?: JsonShape[];
  properties?: Record<string, JsonShape>;
  required?: string[];
  items?: JsonShape;
  minItems?: number;
  minLength?: number;
  minimum?: number;
};

const sampleOf = (schema: z.ZodType): unknown =>
  sampleFrom(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonShape);

function sampleFrom(shape: JsonShape): unknown {
  const choice = shape.anyOf?.[0] ?? shape.oneOf?.[0];
  if (choice) return sampleFrom(choice);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.type === 'object') {
    const wanted = (shape.required ?? []).map(name => [name, sampleFrom(shape.properties?.[name] ?? {})]);
    return Object.fromEntries(wanted);
  }
  if (shape.type === 'array')
    return Array.from({ length: shape.minItems ?? 0 }, () => sampleFrom(shape.items ?? {}));
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 0, 0);
  if (shape.type === 'boolean') return true;
  return sampleText(shape);
}

function sampleText({ format, minLength = 1 }: JsonShape): string {
  if (format === 'uuid') return '6f9f7c0e-5c1d-4c39-9d3e-0f4a3c3f7f10';
  if (format === 'date') return '2026-03-02';
  if (format === 'date-time') return '2026-03-02T10:00:00Z';
  return 'x'.repeat(Math.max(1, minLength));
}
