import type { Request, Response } from 'express';
import type { DisguiseRules } from './disguises.ts';
import { outcomeOf } from './outcomes.ts';
import type { Answer } from './types.ts';

/** An answer as HTTP: status, headers and body text, before anything is sent. */
export type Letter = { status: number; headers: Record<string, string>; body: string };

/** Puts an answer into HTTP, with the body the request's Prefer asks for. */
export function letterOf(answer: Answer, req: Request, rules: DisguiseRules, baseUrl: string): Letter {
  const { status, version, location } = answer;
  const headers: Record<string, string> = {};
  if (version && !(rules.bareAnswers && location)) {
    headers.etag = `W/"${version.versionId}"`;
    headers['last-modified'] = new Date(version.lastUpdated).toUTCString();
  }
  if (location)
    headers.location = rules.bareAnswers ? location.replace(/\/_history.*/, '') : `${baseUrl}/${location}`;
  if (status === 401) headers['www-authenticate'] = 'Bearer error="invalid_token"';
  if (status === 405) headers.allow = 'GET';
  const body = bodyOf(answer, req, rules);
  if (body !== '') headers['content-type'] = 'application/fhir+json; charset=utf-8';
  return { status, headers, body };
}

/** Sends the letter whole. */
export function send(res: Response, { status, headers, body }: Letter): void {
  res.status(status);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (status !== 204 && status !== 304) res.setHeader('content-length', Buffer.byteLength(body));
  res.end(body);
}

function bodyOf(answer: Answer, req: Request, rules: DisguiseRules): string {
  const { status, body, location, issues = [] } = answer;
  if (!location || status >= 400) return body ? JSON.stringify(body) : '';
  const wanted = /return=(minimal|representation|OperationOutcome)/.exec(
    req.headers.prefer?.toString() ?? '',
  )?.[1];
  if (wanted === 'OperationOutcome') return JSON.stringify(outcomeOf(issues));
  if (wanted === 'minimal' || (!wanted && rules.bareAnswers) || rules.bareAnswers === 'always') return '';
  return body ? JSON.stringify(body) : '';
}
