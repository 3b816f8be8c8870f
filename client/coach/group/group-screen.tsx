import './group.css';
import { useCallback, useEffect, useState } from 'react';
import type { GroupKept, GroupsView } from '../../../server/http/contract/group.ts';
import { Button } from '../../design/button.tsx';
import { dayOf } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { groupWords } from '../../words/group.ts';
import { GroupForm } from './group-form.tsx';
import { HeldGroups } from './held-groups.tsx';
import { KeptGroup } from './kept-group.tsx';
import { nothingWritten, type Written, writtenOf } from './written.ts';

/** Where a coach writes a group down that was held, and puts right what was written. */
export default function GroupScreen() {
  const { api, go } = usePage();
  const say = useWords(groupWords);
  const because = useBecause();
  const { timeZone, now } = useCalendar();
  const [view, setView] = useState<GroupsView | Refused>();
  const [written, setWritten] = useState<Written>(() => nothingWritten(dayOf(now, timeZone)));
  const [kept, setKept] = useState<GroupKept>();
  const load = useCallback(() => api.get<GroupsView>('/api/groups').then(setView), [api]);
  useEffect(() => void load(), [load]);
  const anew = () => setWritten(nothingWritten(dayOf(now, timeZone)));
  const done = (answer: GroupKept) => {
    setKept(answer);
    anew();
    void load();
  };
  const back = (
    <Button look="quiet" onClick={() => go({ screen: 'list' })}>
      {say.toList}
    </Button>
  );
  if (view === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(view))
    return (
      <div className="waiting">
        {back}
        <h1>{say.notOpened}</h1>
        <p>{say.refused[view.because] ?? because(view)}</p>
        <Button onClick={() => void load()}>{say.tryAgain}</Button>
      </div>
    );
  const names = new Map(
    [...view.patients, ...view.held.flatMap(({ attendees }) => attendees.map(named))].map(one => [
      one.id,
      one.name,
    ]),
  );
  return (
    <div className="group">
      {back}
      <h1>{written.correcting ? say.correcting(written.correcting.topic) : say.title}</h1>
      <p className="soft">{say.lead}</p>
      {kept ? <KeptGroup kept={kept} names={names} /> : null}
      <GroupForm
        patients={view.patients}
        unnamed={view.unnamed}
        written={written}
        onWrite={setWritten}
        onLeave={anew}
        onDone={done}
      />
      <HeldGroups
        held={view.held}
        onCorrect={one => {
          setKept(undefined);
          setWritten(writtenOf(one, view.patients, timeZone));
          scrollTo(0, 0);
        }}
      />
    </div>
  );
}

const named = ({ patientId: id, name }: { patientId: string; name: string }) => ({ id, name });
