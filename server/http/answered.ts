import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Answer } from './route-table.ts';

/** What was asked for, as JSON; or the refusal, as it is. */
export const answered = (outcome: object | Refusal): Answer | Refusal =>
  isRefusal(outcome) ? outcome : { status: 200, json: outcome };
