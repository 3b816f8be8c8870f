import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { Written } from '../design/as-said.tsx';
import { useWords } from '../design/words.ts';
import { escalationWords } from '../words/escalation.ts';
import { Deeds } from './deeds.tsx';
import { Facts } from './facts.tsx';
import { Reach } from './reach.tsx';
import { useMoment } from './use-moment.ts';

type About = NonNullable<EscalationView['about']>;

/** All that is known of a red flag: what made it, how to reach the patient and the coach, what may be done, what happened. */
export default function Whole(given: {
  one: EscalationView;
  about: About;
  /** It was unfolded to close it. */
  toClose: boolean;
  onChange: () => void;
}) {
  const { one, about, toClose, onChange } = given;
  const say = useWords(escalationWords);
  const moment = useMoment();
  return (
    <>
      <Facts from={one.from} about={about} />
      {one.status === 'closed' ? null : <Reach about={about} coach={one.raisedBy} />}
      <div className="escalation-way">
        <p>{say.raised(one.raisedBy, moment(one.raisedAt), say.from[one.from])}</p>
        {about.told ? (
          <p>
            <Written>{say.coachTold(about.told)}</Written>
          </p>
        ) : null}
        {one.seen && one.status === 'closed' ? <p>{say.seenBy(one.seen.by, moment(one.seen.at))}</p> : null}
      </div>
      <Deeds one={one} about={about} toClose={toClose} onChange={onChange} />
    </>
  );
}
