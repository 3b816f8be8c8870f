import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { chainHash, chainStart } from '../audit.ts';
import type { Anchor } from '../audit-anchor.ts';
import { transactionOn } from '../connections.ts';
import { unfoldAll } from '../folded-writes.ts';
import type { KeyRing } from '../keys.ts';
import { migrate, migrateAsFarAs } from '../migrate.ts';
import { type CheckedBackup, checkBackup } from './check-backup.ts';
import { linesOf } from './lines.ts';
import { BackupUnfit } from './sealed-file.ts';

/** What a practice lost and what is in doubt after a restore. */
export type RestoredPractice = {
  practiceId: string;
  name: string;
  /** Chart writes that were under way, now to be looked for in the chart before anything is sent again. */
  unclear: number;
  /** Rows of the audit that were anchored outside after the backup was taken, and when the last of them was. */
  lost: number;
  lostUntil?: string;
  /** False when no anchor of this practice was at hand: then nobody can say what is missing. */
  anchored: boolean;
};
export type Restored = { backup: CheckedBackup; epoch: string; practices: RestoredPractice[] };

/**
 * Restores a backup into an empty database, in one transaction: all rows through the walls of their own practice; every
 * chart write that was not at its end becomes unknown, since it may have been sent after the backup was taken; the
 * restore is a row of each practice's audit. Nobody is signed in afterwards. A kill leaves the database empty.
 * @param parts.anchors all that are kept outside; what they know beyond the backup is what was lost
 * @throws {BackupUnfit, NotEmpty}
 */
export async function restoreBackup(parts: {
  appUrl: string;
  ownerUrl: string;
  keys: KeyRing;
  file: string;
  anchors: readonly Anchor[];
  now: Date;
  /** How long a write that may have left is looked for before an EMR without conditional create is sent it again. */
  quietSeconds?: number;
}): Promise<Restored> {
  const { keys, file, appUrl, ownerUrl } = parts;
  const backup = await checkBackup(keys, file, ({ takenAt }) =>
    parts.anchors.filter(anchor => Date.parse(anchor.at) < Date.parse(takenAt) - clocksApartMs),
  );
  const appLogin = decodeURIComponent(new URL(appUrl).username);
  if (!(await migrateAsFarAs(ownerUrl, appLogin, backup.migration))) throw new BackupUnfit('newer');
  const epoch = randomUUID();
  const client = new pg.Client({ connectionString: appUrl });
  client.on('error', () => undefined); // the query in flight reports it
  await client.connect();
  try {
    await client.query(`begin; set local statement_timeout = 0; set local role app_directory`);
    if ((await client.query('select from practice limit 1')).rowCount !== 0) throw new NotEmpty();
    await client.query('set local role app_rw');
    await fill(client, keys, file);
    const practices: RestoredPractice[] = [];
    for (const practiceId of Object.keys(backup.end.heads))
      practices.push(await settlePractice(client, { ...parts, backup, epoch }, practiceId));
    await client.query('commit');
    await migrate(ownerUrl, appLogin);
    await getToKnow(ownerUrl);
    return { backup, epoch, practices };
  } finally {
    await client.end();
  }
}

/** The database plans by what it knows of its tables; until its own upkeep comes by it would plan for empty ones. */
async function getToKnow(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('analyze').finally(() => owner.end());
}

/** A restore never mixes with what is there. */
export class NotEmpty extends Error {
  readonly code = 'database-not-empty';
  constructor() {
    super('This database holds practices already. A backup is restored into an empty one.');
  }
}

const pageLength = 200;
/** An anchor by another machine's clock may be this much younger than it says. */
const clocksApartMs = 60_000;

async function fill(client: pg.Client, keys: KeyRing, file: string): Promise<void> {
  let table = '';
  let page: string[] = [];
  const write = async () => {
    if (page.length > 0) await insert(client, table, page);
    page = [];
  };
  for await (const line of linesOf(keys, file)) {
    if (line.is === 'row') page.push(line.json);
    if (line.is !== 'row' || page.length === pageLength) await write();
    if (line.is !== 'table') continue;
    table = line.table;
    await client.query(`select set_config('app.practice', $1, true)`, [line.practiceId]);
  }
}

async function insert(client: pg.Client, table: string, rows: string[]): Promise<void> {
  const into = `public.${client.escapeIdentifier(table)}`;
  await client.query(`insert into ${into} select * from jsonb_populate_recordset(null::${into}, $1::jsonb)`, [
    `[${rows.join(',')}]`,
  ]);
}

type Settling = Parameters<typeof restoreBackup>[0] & { backup: CheckedBackup; epoch: string };

async function settlePractice(
  client: pg.Client,
  at: Settling,
  practiceId: string,
): Promise<RestoredPractice> {
  const { backup, now, anchors } = at;
  await client.query(`select set_config('app.practice', $1, true)`, [practiceId]);
  await unfoldRestored(client);
  const unclear =
    (await client.query(nowUnclear, [now, at.quietSeconds ?? 600, now.toISOString()])).rowCount ?? 0;
  await client.query(lookedForFirst, [now]);
  const head = backup.end.heads[practiceId] ?? { seq: 0, hash: chainStart };
  const known = anchors.filter(anchor => anchor.practiceId === practiceId);
  const beyond = known.filter(anchor => anchor.seq > head.seq).sort((one, other) => one.seq - other.seq);
  const newest = beyond.at(-1);
  const lost = newest === undefined ? 0 : newest.seq - head.seq;
  const detail = { epoch: at.epoch, backup: backup.id, takenAt: backup.takenAt, unclear, lost };
  await addToChain(client, at, { practiceId, head, detail });
  const named = await client.query<{ name: string }>('select name from practice');
  return {
    ...{ practiceId, name: named.rows[0]?.name ?? '', unclear, lost, anchored: known.length > 0 },
    ...(newest === undefined ? {} : { lostUntil: newest.at }),
  };
}

/** Writes still folded in the backup may have been unfolded and sent since. Older backups know of no folding. */
async function unfoldRestored(client: pg.Client): Promise<void> {
  const found = await client.query<{ known: boolean }>(
    `select to_regclass('folded_writes') is not null as known`,
  );
  if (found.rows[0]?.known) await unfoldAll(transactionOn(client));
}

/** A write waiting in the backup may have left since: it counts as tried once. */
const nowUnclear = `
  update chart_write
     set state = 'unknown', attempts = greatest(attempts, 1), lease = null, lease_until = null, due = $1::timestamptz, looks = 0,
         quiet_until = $1::timestamptz + make_interval(secs => $2),
         detail = coalesce(detail, '[]'::jsonb) || jsonb_build_array(jsonb_build_object(
           'at', $3::text, 'codes', jsonb_build_array('restored'), 'expressions', '[]'::jsonb)),
         receipt = jsonb_build_object('status', 'unclear', 'since', $3::text, 'nextLook', $3::text)
   where state in ('queued', 'sending', 'unknown')`;

/** A refused write may have been tried once more since, and taken: when a person tries it again, it is looked for first. */
const lookedForFirst = `update chart_write set quiet_until = $1 where state = 'refused' and body is not null`;

type Link = {
  practiceId: string;
  head: { seq: number; hash: string };
  detail: Record<string, string | number>;
};

async function addToChain(client: pg.Client, { keys, now }: Settling, link: Link): Promise<void> {
  const row = {
    ...{ practiceId: link.practiceId, seq: link.head.seq + 1, at: now.toISOString(), actor: 'operator' },
    ...{ loginId: null, action: 'restore-backup', patientId: null, entity: null, entityId: null },
    ...{ outcome: 'done' as const, detail: link.detail, keyId: keys.active },
  };
  const hash = chainHash(keys, link.head.hash, row);
  if (hash === undefined) throw new Error('the active key is not in the ring');
  const { practiceId, seq, at, actor, action, outcome, detail, keyId } = row;
  const stored = {
    ...{ practice_id: practiceId, seq, at, actor, action, outcome, detail },
    key_id: keyId,
    hash,
  };
  await insert(client, 'audit_row', [JSON.stringify(stored)]);
  await client.query(
    `insert into audit_head (practice_id, seq, hash) values ($1, $2, $3)
       on conflict (practice_id) do update set seq = excluded.seq, hash = excluded.hash`,
    [practiceId, seq, hash],
  );
}
