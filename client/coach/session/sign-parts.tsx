import { reasonIn } from '../../../server/domain/refusal-words.ts';
import type { RedFlagKind } from '../../../server/domain/session/draft.ts';
import { noteChanges } from '../../../server/domain/session/note-changes.ts';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import type { PlanLack } from '../../../server/domain/session/signed.ts';
import type { PreviewView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { useLanguage, useWords } from '../../design/words.ts';
import { sessionPlanWords } from '../../words/session-plan.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import { WriteName } from './write-name.tsx';

type Go = (path: string[]) => void;

/** What must be done first, each with its place. */
export function Blocked({ blocked, onGo }: { blocked: PreviewView['blocked']; onGo: Go }) {
  const say = useWords(sessionSignWords);
  const language = useLanguage();
  if (blocked.length === 0) return null;
  return (
    <section className="notice danger">
      <h3>{say.blocked}</h3>
      <ul className="lines">
        {blocked.map(({ code, because, field }) => (
          <li key={`${code}${field}`}>
            <span>{reasonIn(because, language)}</span>
            {field ? <Button onClick={() => onGo(field.split('.'))}>{say.goThere}</Button> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is filed is another than what was looked at: which words, before they are signed. */
export function ChangedSince({ before, now }: { before: string; now: string }) {
  const say = useWords(sessionSignWords);
  const changes = noteChanges(before, now);
  return (
    <section className="notice needs-you" role="alert">
      <h3>{say.changedSince}</h3>
      <ul className="lines">
        {changes.now.map(entry => (
          <li key={entry}>
            <span lang="en">{entry}</span>
          </li>
        ))}
        {changes.before.map(entry => (
          <li key={entry}>
            <span lang="en">
              <del>{entry}</del>
            </span>
          </li>
        ))}
        {changes.now.length + changes.before.length === 0 ? <li>{say.changedElsewhere}</li> : null}
      </ul>
    </section>
  );
}

/** Words that may be a red flag: asked, never asserted. They do not block. */
export function Remarks({ remarks, onGo }: { remarks: PreviewView['remarks']; onGo: Go }) {
  const say = useWords(sessionSignWords);
  const kinds = useWords(redFlagNames);
  if (remarks.length === 0) return null;
  return (
    <section className="notice needs-you">
      <h3>{say.remarks}</h3>
      <ul className="lines">
        {remarks.map(remark => (
          <li key={remark}>
            <span>{asked(remark)}</span>
            <Button onClick={() => onGo(['redFlags'])}>{say.remarkRaise}</Button>
          </li>
        ))}
      </ul>
    </section>
  );

  /** A remark is told as "kind: words". */
  function asked(remark: string): string {
    const [kind = '', ...words] = remark.split(': ');
    const known = kinds[kind as RedFlagKind];
    return known && words.length > 0 ? say.remark(known, words.join(': ')) : remark;
  }
}

/** Plans that will be kept and not be active, and what each lacks. */
export function NotActive({ plans, onGo }: { plans: PreviewView['notActive']; onGo: Go }) {
  const say = useWords(sessionSignWords);
  const { lacks, goal } = useWords(sessionPlanWords);
  if (plans.length === 0) return null;
  return (
    <section className="notice">
      <h3>{say.notActive}</h3>
      <ul className="lines">
        {plans.map(({ planId, what, missing }) => (
          <li key={planId}>
            <span>
              {say.notActivePlan(
                what || goal,
                missing.map(lack => lacks[lack as PlanLack] ?? lack).join(', '),
              )}
            </span>
            <Button onClick={() => onGo(['plans', planId])}>{say.goThere}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each part and where this EMR takes it, decided before it is sent. */
export function GoesWhere({
  items,
  unchanged,
  patient,
}: Pick<PreviewView, 'items' | 'unchanged'> & { patient: string | undefined }) {
  const say = useWords(sessionSignWords);
  if (items.length === 0) return null;
  const routes = [...new Set(items.map(each => each.route))];
  return (
    <section className="goes-where">
      <h3>{say.goesWhere}</h3>
      {routes.map(route => (
        <div key={route} className={route === 'copy' ? 'route needs-you' : 'route'}>
          <p className="route-name">{say.routes[route]}</p>
          <ul>
            {items
              .filter(each => each.route === route)
              .map(({ key, label, because }) => (
                <li key={key}>
                  <WriteName label={label} patient={patient} />
                  {/* What is answered in a form is taken as data all the same. */}
                  {say.because[because] && route !== 'form' ? (
                    <span className="soft"> · {say.because[because]}</span>
                  ) : null}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {unchanged > 0 ? <p className="soft">{say.unchanged(unchanged)}</p> : null}
    </section>
  );
}
