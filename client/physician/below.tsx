import { useEffect } from 'react';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { HopePart } from '../hope/hope-part.tsx';
import { pressedBefore } from '../page/touch.ts';
import { CareTeamPart } from './care-team-part.tsx';
import { NotesPart } from './notes-part.tsx';

/** What is read after the rest: the shared page of what matters, who coaches, and the notes. Drawn with the page, alive a little later. */
export default function Below(given: {
  view: PhysicianView;
  lang: string | undefined;
  mayWrite: boolean;
  onDone: () => Promise<void>;
}) {
  const { hope, careTeam, notes } = given.view;
  useEffect(() => pressedBefore(document.getElementById('at-hope'))?.click(), []);
  return (
    <>
      <HopePart hope={hope} lang={given.lang} mayWrite={given.mayWrite} onDone={given.onDone} />
      {careTeam.length > 0 ? <CareTeamPart team={careTeam} /> : null}
      {notes.length > 0 ? <NotesPart notes={notes} /> : null}
    </>
  );
}
