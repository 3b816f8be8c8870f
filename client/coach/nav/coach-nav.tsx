import './coach-nav.css';
import { useWords } from '../../design/words.ts';
import { useLive } from '../../page/live.ts';
import { WayTo } from '../../page/way-to.tsx';
import { coachNavWords } from '../../words/coach-nav.ts';

/** The rooms of a coach's launch without a chart, in the order they are named; each has its name in the words of that name. */
const coachRooms = ['list', 'schedule', 'inbox', 'find', 'group', 'panel'] as const;

/** The ways between the coach's rooms, on top of each of them. */
export default function CoachNav() {
  const { label, rooms } = useWords(coachNavWords);
  const live = useLive();
  /** What waits in a room, by its name. */
  const waiting: { [room: string]: number | undefined } = { panel: live?.handed };
  return (
    <nav className="coach-nav screen-only" aria-label={label}>
      {coachRooms.map(screen => (
        <WayTo key={screen} place={{ screen }}>
          {rooms[screen]}
          {waiting[screen] ? ` (${waiting[screen]})` : null}
        </WayTo>
      ))}
    </nav>
  );
}
