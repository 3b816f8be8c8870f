import { payerName } from '../../server/domain/desk/assumed-payer.ts';
import { tellReason } from '../../server/domain/desk/denial-reasons.ts';
import { shortDay } from '../../server/domain/short-date.ts';
import type { DenialState, DenialsCounted } from '../../server/http/contract/remittance.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { remittanceWords } from '../words/remittance.ts';

const states: DenialState[] = ['open', 'answered', 'paid', 'lost', 'written-off'];
const ways = ['byReason', 'byCode', 'byPayer', 'byFixer'] as const;

/** Denials of a month counted by reason, code, payer and who could have helped; and what came of them. */
export function DenialsCount({ month, counted }: { month: string; counted: DenialsCounted }) {
  const say = useWords(remittanceWords);
  const language = useLanguage();
  const helps: { [who: string]: string } = say.whoHelps;
  const named = {
    byReason: (of: string) => [of, tellReason(of, language)?.label].filter(Boolean).join(' · '),
    byCode: (of: string) => of,
    byPayer: payerName,
    byFixer: (of: string) => helps[of] ?? of,
  };
  return (
    <details>
      <summary>{say.counted(shortDay(month, language))}</summary>
      {ways.map(way => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys too
        <section className="denials-count" key={way} aria-label={say.by[way]} tabIndex={0}>
          <table className="numbers">
            <thead>
              <tr>
                <th scope="col">{say.by[way]}</th>
                <th scope="col">{say.all}</th>
                {states.map(state => (
                  <th scope="col" key={state}>
                    {say.states[state]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {counted[way].map(one => (
                <tr key={one.of}>
                  <th scope="row">{named[way](one.of) || '–'}</th>
                  <td>{one.all}</td>
                  {states.map(state => (
                    <td key={state}>{one[state]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </details>
  );
}
