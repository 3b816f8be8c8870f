import { deskScopes, findScopes } from '../../launch/scopes-to-register.ts';
import { claimFromText, claimRules } from '../chart/vendors/own-claim.ts';
import { ruleBook } from '../chart/vendors/rule-book.ts';
import type { PracticeClaim, SourcedClaim } from '../domain/chart/vendor-claim.ts';
import type { ClaimRule } from '../domain/practice/emr-page.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { emrByIss } from '../storage/practices.ts';
import { stateClaim, withdrawClaim } from '../workflow/emr/claim-of-emr.ts';

type Parts = { db: Database; keys: KeyRing };
type Wanted = { iss: string; rule?: string; value?: string; because?: string; by?: string };

/** `practice -- claims list`, `set` and `withdraw`: what the practice says of its own EMR. Gives back lines to print. */
export async function claimsByCommand(
  parts: Parts,
  deed: string,
  wanted: Wanted,
  now: Date,
): Promise<string[]> {
  const { iss } = wanted;
  const practiceId = await parts.db.practiceByIss(iss);
  if (!practiceId) throw new Error('No practice has this EMR.');
  if (deed === 'list') return listed(parts, practiceId, iss);
  if (deed !== 'set' && deed !== 'withdraw') throw new Error('claims list, claims set or claims withdraw.');
  const rule = claimRules.find(one => one === wanted.rule);
  if (!rule) throw new Error(`--rule is one of ${claimRules.join(', ')}.`);
  const because = wanted.because?.trim() ?? '';
  const by = wanted.by?.trim() ?? '';
  if (because.length < 3 || by === '')
    throw new Error('--because and --by are needed: why, and whose word it is.');
  const who = { practiceId, iss, name: by, actor: 'operator' };
  if (deed === 'withdraw') {
    await parts.db.withPractice(practiceId, tx => withdrawClaim(parts, tx, who, rule, because, now));
    return [`Taken back: ${rule}. What is known of the vendor counts again.`];
  }
  const claim = claimFromText(rule, wanted.value ?? '');
  if (!claim) throw new Error(`--value ${wanted.value ?? ''} is nothing that ${rule} can be.`);
  await parts.db.withPractice(practiceId, tx => stateClaim(parts, tx, who, claim, because, now));
  return [
    `Kept. The practice decides now: ${inShort(claim)}.`,
    ...(await toRegister(parts, practiceId, iss)),
  ];
}

/** What the desk's own sign-in now asks for has to be registered, or an EMR may let nobody sign in there. */
const toRegister = ({ db }: Parts, practiceId: string, iss: string): Promise<string[]> =>
  db.withPractice(practiceId, async tx => {
    const row = await emrByIss(tx, iss);
    if (row === undefined) return [];
    const ownClient = row.systemClient === null ? [] : findScopes(row, 'system');
    const scopes = [...deskScopes(row), ...(row.systemClient === null ? findScopes(row, 'user') : [])];
    return [
      ...(scopes.length > 0 ? [`Register for the desk’s sign-in, without a chart: ${scopes.join(' ')}`] : []),
      ...(ownClient.length > 0 ? [`Register for the practice’s own client: ${ownClient.join(' ')}`] : []),
    ];
  });

/** Every point with what decides it; a vendor's unconfirmed line decides nothing and is not here. */
const listed = ({ db }: Parts, practiceId: string, iss: string): Promise<string[]> =>
  db.withPractice(practiceId, async tx => {
    const row = await emrByIss(tx, iss);
    const book = ruleBook(row?.vendor ?? '', row?.claims);
    const decided = claimRules.flatMap((rule: ClaimRule) => book.of(rule) ?? []);
    return decided.length === 0 ? ['Nothing is known; the EMR’s own word counts.'] : decided.map(told);
  });

function told(claim: SourcedClaim | PracticeClaim): string {
  return 'by' in claim
    ? `${inShort(claim)}  (the practice: ${claim.because}; ${claim.by}, ${claim.at.slice(0, 10)})`
    : `${inShort(claim)}  (the vendor: ${claim.source}; ${claim.asOf}, ${claim.mark})`;
}

function inShort(claim: { rule: ClaimRule } & Record<string, unknown>): string {
  const {
    rule,
    because: _because,
    by: _by,
    at: _at,
    source: _source,
    asOf: _asOf,
    mark: _mark,
    ...rest
  } = claim;
  const [value] = Object.values(rest);
  const words = typeof value === 'boolean' ? (value ? 'yes' : 'no') : [value].flat().join(', ') || 'none';
  return `${rule}: ${words}`;
}
