import { createHash } from 'node:crypto';
import { noteSignature, noteText } from '../domain/session/note.ts';
import type { Composed } from './compose-session.ts';

/**
 * A mark of what would be filed and where: the same while nothing of it changes but the moment of the signature and the
 * minute a handoff ends with it. Who signs names the mark of what was seen.
 */
export function markOfFiled({ signed, context, routed, handoff }: Composed): string {
  const note = noteText(signed, { ...context, handoff: undefined });
  const end = noteSignature(signed, context.settings.timeZone);
  const seen = [
    note.slice(0, note.lastIndexOf(end)),
    handoff?.before.state.status,
    routed.map(({ item, route, as }) => [item.key, route, as]),
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url');
}
