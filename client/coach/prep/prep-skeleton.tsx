import { useWords } from '../../design/words.ts';
import { prepHeadings } from '../../words/prep-headings.ts';

/** What stands where the preparation will be, under the same headings, while the chart is being read. */
export function PrepSkeleton() {
  const say = useWords(prepHeadings);
  const { measures } = say;
  return (
    <div className="prep" aria-busy="true">
      <p className="prep-top soft">{say.reading}</p>
      <div className="prep-body">
        {[say.sinceEver, say.chose, say.ask, say.open, measures].map(heading => (
          <section className={heading === measures ? 'prep-part' : 'prep-part prep-wait'} key={heading}>
            <h2>{heading}</h2>
            <p className="soft">{say.beingRead}</p>
          </section>
        ))}
      </div>
    </div>
  );
}
