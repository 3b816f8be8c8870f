import { AttestList } from './attest-list.tsx';

/** The list on the page without a chart: of all patients, and said where nothing waits. */
export default function AttestDay() {
  return <AttestList />;
}
