import { packetPaper } from '../../domain/desk/packet-paper.ts';
import type { Language } from '../../domain/language.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { packetPdf } from '../../views/claim-paper.ts';
import { lookAtClaim, type OneClaim } from './look-at-claim.ts';
import type { Biller, DeskParts } from './teller.ts';

/** One patient's claim packet as a PDF: the same look as on the screen, written down as such, and by whom it was printed. */
export async function packetOnPaper(
  parts: DeskParts,
  who: Biller,
  asked: OneClaim & { language: Language },
  now: Date,
): Promise<Buffer | Refusal> {
  const packet = await lookAtClaim(parts, who, asked, now);
  if (isRefusal(packet)) return packet;
  const { language, month } = asked;
  const { timeZone } = who.settings;
  const told = packetPaper(packet, { language, timeZone, by: who.staff.name });
  return packetPdf(told, { month, language, timeZone, madeAt: now.toISOString() });
}
