import { and, desc, eq } from 'drizzle-orm';
import type { HopeField, HopePage } from '../domain/physician/hope.ts';
import type { HopeView } from '../domain/physician/physician-view.ts';
import type { PracticeTx } from './database.ts';
import { hopePage, staff } from './schema.ts';
import { oneAtATime } from './turns.ts';

/** Versions told of at most. */
const told = 12;

/** The page of this patient with its last versions; undefined before anybody wrote on it. */
export const hopeOf = async (tx: PracticeTx, patientId: string): Promise<HopeView | undefined> => {
  const rows = await tx
    .select({ row: hopePage, by: staff.name })
    .from(hopePage)
    .innerJoin(staff, and(eq(staff.practiceId, hopePage.practiceId), eq(staff.id, hopePage.staffId)))
    .where(eq(hopePage.patientId, patientId))
    .orderBy(desc(hopePage.version))
    .limit(told);
  const [newest] = rows;
  if (newest === undefined) return undefined;
  const { page, version } = newest.row;
  const versions = rows.map(({ row, by }) => ({
    ...{ version: row.version, at: row.at, by, changed: row.changed, inSession: row.sessionId !== null },
  }));
  return { page, version, versions };
};

/** The page as it stands, kept from other writers until the transaction ends. */
export const hopeToWrite = async (
  tx: PracticeTx,
  patientId: string,
): Promise<{ page: HopePage; version: number }> => {
  await oneAtATime(tx, `hope/${patientId}`);
  const [newest] = await tx
    .select({ page: hopePage.page, version: hopePage.version })
    .from(hopePage)
    .where(eq(hopePage.patientId, patientId))
    .orderBy(desc(hopePage.version))
    .limit(1);
  return newest ?? { page: {}, version: 0 };
};

/** The next version. Whoever calls holds the page. */
export const insertHope = async (
  tx: PracticeTx,
  row: {
    practiceId: string;
    patientId: string;
    version: number;
    page: HopePage;
    changed: HopeField[];
    staffId: string;
    sessionId?: string;
    at: string;
  },
): Promise<void> => {
  await tx.insert(hopePage).values({ ...row, sessionId: row.sessionId ?? null });
};
