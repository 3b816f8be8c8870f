/** What was said of a coach and a patient: that they coach them, from then on, and that they do no longer. */
export type SaidMember = {
  staffId: string;
  since: string;
  until?: string;
  /** `panel`: another coach handed the patient over to them. */
  because: 'handoff' | 'said' | 'panel';
};

/** A session somebody signed; where nothing says when it was begun, it counts from its signature. */
type SignedTalk = { staffId: string; signedAt: string; openedAt?: string };

/** A coach of a patient, and what says so. */
export type CareTeamMember = {
  staffId: string;
  since: string;
  until?: string;
  because: SaidMember['because'] | 'sessions';
};

/** The same with who it is and how to reach them. `mine`: it is who looks. */
export type CoachOfPatient = Omit<CareTeamMember, 'staffId'> & {
  name: string;
  credential: string;
  reach: string;
  mine: boolean;
};

/**
 * Who coaches a patient: who said so, or took a handoff that came about, or signed a session. Who said that they do no
 * longer is out until they begin and sign another one: what was left unsigned then brings nobody back. Those who coach come first, the longest first.
 */
export function careTeamOf(said: readonly SaidMember[], sessions: readonly SignedTalk[]): CareTeamMember[] {
  const everybody = [...new Set([...said, ...sessions].map(one => one.staffId))];
  return everybody
    .flatMap(staffId => {
      const word = said.find(one => one.staffId === staffId);
      const talks = sessions
        .filter(one => one.staffId === staffId)
        .toSorted((one, other) => one.signedAt.localeCompare(other.signedAt));
      return memberOf(staffId, word, talks);
    })
    .toSorted(
      (one, other) =>
        Number(one.until !== undefined) - Number(other.until !== undefined) ||
        one.since.localeCompare(other.since),
    );
}

function memberOf(
  staffId: string,
  word: SaidMember | undefined,
  talks: readonly SignedTalk[],
): CareTeamMember[] {
  const first = talks[0]?.signedAt;
  if (word === undefined) return first === undefined ? [] : [{ staffId, since: first, because: 'sessions' }];
  const { until } = word;
  if (until === undefined) {
    const isEarlier = first !== undefined && first < word.since;
    return [{ staffId, since: isEarlier ? first : word.since, because: word.because }];
  }
  const again = talks.find(({ signedAt, openedAt = signedAt }) => openedAt > until);
  return again === undefined ? [word] : [{ staffId, since: again.signedAt, because: 'sessions' }];
}
