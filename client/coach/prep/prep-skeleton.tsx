import { useWords } from '../../design/words.ts';
import { prepWords } from '../../words/prep.ts';

/** What stands where the preparation will be, with the same headings, while the chart is being read. */
export function PrepSkeleton() {
  const say = useWords(prepWords);
  return (
    <div className="prep" aria-busy="true">
      <p className="prep-why soft">{say.reading}</p>
      <div className="prep-body">
        {[say.sinceEver, say.chose, say.ask].map(heading => (
          <section className="prep-part prep-wait" key={heading}>
            <h2>{heading}</h2>
          </section>
        ))}
      </div>
    </div>
  );
}
