import type { Request, Response } from 'express';
import { z } from 'zod';
import type { AuditAction } from '../domain/practice/audit-actions.ts';
import type { Role } from '../domain/practice/settings.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AppParts } from './app-parts.ts';
import type { CdsIdentity, Identity, LoginIdentity } from './identity.ts';

/**
 * `clinician`: only with a login. `launch`: on the way to one. `cds-client`: an EMR of a practice, by the token of this
 * one call. `public`: anybody.
 */
export type Audience = 'clinician' | 'launch' | 'cds-client' | 'public';
export type AnswerKind = z.ZodType | 'html' | 'pdf' | 'text' | 'json' | 'event-stream' | 'redirect' | 'empty';

/** Everything that is true of a route. There is no other way to be one, so none of it can be forgotten. */
export type RouteRule<
  A extends Audience = Audience,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Express 5 syntax: `/api/sessions/:id`. */
  path: string;
  audience: A;
  roles: readonly Role[] | 'any';
  /** Only within a launch that has a patient; whatever is looked up belongs to that patient. */
  patientBound: boolean;
  /** Whether a locked login may ask: refused unless said. */
  whenLocked?: 'refused' | 'allowed';
  /**
   * Who asks may be taken from memory: the deed itself holds `identity.ifStill` against the login, in its transaction, or
   * asks for `sure` first.
   */
  recalls?: true;
  /** What is taken: nothing, unless said. Keys that are not named are refused. */
  params?: P;
  query?: Q;
  body?: B;
  /** Largest body in bytes, where it is not the usual one. */
  mostBytes?: number;
  /** What is answered when nothing else was after so many milliseconds; what comes later is not sent. */
  atLast?: { afterMs: number; answer: Answer };
  /** Every status below 400 it may answer, and as what. Refusals have theirs by their code. */
  answers: { [status: number]: AnswerKind };
  /** The audit row each answered call leaves, written with the deed; or why it leaves none. */
  audit: AuditAction | { none: string };
  summary: string;
};

export type Ask<A extends Audience = Audience, P = unknown, Q = unknown, B = unknown> = {
  parts: AppParts;
  identity: A extends 'clinician' ? LoginIdentity : A extends 'cds-client' ? CdsIdentity : Identity;
  /** Who asks, asked for where `identity` is from memory; or why they may not. */
  sure(): Promise<LoginIdentity | Refusal>;
  params: P;
  query: Q;
  body: B;
  now: Date;
  /** Milliseconds until the answer at last is given instead; without one there is no end to them. */
  msLeft(): number;
  /** For inline scripts and styles of a page: the policy lets no others run. */
  nonce: string;
  /** Lets the EMRs of a practice frame the page of this answer; a page for a login has it already. */
  frameFor(practiceId: string): Promise<void>;
  req: Request;
  res: Response;
};

export type Answer = {
  status: number;
  json?: unknown;
  /** JSON, as it was written already. */
  written?: string;
  html?: string;
  text?: string;
  pdf?: Buffer;
  redirect?: string;
  headers?: Record<string, string>;
  stream?: (res: Response) => void | Promise<void>;
};

export type Route = { rule: RouteRule; answer: (ask: Ask) => Promise<Answer | Refusal> };

/** Declares a route. The answer is typed by the rule: what it did not declare it does not get. */
export function defineRoute<
  const A extends Audience,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(
  rule: RouteRule<A, P, Q, B>,
  answer: (ask: Ask<A, z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer | Refusal>,
): Route {
  return { rule: rule as unknown as RouteRule, answer: answer as unknown as Route['answer'] };
}

/** What a route takes where it says nothing. */
export const nothing = z.strictObject({});

export const taken = (rule: RouteRule) => ({
  params: strict(rule.params ?? nothing),
  query: strict(rule.query ?? nothing),
  body: strict(rule.body ?? nothing),
});

/** Whether people see its answers as pages, so that its refusals should be pages too. */
export const isPage = (rule: RouteRule): boolean =>
  Object.values(rule.answers).some(kind => kind === 'html' || kind === 'redirect');

const strict = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
