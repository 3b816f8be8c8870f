import './group.css';
import { useCallback, useEffect, useState } from 'react';
import type { GroupKept, GroupsView } from '../../../server/http/contract/group.ts';
import { Button } from '../../design/button.tsx';
import { dayOf, sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { Later } from '../../page/later.tsx';
import { useCalendar, usePage } from '../../page/page.ts';
import { groupWords } from '../../words/group.ts';
import { GroupForm } from './group-form.tsx';
import { useDraft } from './use-draft.ts';
import { fromDraft, nothingWritten, type Written, writtenOf } from './written.ts';

// Below the form, and what is told once it is signed.
const fetchNav = () => import('../nav/coach-nav.tsx');
const fetchKept = () => import('./kept-group.tsx');
const fetchHeld = () => import('./held-groups.tsx');

/** Where a coach writes a group down that was held, and puts right what was written. */
export default function GroupScreen() {
  const { api } = usePage();
  const say = useWords(groupWords);
  const because = useBecause();
  const calendar = useCalendar();
  const { timeZone, now } = calendar;
  const [view, setView] = useState<GroupsView | Refused>();
  const [written, setWritten] = useState<Written>(() => nothingWritten(dayOf(now, timeZone)));
  const [kept, setKept] = useState<GroupKept>();
  const [wrote, setWrote] = useState(false);
  const [since, setSince] = useState<string>();
  const savedAt = useDraft(written, wrote) ?? since;
  const load = useCallback(() => api.get<GroupsView>('/api/groups').then(setView), [api]);
  // What was being written when the page was left goes on from there.
  // Long before it may have to tell of a red flag.
  useEffect(() => void fetchKept().catch(() => undefined), []);
  useEffect(() => {
    void api.get<GroupsView>('/api/groups').then(got => {
      setView(got);
      if (isRefused(got) || got.draft === undefined) return;
      setWritten(fromDraft(got.draft.written, namesIn(got), got.patients));
      setSince(got.draft.savedAt);
    });
  }, [api]);
  const anew = () => {
    setWrote(false);
    setSince(undefined);
    setWritten(nothingWritten(dayOf(now, timeZone)));
  };
  const throwAway = () => {
    anew();
    void api.send('PUT', '/api/groups/draft', { written: null });
  };
  const write = (next: Written) => {
    setWrote(true);
    setWritten(next);
  };
  const done = (answer: GroupKept) => {
    setKept(answer);
    anew();
    void load();
  };
  const nav = <Later fetch={fetchNav} of={{}} meanwhile={<div className="coach-nav" />} />;
  if (view === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(view))
    return (
      <div className="waiting">
        {nav}
        <h1>{say.notOpened}</h1>
        <p>{say.refused[view.because] ?? because(view)}</p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  const names = namesIn(view);
  return (
    <div className="group">
      {nav}
      <h1>{written.correcting ? say.correcting(written.correcting.topic) : say.title}</h1>
      <p className="soft">{say.lead}</p>
      {kept ? <Later fetch={fetchKept} of={{ kept, names }} /> : null}
      <GroupForm
        patients={view.patients}
        unnamed={view.unnamed}
        written={written}
        onWrite={write}
        onLeave={throwAway}
        onDone={done}
      />
      {savedAt === undefined || (!wrote && since === undefined) ? null : (
        <p className="soft small">
          {say.draftKept(sayMoment(savedAt, calendar))}{' '}
          <Button look="link" onClick={throwAway}>
            {say.throwAway}
          </Button>
        </p>
      )}
      <Later
        fetch={fetchHeld}
        of={{
          held: view.held,
          onCorrect: one => {
            setKept(undefined);
            write(writtenOf(one, view.patients, timeZone));
            scrollTo(0, 0);
          },
        }}
      />
    </div>
  );
}

const namesIn = (view: GroupsView) =>
  new Map(
    [...view.patients, ...view.held.flatMap(({ attendees }) => attendees.map(named))].map(one => [
      one.id,
      one.name,
    ]),
  );

const named = ({ patientId: id, name }: { patientId: string; name: string }) => ({ id, name });
