import { consentWords } from '../../domain/desk/consent-words.ts';
import { lackKey } from '../../domain/desk/lack-key.ts';
import type { Language } from '../../domain/language.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { clockIn, dayIn } from '../../domain/time-zone.ts';
import { askToEnd, consentAsksOf, endAsks } from '../../storage/billing-asks.ts';
import { consentsOf, keepConsent } from '../../storage/billing-facts.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Actor } from '../parts.ts';
import { fileConsent, fileRevocation } from './consent-in-chart.ts';
import type { Biller, DeskParts } from './teller.ts';
import { doerOf, notInChart } from './teller.ts';

/** What a coach is to ask this patient, in both languages: words alone, since a coach knows of no programme. */
export type ConsentAsk = { id: string } & { [L in Language]: { question: string; also: string } };

/** What this patient is to be asked for. */
export const lookAtConsentAsks = (parts: DeskParts, actor: Actor, now: Date): Promise<ConsentAsk[]> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const asks = await consentAsksOf(tx, actor.patientId);
    const detail = { asks: asks.length };
    await auditDeed(tx, parts, actor, { action: 'look-at-consent-asks', detail }, now);
    return asks.flatMap(({ id, asked }) =>
      asked.about === 'consent'
        ? [{ id, en: consentWords(asked.to, 'en'), es: consentWords(asked.to, 'es') }]
        : [],
    );
  });

/** What the patient said, and in which language they were asked. */
export type SaidToConsent = { said: 'given' | 'declined'; words: string; language: Language };

/** The patient's answer to what was asked for, with what they were told before. The desk asks no more. */
export const answerConsent = (
  parts: DeskParts,
  actor: Actor,
  id: string,
  { said, words, language }: SaidToConsent,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(actor.practiceId, async tx => {
    const { practiceId, patientId, staff, settings } = actor;
    const ask = await askToEnd(tx, patientId, id);
    if (ask?.asked.about !== 'consent') return refuse('not-found', 'no-such-item');
    const { to } = ask.asked;
    const { question, also } = consentWords(to, language);
    const at = now.toISOString();
    const row = {
      ...{ practiceId, id, patientId, to, said, words, told: `${question} ${also}` },
      ...{ day: dayIn(at, settings.timeZone), time: clockIn(at, settings.timeZone) },
      ...{ staffId: staff.id, at },
    };
    await keepConsent(tx, row);
    await fileConsent(tx, actor, row, now);
    await endAsks(tx, patientId, ask.key, { staffId: staff.id, at });
    const deed = {
      action: 'record-consent',
      entity: 'patient_consent',
      entityId: id,
      detail: { said },
    } as const;
    await auditDeed(tx, parts, actor, deed, now);
    return { id };
  });

export type WrittenConsent = {
  key: string;
  patientId: string;
  to: Parameters<typeof consentWords>[0];
  said: 'given' | 'declined' | 'revoked';
  words: string;
  /** What they were told before they answered. */
  told: string;
  day: string;
  /** HH:MM by the practice's clock, where it is known. */
  time?: string;
};

/** The desk writes down a consent that stands on paper, or that a patient takes back. Refuses to take back what is not given, and an answer of which nobody says what the patient was told. */
export const recordConsent = async (
  parts: DeskParts,
  who: Biller,
  { key: id, patientId, to, said, words, told, day, time }: WrittenConsent,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const at = now.toISOString();
    const today = dayIn(at, who.settings.timeZone);
    if (day > today) return refuse('bad-request', 'not-understood', 'day');
    if (day === today && time !== undefined && time > clockIn(at, who.settings.timeZone))
      return refuse('bad-request', 'not-understood', 'time');
    if (said !== 'revoked' && told === '') return refuse('bad-request', 'not-understood', 'told');
    const last = (await consentsOf(tx, [patientId])).findLast(one => one.to === to);
    if (said === 'revoked' && last?.said !== 'given') return refuse('conflict', 'no-longer-open');
    const written = { practiceId: who.practiceId, id, patientId, to, said, words, told, day };
    const row = { ...written, time: time ?? null, staffId: who.staff.id, at };
    const isNew = await keepConsent(tx, row);
    if (isNew && row.said !== 'revoked') await fileConsent(tx, who, { ...row, said: row.said }, now);
    else if (isNew && last) await fileRevocation(tx, who, last, row, now);
    if (isNew && said !== 'revoked') {
      const asked = lackKey({ what: { says: 'lacks-consent', with: { to } } });
      await endAsks(tx, patientId, asked, { staffId: who.staff.id, at });
    }
    const deed = {
      action: 'record-consent',
      entity: 'patient_consent',
      entityId: id,
      detail: { said },
    } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
    return { id };
  });
