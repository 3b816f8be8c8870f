import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import { after } from '../page/after.tsx';

const HandoffPanel = after(all => all.HandoffPanel);

/** Where the handoff stands on the page: who is on the way or what came of it, and the one tap to hand the patient over. */
export function HandoffPart({ view }: { view: PhysicianView }) {
  return (
    <div className="phys-handoff" id="at-handoff">
      <HandoffPanel prep={view.handoffFrom} isFirst={view.lines.status.is === 'never-coached'} />
    </div>
  );
}
