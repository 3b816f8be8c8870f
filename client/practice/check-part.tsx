import type { EmrChange, EmrChecked, EmrPage } from '../../server/domain/practice/emr-page.ts';
import { Button } from '../design/button.tsx';
import { sayMoment } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { emrWords } from '../words/emr.ts';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

/** Which EMR this is and when it was last asked; asks it again and says what changed. */
export function CheckPart({ page, onPage }: { page: EmrPage; onPage: (page: EmrPage) => void }) {
  const { api } = usePage();
  const say = useWords(emrWords);
  const calendar = useCalendar();
  const { deed, run } = useDeed();
  const { emr } = page;

  const check = () =>
    run(api.send<EmrChecked>('POST', '/api/emr/checks'), checked => {
      onPage(checked.page);
      if (!checked.answered) return say.notAnswered;
      const changes = checked.changes.map(told).join(' ');
      const forgot = checked.forgotten > 0 ? say.forgot(`${checked.forgotten}`) : '';
      return `${changes === '' ? say.sameAsBefore : changes} ${forgot}`.trim();
    });
  const told = ({ type, says, now }: EmrChange) =>
    `${say.types[type] ?? type}: ${say.change[says][now ? 'now' : 'gone']}.`;

  return (
    <header className="emr-head">
      <h1>{say.title}</h1>
      <p className="emr-which">
        <span className="emr-iss">{emr.iss}</span> · {emr.software ? say.namedItself(emr.software) : null}{' '}
        {emr.vendor ? say.believedAs(emr.vendor) : say.noVendor}{' '}
        {say.asked(sayMoment(emr.checkedAt, calendar))}
      </p>
      {emr.paused ? <p className="notice needs-you">{say.paused}</p> : null}
      <div className="buttons">
        <Button busy={deed.busy} onClick={() => void check()}>
          {say.check}
        </Button>
        <Told deed={deed} doing={say.checking} />
      </div>
      <p>
        <a href="#protocols">{say.toProtocols}</a>
      </p>
    </header>
  );
}
