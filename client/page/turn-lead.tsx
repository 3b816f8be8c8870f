import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { nowhereWords } from '../words/nowhere.ts';
import { usePage } from './page.ts';

/** A lead in a chart turns from the preparation to what this EMR accepts, and back. */
export default function TurnLead() {
  const { place, go } = usePage();
  const say = useWords(nowhereWords);
  const isPractice = place.screen === 'practice';
  return (
    <Button look="quiet" onClick={() => go({ screen: isPractice ? 'prep' : 'practice' })}>
      {isPractice ? say.toPrep : say.toPractice}
    </Button>
  );
}
