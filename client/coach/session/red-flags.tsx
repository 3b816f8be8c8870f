import './red-flags.css';
import type { RedFlagKind } from '../../../server/domain/session/draft.ts';
import { redFlagNames } from '../../../server/domain/session/red-flag-words.ts';
import { openedEmpty, redFlagsOf, type StandingFlag } from '../../../server/domain/session/red-flags.ts';
import { Button } from '../../design/button.tsx';
import { sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { DoNow } from '../../escalation/do-now.tsx';
import { Later } from '../../page/later.tsx';
import { useCalendar } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { PickField, TextField } from './fields.tsx';
import { newId } from './ids.ts';
import { afterDrawing, goToPlace, placeOf } from './place.ts';
import { useDraft, useLeaf, useWriting } from './session-context.ts';

// Fetched once a flag has its name: who has seen it, and whom it has reached.
export const fetchState = () => import('../../escalation/raised-state.tsx');

/**
 * What a clinician must see: a flag the coach raised, and one that a measure raises by itself. What to do now stands
 * there at once; the session is not signed until it was told.
 */
export function RedFlags() {
  const say = useWords(sessionWords);
  const draft = useDraft(whole => whole);
  const flags = redFlagsOf(draft);
  const raise = useRaise();
  // A flag just opened has no kind yet, and the rules do not count it: it is drawn all the same.
  const raised = Object.keys(draft.redFlags ?? {}).sort();
  const measured = flags.filter(flag => !raised.includes(flag.id));
  if (raised.length + measured.length === 0) return null;
  return (
    <section className="red-flags" aria-label={say.redFlag} {...placeOf(['redFlags'])}>
      {measured.map(flag => (
        <Measured key={flag.id} flag={flag} onRaise={() => raise(flag.kind, flag.words)} />
      ))}
      {raised.map(id => (
        <Raised key={id} id={id} />
      ))}
    </section>
  );
}

/** Opens a red flag and goes to it; `seenAt` is the moment it was raised. */
export function useRaise(): (kind?: RedFlagKind, words?: string) => void {
  const { store } = useWriting();
  return (kind, words) => {
    const id = openedEmpty(store.state().draft) ?? newId();
    const path = ['redFlags', id];
    store.act([
      { path: [...path, 'seenAt'], to: new Date().toISOString() },
      ...(kind ? [{ path: [...path, 'kind'], to: kind }] : []),
      ...(words ? [{ path: [...path, 'words'], to: words }] : []),
    ]);
    afterDrawing(() => goToFlag(id, kind ? 'told' : 'kind'));
  };
}

/** The focus goes to the field, what must be done now to the top of the page: the steps are read before it is filled. */
export function goToFlag(id: string, field: 'told' | 'kind' = 'told'): void {
  if (!goToPlace(['redFlags', id, field])) return;
  const flag = document.querySelector(`[data-place="redFlags.${CSS.escape(id)}"]`);
  (flag ?? document.querySelector('[data-place="redFlags"]'))?.scrollIntoView({ block: 'start' });
}

function Measured({ flag, onRaise }: { flag: StandingFlag; onRaise: () => void }) {
  const say = useWords(sessionWords);
  return (
    <div className="notice danger" role="alert">
      <p>
        {say.redFlagMeasured} <strong>{say.redFlagNobody}</strong>
      </p>
      <ToDo kind={flag.kind} />
      <Button look="danger" onClick={onRaise}>
        {say.redFlagRaise}
      </Button>
    </div>
  );
}

function Raised({ id }: { id: string }) {
  const { store } = useWriting();
  const say = useWords(sessionWords);
  const kinds = useWords(redFlagNames);
  const calendar = useCalendar();
  const path = ['redFlags', id];
  const flag = useDraft(draft => draft.redFlags?.[id]);
  const [toldAt, putToldAt] = useLeaf<string>([...path, 'toldAt']);
  return (
    <div className="notice danger" {...placeOf(path)}>
      <h2>{say.redFlag}</h2>
      <PickField path={[...path, 'kind']} label={say.redFlagKind} of={kinds} />
      {flag?.kind ? <ToDo kind={flag.kind} /> : null}
      {flag?.kind ? <Later fetch={fetchState} of={{ flagId: id }} /> : null}
      <TextField path={[...path, 'words']} label={say.redFlagWords} rows={1} />
      <div className="flag-asks" onInput={() => queueMicrotask(tellNow)}>
        <TextField path={[...path, 'told']} label={say.redFlagTold} hint={say.redFlagToldHint} />
      </div>
      <div className="buttons">
        {toldAt ? (
          <span>
            {say.redFlagToldAt} {sayMoment(toldAt, { ...calendar, now: new Date().toISOString() })}
          </span>
        ) : null}
        <Button onClick={() => putToldAt(new Date().toISOString())}>{say.redFlagToldNow}</Button>
        <Button look="quiet" className="entry-remove" onClick={() => store.act([{ path, to: undefined }])}>
          {say.remove}
        </Button>
      </div>
    </div>
  );

  function tellNow() {
    const now = store.state().draft.redFlags?.[id];
    if (now?.told && !now.toldAt)
      store.act([{ path: [...path, 'toldAt'], to: new Date().toISOString() }], { remember: false });
  }
}

/** What to do now, by the house and by this practice. */
function ToDo({ kind }: { kind: RedFlagKind }) {
  const { view } = useWriting();
  const { urgentLine, protocols } = view.settings;
  return <DoNow kind={kind} own={protocols?.[kind]} urgentLine={urgentLine} />;
}
