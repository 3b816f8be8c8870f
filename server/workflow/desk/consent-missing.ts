import type { PracticeSettings } from '../../domain/practice/settings.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { evaluatePatients } from './evaluate.ts';
import type { DeskParts } from './teller.ts';

type Of = { practiceId: string; settings: PracticeSettings; patientId: string };

/** Whether minutes of this month wait for a consent that nobody was asked for, or gave an answer to. No code leaves here. */
export const consentIsMissing = (
  parts: DeskParts,
  { practiceId, settings, patientId }: Of,
  now: Date,
): Promise<boolean> =>
  parts.db.withPractice(practiceId, async tx => {
    const month = dayIn(now.toISOString(), settings.timeZone).slice(0, 7);
    const asked = { practiceId, settings, month, now, patientIds: [patientId] };
    const { evaluated } = await evaluatePatients(tx, parts.keys, asked);
    return evaluated.some(({ evaluation }) =>
      evaluation.missing.some(({ lacks }) =>
        lacks.some(({ what, settled, refused }) => what.says === 'lacks-consent' && !settled && !refused),
      ),
    );
  });
