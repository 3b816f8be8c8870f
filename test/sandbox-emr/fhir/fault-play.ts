import type { Response } from 'express';
import { refuse } from './outcomes.ts';
import { type Letter, send } from './send-answer.ts';
import type { Answer, Fault, FaultBoard, FaultKind, ListedFault } from './types.ts';

/** The request a fault may hit. `isWrite`: it may change what is stored. */
export type Target = { method: string; type: string | undefined; isWrite: boolean };

const before: FaultKind[] = ['reset-before', 'no-answer-before', '500-before', '429', '503'];
const after: FaultKind[] = [
  ...(['500-after-commit', 'cut-body', 'reset-after', 'no-answer-after'] as const),
  ...(['html-200', 'malformed-json', 'empty-201'] as const),
  ...(['location-elsewhere', 'drip-after', 'gateway-after'] as const),
];

/** Plays the faults that strike before anything is done; true: the request is over. */
export async function strikeBefore(faults: FaultBoard, target: Target, res: Response): Promise<boolean> {
  const { method, type } = target;
  if (faults.take(['down'], method, type)) return cut(res);
  const delay = faults.take(['delay'], method, type);
  if (delay) await pause(delay.delayMs ?? 1000);
  const fault = faults.take(before, method, type);
  if (!fault) return false;
  if (fault.kind === 'reset-before') return cut(res);
  if (fault.kind === 'no-answer-before') return true;
  send(res, refusalLetter(fault));
  return true;
}

/** The refusal of every token, while that fault waits. */
export function expiredToken(faults: FaultBoard, { method, type }: Target): Answer | undefined {
  const fault = faults.take(
    ['expire-tokens', 'request_expired_token', 'request_invalid_token'],
    method,
    type,
  );
  const words = fault?.kind === 'request_invalid_token' ? 'is not valid' : 'has expired';
  return fault && refuse(401, 'login', `The access token ${words}`);
}

/** The refusal of one type, by status 403 or the one the fault names; before anything is stored. */
export function refusedType(faults: FaultBoard, method: string, type: string): Answer | undefined {
  const fault = faults.take(['refuse-type'], method, type);
  if (!fault) return undefined;
  const status = fault.status ?? 403;
  return refuse(status, codeOf[status] ?? 'forbidden', `${type} is not accepted here`, type);
}

export type Lateness = number | NonNullable<Fault['held']>;

/**
 * When this write's commit comes, if that fault waits: so many milliseconds late, and its connection is closed
 * half-way, or when it is let.
 */
export function lateness(faults: FaultBoard, target: Target): Lateness | undefined {
  const fault = takeAfter(faults, ['commit-late'], target);
  return fault && (fault.held ?? fault.delayMs ?? 3000);
}

/** Plays the faults that strike once all is done; true: the request is over. */
export function strikeAfter(faults: FaultBoard, target: Target, res: Response, letter: Letter): boolean {
  const fault = takeAfter(faults, after, target);
  if (!fault) return false;
  const json = { 'content-type': 'application/fhir+json; charset=utf-8' };
  switch (fault.kind) {
    case 'reset-after':
      return cut(res);
    case 'no-answer-after':
      return true;
    case 'cut-body':
      return cutMidBody(res, letter);
    case 'html-200':
      send(res, { status: 200, headers: { 'content-type': 'text/html' }, body: loginPage });
      return true;
    case 'malformed-json':
      send(res, { status: letter.status, headers: json, body: '{"resourceType":"Bund' });
      return true;
    case 'empty-201':
      send(res, { status: 201, headers: {}, body: '' });
      return true;
    case 'location-elsewhere':
      send(res, { status: 201, headers: { location: fault.location ?? elsewhere }, body: '' });
      return true;
    case 'drip-after':
      return drip(res, letter);
    case 'gateway-after':
      send(res, {
        status: fault.status ?? 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><title>Bad gateway</title></html>',
      });
      return true;
    default:
      send(res, refusalLetter(fault));
      return true;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}

/** Without a named method, what strikes after the commit waits for a write: a read has none. */
function takeAfter(
  faults: FaultBoard,
  kinds: FaultKind[],
  { method, type, isWrite }: Target,
): ListedFault | undefined {
  const waiting = faults.list().filter(one => kinds.includes(one.kind));
  const fitting = waiting.filter(one => isWrite || one.method !== undefined || one.kind === 'html-200');
  const usable = kinds.filter(kind => fitting.some(one => one.kind === kind));
  return usable.length > 0 ? faults.take(usable, method, type) : undefined;
}

function refusalLetter({ kind, retryAfter, status }: ListedFault): Letter {
  const code = kind === '429' ? 429 : kind === '503' ? 503 : (status ?? 500);
  const { body } = refuse(code, code === 500 ? 'exception' : 'throttled', `The server answers ${code}`);
  const wait = kind === '429' ? (retryAfter ?? '1') : retryAfter;
  return {
    status: code,
    headers: {
      'content-type': 'application/fhir+json; charset=utf-8',
      ...(wait ? { 'retry-after': wait } : {}),
    },
    body: JSON.stringify(body),
  };
}

function cut(res: Response): true {
  res.socket?.destroy();
  return true;
}

function cutMidBody(res: Response, { status, headers, body }: Letter): true {
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) + 1 });
  res.write(body.slice(0, Math.floor(body.length / 2)), () => res.socket?.destroy());
  return true;
}

/** A letter at a time, until the client has had enough. */
function drip(res: Response, { status, headers, body }: Letter): true {
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  let sent = 0;
  const drop = setInterval(() => {
    if (res.destroyed || sent >= body.length) clearInterval(drop);
    else res.write(body[sent++] ?? '');
  }, 40);
  return true;
}

const codeOf: { [status: number]: string } = {
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
  409: 'conflict',
  412: 'conflict',
  415: 'not-supported',
  422: 'business-rule',
};
const elsewhere = 'https://elsewhere.example/fhir/Basic/1';
const loginPage = '<!doctype html><title>Sign in</title><form><input name="user"></form>';
