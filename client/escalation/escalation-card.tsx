import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayClock, sayDay, sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { Later } from '../page/later.tsx';
import { useCalendar, usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { Facts } from './facts.tsx';
import { Reach } from './reach.tsx';
import { tellAge } from './tell-age.ts';
import { useDeed } from './use-deed.ts';

// What it is does not wait for what can be done about it.
const fetchDeeds = () => import('./deeds.tsx');

/** One red flag on its way to a clinician: what, whose, since when, whom it has reached, and what to do about it. */
export function EscalationCard(given: {
  one: EscalationView;
  now: number;
  /** Heading level of its name. */
  level: 2 | 3;
  /** Whether the patient's name is to be told: not where the page already does. */
  named: boolean;
  /** It stands in the card of its patient, who is told of there, after the first or as the first. */
  within?: 'first' | 'later';
  onChange: () => void;
}) {
  const { one, now, named, within, onChange } = given;
  const { login, api } = usePage();
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const { busy, failed, run } = useDeed();
  const Heading = given.level === 2 ? 'h2' : 'h3';
  const isPhysician = login?.staff.role === 'physician';
  const isOpen = one.status !== 'closed';
  const see = async () => {
    if (await run(api.send('POST', `/api/escalations/${one.id}/sight`))) onChange();
  };
  return (
    <article className={isOpen ? (within ? 'escalation escalation-within' : openLook) : closedLook}>
      <Heading>{kinds[one.kind]}</Heading>
      {named && one.about ? <Patient about={one.about} /> : null}
      <p className="escalation-state">
        <strong>
          {say.status[one.status]}
          {isOpen ? `, ${tellAge(one.raisedAt, now, say)}` : ''}
        </strong>
        {one.forYou && isOpen ? <span className="chip danger">{say.forYou}</span> : null}
      </p>
      {one.about ? <Facts from={one.from} about={one.about} /> : null}
      {one.about && isOpen && within !== 'later' ? <Reach about={one.about} coach={one.raisedBy} /> : null}
      <Way one={one} />
      {one.about && isPhysician && one.status === 'open' ? (
        <div className="buttons">
          <Button look="danger" busy={busy} onClick={() => void see()}>
            {say.see}
          </Button>
          {failed ? (
            <span className="needs-you" role="alert">
              {failed}
            </span>
          ) : null}
        </div>
      ) : null}
      {one.about ? <Later fetch={fetchDeeds} of={{ one, about: one.about, onChange }} /> : null}
    </article>
  );
}

const openLook = 'notice danger escalation';
const closedLook = 'escalation escalation-closed';

type About = NonNullable<EscalationView['about']>;

/** Whose it is, as their chart was last read. */
export function Patient({ about }: { about: About }) {
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  if (!about.patient) return <p className="needs-you">{say.noName}</p>;
  const { name, born } = about.patient;
  return (
    <p className="escalation-name">
      {name}
      {born ? <span className="soft">, {say.born(sayDay(born, calendar))}</span> : null}
    </p>
  );
}

function Way({ one }: { one: EscalationView }) {
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  const at = (moment: string) => sayMoment(moment, { ...calendar, now: new Date().toISOString() });
  const { reached, climbs } = say;
  const whom = one.rung === 'supervisor' ? reached.supervisor(one.supervisor ?? '') : reached[one.rung];
  const next = one.next;
  const goesOn =
    next === undefined || next.rung === 'supervisor'
      ? ''
      : climbs[next.rung](sayClock(next.at, calendar.timeZone));
  return (
    <div className="escalation-way">
      <p>{say.raised(one.raisedBy, at(one.raisedAt), say.from[one.from])}</p>
      {one.about?.told ? (
        <p>
          <Written>{say.coachTold(one.about.told)}</Written>
        </p>
      ) : null}
      {one.status === 'closed' ? null : (
        <p>
          {whom} {goesOn}
        </p>
      )}
      {one.seen && one.status !== 'closed' ? <p>{say.seenBy(one.seen.by, at(one.seen.at))}</p> : null}
      {one.closed ? (
        <p>
          {say.closedBy(one.closed.by, at(one.closed.at))} {say.closings[one.closed.done]}:{' '}
          <Written>{one.closed.words}</Written>
        </p>
      ) : null}
    </div>
  );
}
