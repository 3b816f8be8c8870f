import type { MonthView } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';

/** That payers said no, before the list; the denials themselves stand under it. */
export function DenialsOpen({ denials }: { denials: MonthView['denials'] }) {
  const say = useWords(monthWords);
  const count = denials.reduce((all, { open }) => all + open, 0);
  if (count === 0) return null;
  const show = () => {
    const there = document.getElementById('paid');
    there?.scrollIntoView();
    there?.focus();
  };
  return (
    <Button look="link" className="needs-you" onClick={show}>
      {say.denied(count)}
    </Button>
  );
}
