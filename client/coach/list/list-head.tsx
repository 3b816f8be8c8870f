import { afterUse, Later } from '../../page/later.tsx';
import LogOfList from '../contact/log-of-list.tsx';
import CoachNav from '../nav/coach-nav.tsx';

const fetchToday = () => import('../schedule/today-line.tsx');

/** What stands above a coach's list: the other rooms, a contact to log, and what the day holds. */
export default function ListHead() {
  return (
    <>
      <CoachNav />
      <div className="list-head">
        <LogOfList />
        <Later fetch={fetchToday} of={{}} afterMs={afterUse} />
      </div>
    </>
  );
}
