import { and, eq, lt, ne, or, sql } from 'drizzle-orm';
import type { EmrExperience } from '../domain/chart/emr-access.ts';
import type { PracticeTx } from './database.ts';
import { prepared, shared } from './questions.ts';
import { emrExperience } from './schema.ts';

/** What was met with an EMR, the last of each kind. */
export const experienceOf = shared(async (tx, asked: readonly string[]): Promise<EmrExperience[][]> => {
  const rows = await experiencesOf(tx).execute({ asked: [...new Set(asked)] });
  return asked.map(iss =>
    rows
      .filter(row => row.iss === iss)
      .map(({ practiceId: _practice, iss: _iss, status, identifier, ...met }) => ({
        ...met,
        status: status ?? undefined,
        identifier: identifier ?? undefined,
      })),
  );
});

const experiencesOf = prepared(tx =>
  tx
    .select()
    .from(emrExperience)
    .where(sql`${emrExperience.iss} = any(${sql.placeholder('asked')}::text[])`)
    .prepare('emr-experience'),
);

/** Writes down what was met; what is known already is written again an hour later at the soonest. */
export const keepExperience = async (
  tx: PracticeTx,
  practiceId: string,
  iss: string,
  met: EmrExperience,
): Promise<void> => {
  const anHourBefore = new Date(Date.parse(met.at) - 3_600_000).toISOString();
  await tx
    .insert(emrExperience)
    .values({ practiceId, iss, ...met })
    .onConflictDoUpdate({
      target: [
        ...[emrExperience.practiceId, emrExperience.iss, emrExperience.type],
        ...[emrExperience.deed, emrExperience.category],
      ],
      set: {
        ...{ taken: met.taken, status: met.status ?? null, at: met.at },
        ...(met.identifier ? { identifier: met.identifier } : {}),
      },
      setWhere: or(ne(emrExperience.taken, met.taken), lt(emrExperience.at, anHourBefore)),
    });
};

/** Forgets the refusals met with an EMR, so that they are tried again. */
export const forgetRefusals = async (tx: PracticeTx, iss: string): Promise<number> =>
  (
    await tx
      .delete(emrExperience)
      .where(and(eq(emrExperience.iss, iss), eq(emrExperience.taken, false)))
      .returning({ type: emrExperience.type })
  ).length;
