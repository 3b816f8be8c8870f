import type { Response } from 'express';
import { z } from 'zod';
import type { Answer, AnswerKind, RouteRule } from './route-table.ts';

/** Sends what the route answered; an answer the rule does not state is a bug of ours and is not sent. */
export async function sendAnswer(
  rule: RouteRule,
  answer: Answer,
  res: Response,
  check: boolean,
): Promise<void> {
  const stated = rule.answers[answer.status];
  const sent = kindOf(answer);
  if (stated === undefined || !fits(stated, sent)) {
    throw new UnstatedAnswer(rule, answer.status, sent);
  }
  if (check && stated instanceof z.ZodType) checkShape(rule, stated, answer);
  res.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.set(name, value);
  if (answer.stream) await answer.stream(res);
  else if (answer.redirect !== undefined) res.redirect(answer.status, answer.redirect);
  else if (answer.html !== undefined) res.type('html').send(answer.html);
  else if (answer.text !== undefined) res.type('text').send(answer.text);
  else if (answer.pdf) sendPdf(res, answer.pdf);
  else if (answer.written !== undefined) res.type('json').send(answer.written);
  else if (answer.json !== undefined) res.json(answer.json);
  else res.end();
}

export class UnstatedAnswer extends Error {
  readonly code = 'unstated-answer';
  constructor(rule: RouteRule, status: number, what: string) {
    super(`${rule.method} ${rule.path} answered ${status} (${what}), which its rule does not state`);
  }
}

const streamed: readonly AnswerKind[] = ['html', 'event-stream', 'text', 'json', 'pdf'];

/** A stream may carry a page, events, or what is too large to be had at once. */
function fits(stated: AnswerKind, sent: ReturnType<typeof kindOf>): boolean {
  if (sent === 'stream') return streamed.some(kind => kind === stated);
  return (stated instanceof z.ZodType ? 'json' : stated) === sent;
}

function kindOf(answer: Answer): Exclude<AnswerKind, z.ZodType> | 'stream' {
  if (answer.stream) return 'stream';
  if (answer.redirect !== undefined) return 'redirect';
  if (answer.html !== undefined) return 'html';
  if (answer.text !== undefined) return 'text';
  if (answer.pdf) return 'pdf';
  return answer.json === undefined && answer.written === undefined ? 'empty' : 'json';
}

function checkShape(rule: RouteRule, stated: z.ZodType, answer: Answer): void {
  const found = stated.safeParse(JSON.parse(answer.written ?? JSON.stringify(answer.json)));
  if (found.success) return;
  const fields = found.error.issues.map(issue => issue.path.join('.') || '(all)').join(', ');
  throw new UnstatedAnswer(rule, answer.status, `wrong in ${fields}`);
}

function sendPdf(res: Response, pdf: Buffer): void {
  // A viewer is a plug-in, which `sandbox` would keep from showing it.
  res.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; object-src 'self'");
  res.type('application/pdf').send(pdf);
}
