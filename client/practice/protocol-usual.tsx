import type { ProtocolHere, UsualRule } from '../../server/domain/escalation/protocol-page.ts';
import type { Sourced } from '../../server/domain/escalation/rules.ts';
import { whatToDoNow } from '../../server/domain/session/red-flags.ts';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { doNowWords } from '../words/do-now.ts';
import { protocolWords } from '../words/protocol.ts';

const units: Record<string, string> = { 'mm[Hg]': 'mmHg' };

/** What is usual about one red flag, each rule with its source, since when, and whether a clinician has checked it. */
export function ProtocolUsual({ flag }: { flag: ProtocolHere }) {
  const say = useWords(protocolWords);
  const { flagSteps, within } = useWords(doNowWords);
  const { usual, rules, kind } = flag;
  const { supervisor, physicians, lead } = say.rungs;
  return (
    <div className="protocol-usual">
      <h4>{say.usually}</h4>
      <p>
        {within[flag.within]} {say.coachDoes}
      </p>
      <ol>
        {whatToDoNow(kind).steps.map(step => (
          <li key={step}>{flagSteps[step]}</li>
        ))}
      </ol>
      <p>
        {say.climbs(say.minutes(`${usual.minutes}`), say.minutes(`${usual.minutesOnceSeen}`))}{' '}
        {[supervisor, physicians, lead].join(say.andThen)} <From rule={flag.minutesFrom} />
      </p>
      {rules.length === 0 ? (
        <p>{say.byCoach}</p>
      ) : (
        <>
          <p>{say.raisedBy}</p>
          <ul>
            {rules.map(rule => (
              <li key={JSON.stringify(rule)}>
                <RuleLine rule={rule} /> <From rule={rule} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function RuleLine({ rule }: { rule: UsualRule }) {
  const say = useWords(protocolWords);
  if (rule.is === 'words') return say.words;
  if (rule.is === 'answer') return say.answer(rule.form, `${rule.question}`, `${rule.above}`);
  const amount = `${rule.value} ${units[rule.unit] ?? rule.unit}`;
  const limit = rule.at === 'or-above' ? `${amount} ${say.at[rule.at]}` : `${say.at[rule.at]} ${amount}`;
  return (
    <>
      {say.rule[rule.measure]} <span className="numbers">{limit}</span>
    </>
  );
}

function From({ rule: { source, since, checked } }: { rule: Sourced }) {
  const say = useWords(protocolWords);
  const calendar = useCalendar();
  return (
    <span className="soft small">
      (<span lang="en">{source}</span>, {say.source(sayDay(since, calendar))};{' '}
      <span className={checked ? undefined : 'needs-you'}>{checked ? say.checked : say.unchecked}</span>)
    </span>
  );
}
