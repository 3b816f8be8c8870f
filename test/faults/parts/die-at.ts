/**
 * Loaded into a process of ours before anything else (`--import`): once it is told to by SIGUSR2, which it answers by
 * the file DIE_ARMED, it kills itself with
 * SIGKILL at a place of the next transaction that touches what DIE_TOUCHING says. DIE_AT: `begin`, before its first
 * statement; a number, after so many of its statements were answered; `commit`, at the
 * latest; `committed`.
 */
import { writeFileSync } from 'node:fs';
import pg from 'pg';

const where = process.env.DIE_AT ?? '';
const touching = new RegExp(process.env.DIE_TOUCHING ?? 'coaching_session');
const words = (query: unknown): string =>
  typeof query === 'string' ? query : `${(query as { text?: unknown })?.text ?? ''}`;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('this is not reached');
};

let armed = false;
process.on('SIGUSR2', () => {
  armed = true;
  writeFileSync(process.env.DIE_ARMED ?? '', '');
});

/** Statements of a transaction so far, and whether it touched a session. */
const under = new WeakMap<object, { statements: number; touched: boolean }>();
const proto = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
const { query } = proto;
proto.query = function (this: object, ...given: unknown[]): unknown {
  if (!armed) return query.apply(this, given);
  const text = words(given[0]);
  const now = under.get(this) ?? { statements: 0, touched: false };
  const begins = /^begin/i.test(text);
  under.set(this, begins ? { statements: 0, touched: false } : now);
  if (begins && where === 'begin') die();
  if (touching.test(text)) now.touched = true;
  if (where === '0' && now.touched) die();
  if (!begins && now.touched) now.statements += 1;
  const ends = /^commit/i.test(text) && now.touched;
  if (ends && where !== 'committed') die();
  const answer = query.apply(this, given);
  const isDue = ends ? where === 'committed' : now.touched && now.statements === Number(where);
  if (isDue && answer instanceof Promise) return answer.then(die);
  return answer;
};
