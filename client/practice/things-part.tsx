import type { EmrPage, ThingHere } from '../../server/domain/practice/emr-page.ts';
import { Chip } from '../design/chip.tsx';
import { sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { emrWords } from '../words/emr.ts';
import { ClaimOrigin } from './claim-line.tsx';

/** Each thing we write: what happens to it here, and what says so. */
export function ThingsPart({ page }: { page: EmrPage }) {
  const say = useWords(emrWords);
  const calendar = useCalendar();
  const { from, at } = page.scopes;
  return (
    <section aria-labelledby="emr-things">
      <h2 id="emr-things">{say.whatHappens}</h2>
      <p className="soft small">
        {from === 'launch' && at ? say.scopesOf.launch(sayMoment(at, calendar)) : say.scopesOf.asked}
      </p>
      <ul className="emr-things">
        {page.things.map(one => (
          <li key={one.thing}>
            <h3>{say.things[one.thing]}</h3>
            <Chip tone={one.way === 'native' ? 'there' : 'quiet'}>{say.way[one.way] ?? one.way}</Chip>
            <p>
              <Why thing={one} page={page} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Why({ thing, page }: { thing: ThingHere; page: EmrPage }) {
  const say = useWords(emrWords);
  const calendar = useCalendar();
  const { says, because, claim, met } = thing;
  if (says === 'metadata') return say.metadataSays(sayMoment(page.emr.checkedAt, calendar));
  if (says === 'scopes') return say.notGranted;
  if (says === 'experience' && met)
    return `${say.refusedLately(sayMoment(met.at, calendar))} ${met.status ? say.refusedWith(`${met.status}`) : ''}`;
  const line = claim ? <ClaimOrigin claim={claim} vendor={page.emr.vendor} /> : null;
  if (because === 'visit-needed')
    return (
      <>
        {say.intoVisit} {line}
      </>
    );
  if (line === null && thing.thing === 'charge' && says === 'practice') return say.chargesOff;
  return line ?? say.allAllow;
}
