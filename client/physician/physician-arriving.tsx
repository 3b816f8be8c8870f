import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { Arrive, partIds } from '../page/arrive.tsx';
import type { Arrivals } from '../page/page.ts';
import { PhysicianScreen } from './physician-screen.tsx';

/** The physician's page as soon as what it shows is here. */
export function PhysicianArriving(given: {
  arrivals: Arrivals;
  moved: boolean;
  onWho: (who: WhoView) => void;
}) {
  return (
    <Arrive<PhysicianView> id={partIds.physician} from={given.arrivals.physician}>
      {told => <PhysicianScreen told={told} moved={given.moved} onWho={given.onWho} />}
    </Arrive>
  );
}
