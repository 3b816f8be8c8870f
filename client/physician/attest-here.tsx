import type { AttestList as List } from '../../server/domain/escalation/on-watch.ts';
import { AttestList } from './attest-list.tsx';

/** The list on a page of one patient, as it was asked for with the page: nothing where nothing waits. */
export default function AttestHere({ list }: { list: List }) {
  return <AttestList quiet told={list} />;
}
