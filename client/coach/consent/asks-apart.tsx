import { Later } from '../../page/later.tsx';

const fetchAsks = () => import('./consent-asks.tsx');

/** What a patient is to be asked for: a file of its own, fetched where there is something. */
export default function AsksApart() {
  return <Later fetch={fetchAsks} of={{}} />;
}
