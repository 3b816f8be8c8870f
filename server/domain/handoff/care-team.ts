/** What was said of a coach and a patient: that they coach them, from then on, and that they do no longer. */
export type SaidMember = {
  staffId: string;
  since: string;
  until?: string;
  because: 'handoff' | 'said';
};

/** A coach of a patient, and what says so. */
export type CareTeamMember = {
  staffId: string;
  since: string;
  until?: string;
  because: 'handoff' | 'said' | 'sessions';
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
 * longer is out until they sign another one. Those who coach come first, the longest first.
 */
export function careTeamOf(
  said: readonly SaidMember[],
  sessions: readonly { staffId: string; signedAt: string }[],
): CareTeamMember[] {
  const everybody = [...new Set([...said, ...sessions].map(one => one.staffId))];
  return everybody
    .flatMap(staffId => {
      const word = said.find(one => one.staffId === staffId);
      const talks = sessions
        .filter(one => one.staffId === staffId)
        .map(one => one.signedAt)
        .toSorted();
      return memberOf(staffId, word, talks);
    })
    .toSorted(
      (one, other) =>
        Number(one.until !== undefined) - Number(other.until !== undefined) ||
        one.since.localeCompare(other.since),
    );
}

function memberOf(staffId: string, word: SaidMember | undefined, talks: readonly string[]): CareTeamMember[] {
  const [first] = talks;
  if (word === undefined) return first === undefined ? [] : [{ staffId, since: first, because: 'sessions' }];
  const { until } = word;
  if (until === undefined) {
    const isEarlier = first !== undefined && first < word.since;
    return [{ staffId, since: isEarlier ? first : word.since, because: word.because }];
  }
  const again = talks.find(at => at > until);
  return again === undefined ? [word] : [{ staffId, since: again, because: 'sessions' }];
}
