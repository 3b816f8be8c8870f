import type { EmrTerms } from '../../chart/acceptance.ts';
import type { ProfileTerms } from '../../chart/send-profile.ts';
import { profilesHere, thingsHere } from '../../chart/things-here.ts';
import { claimRules } from '../../chart/vendors/own-claim.ts';
import { ruleBook } from '../../chart/vendors/rule-book.ts';
import { vendorNamed } from '../../chart/vendors/vendors.ts';
import type { EmrPage, PointHere } from '../../domain/practice/emr-page.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { experienceOf } from '../../storage/emr-experience.ts';
import { lastCanary } from '../../storage/emr-proof.ts';
import { newestGrant } from '../../storage/logins.ts';
import { type EmrRow, emrByIss, thePractice } from '../../storage/practices.ts';
import { rosterOf } from '../../storage/rosters.ts';

/**
 * All that is known of one of the practice's EMRs, and what follows from it for each thing we write; undefined where the
 * practice has no such EMR any more.
 */
export const emrPageOf = async (tx: PracticeTx, iss: string, now: Date): Promise<EmrPage | undefined> => {
  const row = await emrByIss(tx, iss);
  const practice = await thePractice(tx);
  if (row === undefined || practice === undefined) return undefined;
  const grant = await newestGrant(tx, iss);
  const terms = { ...(await termsOf(tx, row, now)), scopes: grant?.scopes ?? askedFor(row) };
  const things = thingsHere(terms, deskAsks);
  const vendor = vendorNamed(row.vendor)?.name;
  const { software } = row.pinned.accepts;
  const canary = await canaryOf(tx, iss);
  return {
    practice: practice.name,
    emr: {
      ...{ iss, checkedAt: row.pinned.checkedAt, paused: row.paused },
      ...(software ? { software } : {}),
      ...(vendor ? { vendor } : {}),
    },
    scopes: grant ? { from: 'launch', at: grant.at } : { from: 'asked' },
    things,
    profiles: profilesHere(terms, things),
    points: pointsOf(row),
    settings: { noteArrives: practice.settings.noteArrives, atOnce: row.atOnce },
    ...(canary ? { canary } : {}),
  };
};

/** What decides in this EMR, but for who asks: `scopes` are a launch's. */
const termsOf = async (
  tx: PracticeTx,
  { iss, vendor, claims, proven, pinned }: EmrRow,
  now: Date,
): Promise<Omit<EmrTerms & ProfileTerms, 'scopes'>> => ({
  ...{ vendor, claims, proven, accepts: pinned.accepts, now: now.toISOString() },
  experience: await experienceOf(tx, iss),
});

/** What the desk's own sign-in asks for where charges go into the chart. */
const deskAsks = ['user/ChargeItem.crus'];

const askedFor = ({ scopes }: EmrRow): string[] => (scopes.any ?? '').split(' ').filter(Boolean);

function pointsOf({ vendor, claims }: EmrRow): PointHere[] {
  const book = ruleBook(vendor, claims);
  const vendorClaims = vendorNamed(vendor)?.claims ?? [];
  return claimRules.map(rule => {
    const decisive = book.of(rule);
    const own = decisive && 'by' in decisive ? decisive : undefined;
    return {
      rule,
      known: vendorClaims.filter(claim => claim.rule === rule),
      earlier: claims.filter(claim => claim.rule === rule && claim.withdrawn !== undefined).toReversed(),
      ...(own ? { own, decides: 'practice' } : { decides: decisive ? 'vendor' : 'nobody' }),
    };
  });
}

async function canaryOf(tx: PracticeTx, iss: string): Promise<EmrPage['canary']> {
  const last = await lastCanary(tx, iss);
  if (last?.endedAt == null) return undefined;
  const by = (await rosterOf(tx)).find(({ id }) => id === last.staffId)?.name ?? '';
  const { endedAt, patientId, proven } = last;
  return { at: endedAt, by, patientId, left: proven.flatMap(({ left }) => left) };
}
