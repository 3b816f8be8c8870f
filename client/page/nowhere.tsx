import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { nowhereWords } from '../words/nowhere.ts';
import { usePage } from './page.ts';

/** An address of this launch where there is nothing. */
export default function Nowhere() {
  const say = useWords(nowhereWords);
  const { go } = usePage();
  return (
    <div className="waiting">
      <h1>{say.title}</h1>
      <p>{say.words}</p>
      <Button onClick={() => go({ screen: 'prep' })}>{say.toPrep}</Button>
    </div>
  );
}
