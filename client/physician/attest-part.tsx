import { AttestList } from './attest-list.tsx';

/** The list on a page of one patient: nothing where nothing waits. */
export default function AttestPart() {
  return <AttestList quiet />;
}
