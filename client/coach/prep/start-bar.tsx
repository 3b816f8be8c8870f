import { Suspense, useState } from 'react';
import type { RefusalView } from '../../../server/http/contract/login.ts';
import type { WhoView } from '../../../server/http/contract/page.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Button } from '../../design/button.tsx';
import { sayDay, sayMoment } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { Reason } from '../../page/reason.tsx';
import { partOnTouch } from '../../page/touch.ts';
import { prepWords } from '../../words/prep.ts';

// The server draws its button; the script comes with who is there.
const LogContact = partOnTouch('.log-contact', () => import('../contact/log-contact.tsx'));

/**
 * The one thing to do next: start the session, or go on with the open one. It is there as soon as it is known who the
 * patient is; the chart may still be read. Pressing twice opens one.
 */
export function StartBar({ told }: { told: WhoView | RefusalView }) {
  const say = useWords(prepWords);
  const calendar = useCalendar();
  const { api, go, login } = usePage();
  const [key] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<{ status: 'rest' | 'opening' } | { status: 'failed'; refusal: Refused }>(
    {
      status: 'rest',
    },
  );
  if ('refused' in told) return null;
  const { openSession, lastSession } = told;

  const open = async () => {
    setState({ status: 'opening' });
    const session = await api.send<SessionView>('POST', '/api/sessions', { key });
    if (!isRefused(session)) return go({ screen: 'session', id: session.id });
    setState({ status: 'failed', refusal: session });
  };

  return (
    <div className="start-bar screen-only">
      {login?.staff.role === 'coach' ? (
        <Button look="act" busy={state.status === 'opening'} onClick={open}>
          {openSession === undefined ? say.start : openSession.amends ? say.resumeAmendment : say.resume}
        </Button>
      ) : null}
      {login?.staff.role === 'coach' ? (
        <Suspense>
          <LogContact opensByKey />
        </Suspense>
      ) : null}
      <p className={state.status === 'failed' ? 'needs-you' : 'soft small'} aria-live="polite">
        {state.status === 'opening' ? say.opening : null}
        {state.status === 'failed' ? (
          <>
            {say.notOpened} <Reason refusal={state.refusal} />
          </>
        ) : null}
        {state.status === 'rest' ? where() : null}
      </p>
    </div>
  );

  function where(): string {
    if (openSession) {
      if (openSession.amends !== undefined)
        return say.amends(openSession.coach, sayDay(openSession.amends, calendar));
      const when = sayMoment(openSession.openedAt, calendar);
      return openSession.mine ? say.openedByYou(when) : say.openedBy(openSession.coach, when);
    }
    return lastSession
      ? say.lastSession(lastSession.coach, sayDay(lastSession.signedAt, calendar))
      : say.noSessionYet;
  }
}
