import { type OwnProtocol, protocolOf } from '../domain/escalation/protocol.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { redFlagKinds } from '../domain/session/choices.ts';
import { redFlagNames } from '../domain/session/red-flag-words.ts';
import { ownProtocol } from '../http/contract/escalation.ts';
import { audit } from '../storage/audit.ts';
import type { Database, PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { changePracticeSettings, thePractice } from '../storage/practices.ts';
import { saveSupervisor } from '../storage/rosters.ts';

type Parts = { db: Database; keys: KeyRing };
export type WatchFlags = {
  iss: string;
  flag?: string;
  'do-now'?: string;
  'do-now-es'?: string;
  call?: string;
  phone?: string;
  minutes?: string;
  'minutes-once-seen'?: string;
  'climbs-to'?: string;
  of?: string;
  by?: string;
  credential: string[];
};

/**
 * What a practice decides about red flags and supervising signatures: `protocol list`, `protocol set`, `protocol usual`,
 * `supervisor set`, `attest set`. Out: what stands now, in lines. Throws with what to do when something does not fit.
 */
export async function watchByCommand(
  parts: Parts,
  command: string,
  flags: WatchFlags,
  now: Date,
): Promise<string[]> {
  switch (command) {
    case 'protocol list':
      return withPractice(parts, flags, async tx => protocolLines((await thePractice(tx))?.settings));
    case 'protocol set':
      return change(parts, flags, now, settings => ({
        ...settings,
        protocols: {
          ...settings.protocols,
          [kindOf(flags)]: wanted(flags, settings.protocols?.[kindOf(flags)]),
        },
      }));
    case 'protocol usual': {
      const kind = kindOf(flags);
      return change(parts, flags, now, settings => {
        const { [kind]: _own, ...protocols } = settings.protocols ?? {};
        return { ...settings, protocols };
      });
    }
    case 'attest set':
      return change(parts, flags, now, settings => ({
        ...settings,
        attest: { credentials: flags.credential },
      }));
    case 'supervisor set':
      return supervise(parts, flags, now);
    default:
      throw new Error('protocol list, protocol set, protocol usual, attest set, or supervisor set.');
  }
}

async function supervise(parts: Parts, flags: WatchFlags, now: Date): Promise<string[]> {
  const { of = '', by } = flags;
  return withPractice(parts, flags, async (tx, practiceId) => {
    if (!(await saveSupervisor(tx, flags.iss, of, by)))
      throw new Error(
        '--of names a person of the roster, and --by an active physician of it: Practitioner/…',
      );
    const entry = { actor: 'operator', action: 'change-roster', outcome: 'done' } as const;
    await audit(tx, parts.keys, { ...entry, detail: { supervisor: by !== undefined } }, practiceId, now);
    return [
      by === undefined ? `Nobody supervises ${of} any more.` : `${by} is told first of what ${of} raises.`,
    ];
  });
}

const change = (
  parts: Parts,
  flags: WatchFlags,
  now: Date,
  changed: (settings: PracticeSettings) => PracticeSettings,
): Promise<string[]> =>
  withPractice(parts, flags, async (tx, practiceId) => {
    const settings = await changePracticeSettings(tx, changed);
    if (settings === undefined) throw new Error('No practice has this EMR.');
    const entry = { actor: 'operator', action: 'change-settings', outcome: 'done' } as const;
    await audit(tx, parts.keys, { ...entry, detail: { of: 'red-flags' } }, practiceId, now);
    return protocolLines(settings);
  });

async function withPractice<T>(
  { db }: Parts,
  { iss }: WatchFlags,
  work: (tx: PracticeTx, practiceId: string) => Promise<T>,
): Promise<T> {
  const practiceId = await db.practiceByIss(iss);
  if (practiceId === undefined) throw new Error('No practice has this EMR.');
  return db.withPractice(practiceId, tx => work(tx, practiceId));
}

function kindOf({ flag }: WatchFlags) {
  const kind = redFlagKinds.find(one => one === flag);
  if (kind === undefined) throw new Error(`--flag is one of ${redFlagKinds.join(', ')}.`);
  return kind;
}

/** What was said changes, what was not said stays. */
function wanted(flags: WatchFlags, before: OwnProtocol = {}): OwnProtocol {
  const { call, phone } = flags;
  const en = flags['do-now'] ?? before.doNow?.en;
  const es = flags['do-now-es'] ?? before.doNow?.es;
  if ((en === undefined) !== (es === undefined))
    throw new Error('What the coach does is said in both languages: --do-now and --do-now-es.');
  if ((call === undefined) !== (phone === undefined)) throw new Error('--call and --phone belong together.');
  const checked = ownProtocol.safeParse({
    ...before,
    ...(en !== undefined && es !== undefined && { doNow: { en, es } }),
    ...(call !== undefined && { call: { who: call, phone } }),
    ...(flags.minutes !== undefined && { minutes: Number(flags.minutes) }),
    ...(flags['minutes-once-seen'] !== undefined && { minutesOnceSeen: Number(flags['minutes-once-seen']) }),
    ...(flags['climbs-to'] !== undefined && {
      climbsTo: flags['climbs-to'].split(',').map(one => one.trim()),
    }),
  });
  if (checked.success) return checked.data;
  const [fault] = checked.error.issues;
  throw new Error(`${fault?.path.join('.')}: ${fault?.message}`);
}

function protocolLines(settings: PracticeSettings | undefined): string[] {
  const signs = settings?.attest?.credentials ?? [];
  return [
    ...redFlagKinds.map(kind => {
      const own = settings?.protocols?.[kind];
      const { minutes, minutesOnceSeen, climbsTo } = protocolOf(kind, settings?.protocols);
      const call = own?.call ? `; call ${own.call.who} ${own.call.phone}` : '';
      const words = own?.doNow ? `; “${own.doNow.en}”` : '';
      const steps = `climbs after ${minutes} min, once seen after ${minutesOnceSeen} min, to ${climbsTo.join(', ')}`;
      return `${redFlagNames.en[kind]} (${kind}): ${steps}${call}${words}`;
    }),
    signs.length === 0
      ? 'No session waits for a supervising signature.'
      : `Sessions wait for a supervising signature of coaches with: ${signs.join(', ')}.`,
  ];
}
