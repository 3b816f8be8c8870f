import { needsAttest } from '../domain/escalation/attest.ts';
import type { AttestList, AttestView } from '../domain/escalation/on-watch.ts';
import type { PracticeSettings, Staff } from '../domain/practice/settings.ts';
import { attestationsOf, type Filed, openedBy } from '../storage/attestations.ts';
import { besideReceiptsOf } from '../storage/beside-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { rosterOf } from '../storage/rosters.ts';
import { namesOf } from './patient-names.ts';

type Reader = {
  practiceId: string;
  loginId: string;
  staff: Pick<Staff, 'id'>;
  settings: Pick<PracticeSettings, 'attest'>;
};
type By = { digestOf: (one: Filed) => string; now: Date };

const shownForMs = 7 * 24 * 60 * 60_000;

/** What waits, those of the reader's own coaches first, then the oldest; and what was signed in the last seven days. */
export async function attestListFor(
  tx: PracticeTx,
  keys: KeyRing,
  reader: Reader,
  filed: readonly Filed[],
  by: By,
): Promise<AttestList> {
  const since = new Date(by.now.getTime() - shownForMs).toISOString();
  const shown = filed.filter(({ attested, coach }) =>
    attested ? attested.at >= since : needsAttest(coach, reader.settings),
  );
  const views = await viewsOf(tx, keys, reader, shown, by);
  const waiting = views.filter(({ attested }) => attested === undefined);
  return {
    waiting: waiting.toSorted((one, other) => Number(other.yours) - Number(one.yours)),
    done: views.filter(({ attested }) => attested !== undefined).reverse(),
  };
}

export async function attestViewOf(
  tx: PracticeTx,
  keys: KeyRing,
  reader: Reader,
  one: Filed,
  by: By,
): Promise<AttestView> {
  const [view] = await viewsOf(tx, keys, reader, [one], by);
  if (view === undefined) throw new Error('one that is there has no view');
  return view;
}

async function viewsOf(
  tx: PracticeTx,
  keys: KeyRing,
  reader: Reader,
  filed: readonly Filed[],
  { digestOf }: By,
): Promise<AttestView[]> {
  const ids = filed.map(({ sessionId }) => sessionId);
  const [names, roster, opened, earlier, receipts] = await Promise.all([
    namesOf(tx, keys, reader.practiceId, [...new Set(filed.map(({ patientId }) => patientId))]),
    rosterOf(tx),
    openedBy(tx, reader.loginId),
    attestationsOf(tx, ids),
    besideReceiptsOf(tx, ids),
  ]);
  return filed.map(one => {
    const { sessionId, version, patientId, coach, attested } = one;
    const digest = digestOf(one);
    const isThis = (other: { sessionId: string; version: number }) =>
      other.sessionId === sessionId && other.version === version;
    const receipt = receipts.find(isThis)?.receipt;
    const patient = names.get(patientId);
    return {
      ...{ sessionId, version, digest, coach: coach.name, credential: coach.credential },
      ...{ signedAt: one.signedAt, minutes: one.signed.minutes.total },
      ...(patient && { patient }),
      yours: coach.supervisorId === reader.staff.id,
      amended: earlier.some(other => other.sessionId === sessionId && other.version < version),
      opened: opened.some(other => isThis(other) && other.digest === digest),
      ...(attested && {
        attested: {
          ...{ at: attested.at, digest: attested.digest, matches: attested.digest === digest },
          by: roster.find(({ id }) => id === attested.staffId)?.name ?? '',
          ...(receipt && { receipt }),
        },
      }),
    };
  });
}
