import { useRef } from 'react';
import { Later } from '../../page/later.tsx';
import { useLive } from '../../page/live.ts';
import { usePage } from '../../page/page.ts';

const fetchAttest = () => import('../attest-day.tsx');
// Where she is asked something.
const fetchQuestions = () => import('../../asked/waiting-questions.tsx');
// Where she handed somebody over.
const fetchHandoffs = () => import('./own-handoffs.tsx');
const fetchPrinted = () => import('../printed.tsx');

/** What stands below the red flags of a day: what a physician is asked, what became of her handoffs, what she signs for. */
export default function RestOfDay() {
  const { login } = usePage();
  const marks = useLive()?.marks;
  // Where the last of them was answered it still says what became of it.
  const wasAsked = useRef(false);
  if (marks?.questions) wasAsked.current = true;
  return (
    <>
      <Later fetch={fetchPrinted} of={{}} />
      {login?.staff.role === 'physician' ? (
        <>
          {wasAsked.current ? <Later fetch={fetchQuestions} of={{}} /> : null}
          {marks?.handoffs ? <Later fetch={fetchHandoffs} of={{}} /> : null}
          <Later fetch={fetchAttest} of={{}} />
        </>
      ) : null}
    </>
  );
}
