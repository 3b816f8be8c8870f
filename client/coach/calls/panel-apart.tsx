import type { ComponentProps } from 'react';
import { Later } from '../../page/later.tsx';

type Panel = typeof import('../../physician/handoff-panel.tsx').default;

const fetchPanel = () => import('../../physician/handoff-panel.tsx');

/** The physician's side of a handoff on a lead's page: a file of its own, which no coach's page carries. */
export default function PanelApart(of: ComponentProps<Panel>) {
  return <Later fetch={fetchPanel} of={of} />;
}
