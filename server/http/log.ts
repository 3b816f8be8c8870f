import pino from 'pino';
import type { RefusalCode } from '../domain/refusal.ts';

export const logEvents = [
  'started',
  'stopping',
  'stopped',
  'request',
  'refused',
  'failed',
  'launch',
  'token-refresh',
  'emr-call',
  'chart-read',
  'chart-write',
  'outbox',
  'audit-anchor',
  'database',
] as const;
export type LogEvent = (typeof logEvents)[number];

/** A text that was looked at and found to be an identifier: no spaces, no punctuation a sentence would need. */
export type LogId = string & { readonly logId: unique symbol };

/** All a line may hold: numbers, yes or no, words of our own, ids. A plain string does not compile. */
export type LogFields = {
  id?: LogId;
  practice?: LogId;
  login?: LogId;
  entity?: LogId;
  /** The pattern of a declared route, never the address asked for. */
  route?: LogId;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  refused?: RefusalCode | 'unexpected';
  /** SQLSTATE, or the code of one of our errors. */
  code?: LogId;
  status?: number;
  ms?: number;
  count?: number;
  port?: number;
  ok?: boolean;
};
export type Log = (event: LogEvent, fields?: LogFields) => void;

/** Lets an identifier into the log; whatever else it is given comes out as `unprintable`. */
export const logId = (text: string): LogId =>
  (/^[A-Za-z0-9._~:/-]{1,80}$/.test(text) ? text : 'unprintable') as LogId;

/** JSON lines, on stdout unless told otherwise. */
export function createLog(choice: { to?: pino.DestinationStream; level?: 'info' | 'silent' } = {}): Log {
  const options = { base: null, level: choice.level ?? 'info', timestamp: pino.stdTimeFunctions.isoTime };
  // What is written waits for nobody, and nobody for it; the end of the process writes the rest down.
  const lines = pino(options, choice.to ?? pino.destination({ dest: 1, sync: false }));
  return (event, fields = {}) => (event === 'failed' ? lines.error : lines.info).call(lines, fields, event);
}
