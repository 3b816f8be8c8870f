import { type WaitingQuestions, waitingQuestions } from '../domain/physician/waiting-questions.ts';
import type { PracticeSettings, Staff } from '../domain/practice/settings.ts';
import type { AskedAbout } from '../storage/clinician-questions.ts';
import type { PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { questionsWaiting } from '../storage/waiting-questions.ts';
import { whoseWaiting } from './live.ts';
import { namesOf, type PatientName } from './patient-names.ts';

/** A coach's own questions that wait, or those a physician is asked, of all patients, with the names as the charts have said them. */
export const waitingQuestionsFor = async (
  tx: PracticeTx,
  keys: KeyRing,
  who: {
    practiceId: string;
    staff: Pick<Staff, 'id' | 'role'>;
    settings: Pick<PracticeSettings, 'timeZone'>;
  },
  now: Date,
): Promise<WaitingQuestions> => {
  const whose = whoseWaiting(who.staff.role, who.staff.id);
  const all = whose === undefined ? [] : await questionsWaiting(tx, keys, whose);
  const names = await namesOf(tx, keys, who.practiceId, [...new Set(all.map(one => one.patientId))]);
  const told = all.map(({ about, ...one }) => {
    const patient = names.get(one.patientId) ?? (about && bornIn(about));
    return { ...one, ...(patient && { patient }) };
  });
  const { timeZone } = who.settings;
  return waitingQuestions(told, { staffId: who.staff.id, timeZone, now: now.toISOString() });
};

const bornIn = ({ name, birthDate }: AskedAbout): PatientName => ({
  name,
  ...(birthDate && { born: birthDate }),
});
