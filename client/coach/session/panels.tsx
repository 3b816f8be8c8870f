import './panels.css';
import type { SessionView } from '../../../server/http/contract/session.ts';
import type { PanelName } from './foot-bar.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { SignPanel } from './sign-panel.tsx';
import { TimeDialog } from './time-dialog.tsx';
import { VersionsDialog } from './versions-dialog.tsx';

/** What is opened over the page now and then; fetched when the page stands. */
export default function Panels(given: {
  name: PanelName;
  onClose: () => void;
  onSigned: (session: SessionView) => void;
}) {
  switch (given.name) {
    case 'sign':
      return <SignPanel onClose={given.onClose} onSigned={given.onSigned} />;
    case 'time':
      return <TimeDialog onClose={given.onClose} />;
    case 'versions':
      return <VersionsDialog onClose={given.onClose} />;
    case 'keys':
      return <KeysDialog onClose={given.onClose} />;
  }
}
