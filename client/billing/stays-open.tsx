import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { monthWords } from '../words/month.ts';
import { staysOpenWords } from '../words/stays-open.ts';

/** So many are named; who they all are stands in the list. */
const named = 5;

/** The months that could be locked but for something that is missing. */
export const staysOpen = (patients: readonly MonthPatient[]): MonthPatient[] =>
  patients.filter(({ state, lines, voids }) => state === 'missing' && (lines !== '' || voids));

/** How many “Lock what is ready” leaves out although they have something to claim or to take back, why, and the step. */
export function StaysOpen(given: {
  patients: readonly MonthPatient[];
  onOpen: (id: string) => void;
  onShowAll: () => void;
}) {
  const { login } = usePage();
  const say = useWords(staysOpenWords);
  const of = useWords(monthWords);
  const all = staysOpen(given.patients);
  if (login?.staff.role !== 'biller' || all.length === 0) return null;
  const voids = all.filter(one => one.voids).length;
  const isAssumed = all.some(({ lacks }) => lacks.some(({ assumed }) => assumed));
  const isElse = all.some(({ lacks }) => lacks.some(({ assumed }) => !assumed));
  return (
    <div className="stays-open">
      <p>{say.told(all.length, all.length - voids, voids)}</p>
      <ul>
        {all.slice(0, named).map(({ id, name, lines, voids: codes, lacks }) => (
          <li key={id}>
            <Button look="link" onClick={() => given.onOpen(id)}>
              {name ?? of.unnamed(id)}
            </Button>{' '}
            <span className="numbers">{codes ? say.takesBack(codes) : lines}</span>{' '}
            <span className="needs-you">{lacks.map(({ what }) => what).join(' ')}</span>
          </li>
        ))}
        {all.length > named ? <li className="soft">{say.further(all.length - named)}</li> : null}
      </ul>
      <p className="soft small">
        {[isAssumed && say.payerFirst, isElse && say.asItIs].filter(Boolean).join(' ')}{' '}
        <Button look="link" onClick={given.onShowAll}>
          {say.show}
        </Button>
      </p>
    </div>
  );
}
