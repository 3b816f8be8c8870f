import type { ContactKind } from '../../../server/domain/contact/kinds.ts';
import type { ContactKept } from '../../../server/http/contract/contact.ts';
import { Button } from '../../design/button.tsx';
import { sayClock } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { usePage } from '../../page/page.ts';
import { contactWords } from '../../words/contact.ts';

/** Whether there is something to look at after a contact was kept. */
export const isToTell = ({ overlaps, mayBeFlags, askConsent }: ContactKept): boolean =>
  overlaps.length > 0 || mayBeFlags.length > 0 || askConsent;

/** What a coach should know of a contact that was kept: a red flag first. */
export function Told(given: { kept: ContactKept; kind: ContactKind; onDone: () => void }) {
  const { overlaps, mayBeFlags, askConsent } = given.kept;
  const { timeZone } = usePage();
  const say = useWords(contactWords);
  const named = (is: string): string =>
    is in say.inSentence ? say.inSentence[is as ContactKind] : say.session;
  return (
    <div className="contact-told" role="status">
      <p>{say.savedToo}</p>
      {mayBeFlags.length > 0 ? (
        <p className="danger">
          {say.mayBeFlag} {mayBeFlags.map(({ sentence }) => `“${sentence}”`).join(' ')}
        </p>
      ) : null}
      {overlaps.map(({ is, from, to, patient }) => {
        const span = [sayClock(from, timeZone), sayClock(to, timeZone)] as const;
        const words = patient
          ? say.overlapsOf(named(given.kind), named(is), patient, ...span)
          : say.overlaps(named(given.kind), named(is), ...span);
        return (
          <p key={from + is} className="needs-you">
            {words}
          </p>
        );
      })}
      {askConsent ? <p className="needs-you">{say.askConsent}</p> : null}
      <div className="buttons">
        <Button look="act" ref={here => here?.focus()} onClick={given.onDone}>
          {say.done}
        </Button>
      </div>
    </div>
  );
}
