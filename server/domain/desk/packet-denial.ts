import { daysBetween } from '../billing/calendar.ts';
import type { Language } from '../language.ts';
import { reasonFixer, tellReason } from './denial-reasons.ts';
import type { PacketDenial } from './packet.ts';
import type { PacketKnown } from './packet-known.ts';

/** A denial as the packet tells it: its reason in our own words where we have some, and its age on this day. */
export function packetDenial(
  { id, lineKey, code, reason, day, answer, became }: PacketKnown['denials'][number],
  today: string,
  language: Language,
): PacketDenial {
  const known = tellReason(reason, language);
  return {
    ...{ id, lineKey, code, reason, fixer: reasonFixer(reason) },
    ...(known && { label: known.label, isSure: known.mark !== 'M' }),
    ...{ day, age: Math.max(0, daysBetween(day, today)) },
    ...{ ...(answer && { answer }), ...(became && { became }) },
  };
}
