import { useEffect, useState } from 'react';
import { AttestList } from './attest-list.tsx';

/** The list on a page of one patient: nothing where nothing waits, and asked for once the page stands. */
export default function AttestPart() {
  const [here, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  return here ? <AttestList quiet /> : null;
}
