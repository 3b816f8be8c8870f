import type { ProvenFacts } from '../../server/domain/chart/proven.ts';
import type { EmrPage, ProfileHere } from '../../server/domain/practice/emr-page.ts';
import { Chip } from '../design/chip.tsx';
import { sayMoment } from '../design/dates.ts';
import { type SameWords, useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { emrWords } from '../words/emr.ts';

/** How each type is sent so that nothing arrives twice, and what that stands on. */
export function ProfilesPart({ page }: { page: EmrPage }) {
  const say = useWords(emrWords);
  return (
    <section aria-labelledby="emr-profiles">
      <h2 id="emr-profiles">{say.howSent}</h2>
      <ul className="emr-profiles">
        {page.profiles.map(one => (
          <Profile key={one.type} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Profile({ one: { type, profile, by, proof } }: { one: ProfileHere }) {
  const say = useWords(emrWords);
  const calendar = useCalendar();
  const at = proof ? sayMoment(proof.at, calendar) : '';
  return (
    <li>
      <div className="emr-profile">
        <h3>{say.types[type]}</h3>
        <Chip tone={profile === 'W5' ? 'quiet' : by === 'canary' ? 'there' : 'needs-you'}>{profile}</Chip>
        <span>{say.profile[profile]}</span>
      </div>
      {by ? <p className="small soft">{by === 'canary' ? say.by.canary(at) : say.by[by]}</p> : null}
      {proof ? (
        <details open={needsReading(proof)}>
          <summary>{say.whatWasSeen}</summary>
          <p className="small">{factsIn(proof, say)}</p>
        </details>
      ) : null}
    </li>
  );
}

/** A test entry that was not filed, or could not be taken away: somebody has to do something. */
const needsReading = ({ created, takenAway }: ProvenFacts): boolean =>
  created !== 'yes' || takenAway === 'some-left';

/** What was proven, one sentence: only what was tried is said. */
export function factsIn(proof: ProvenFacts, say: SameWords<typeof emrWords.en>): string {
  const {
    created,
    status,
    words,
    answer,
    address,
    identifier,
    search,
    condition,
    ownId,
    version,
    takenAway,
  } = proof;
  const parts = [
    say.created[created],
    created !== 'yes' && status !== undefined ? say.status(`${status}`) : undefined,
    words ? `“${words}”` : undefined,
    answer && say.answer[answer],
    address && say.address[address],
    identifier && say.identifier[identifier],
    search && say.search[search],
    condition && say.condition[condition],
    ownId && say.ownId[ownId],
    version && say.version[version],
    say.takenAway[takenAway],
  ];
  return `${parts.filter(part => part !== undefined && part !== '').join('; ')}.`;
}
