import { type ReactNode, Suspense, useState } from 'react';
import type { WhoView } from '../../server/http/contract/page.ts';
import { Button } from '../design/button.tsx';
import { type Language, useLanguage, useWords } from '../design/words.ts';
import { pageWords } from '../words/page.ts';
import { Arrive, partIds } from './arrive.tsx';
import { IdentityStrip } from './identity-strip.tsx';
import { afterUse, Later } from './later.tsx';
import { OnWatch } from './on-watch.tsx';
import { usePage } from './page.ts';
import { isWithoutPatient } from './place.ts';

// A coach is called on every page, once it can be used; and told there what the patient is to be asked for.
const fetchEar = () => import('./ears.tsx');

const fetchTurn = () => import('./turn-lead.tsx');

/** The frame of every screen: who the patient is on top, the screen, and below who is signed in. */
export function Shell(given: {
  children: ReactNode;
  /** The patient as a fresher reading has them. */
  who?: WhoView;
  /** False when the words of that language did not come. */
  onLanguage: (language: Language) => Promise<boolean>;
  onLeave: () => void;
}) {
  const { arrivals, place, login } = usePage();
  const say = useWords(pageWords);
  return (
    <div className="page">
      <a className="skip" href="#main">
        {say.skip}
      </a>
      <header className="strip">
        {isWithoutPatient(place) ? (
          <p className="identity identity-name">{login?.practice}</p>
        ) : (
          <Suspense fallback={<p className="identity soft">{say.whoIsComing}</p>}>
            <Arrive<WhoView> id={partIds.who} from={arrivals.who}>
              {told => <IdentityStrip told={given.who ?? told} />}
            </Arrive>
          </Suspense>
        )}
        {login?.staff.role === 'coach' ? <Later fetch={fetchEar} of={{}} afterMs={afterUse} /> : null}
      </header>
      <main id="main" tabIndex={-1}>
        <OnWatch who={given.who} />
        {given.children}
      </main>
      <Foot onLanguage={given.onLanguage} onLeave={given.onLeave} />
    </div>
  );
}

function Foot(given: { onLanguage: (language: Language) => Promise<boolean>; onLeave: () => void }) {
  const { login } = usePage();
  const language = useLanguage();
  const say = useWords(pageWords);
  const other = language === 'en' ? 'es' : 'en';
  const [change, setChange] = useState<'rest' | 'fetching' | 'failed'>('rest');
  const choose = async () => {
    setChange('fetching');
    setChange((await given.onLanguage(other)) ? 'rest' : 'failed');
  };
  return (
    <footer className="foot screen-only">
      {login ? <span>{say.signedInAs(login.staff.name, login.practice)}</span> : null}
      <Button
        look="quiet"
        lang={other}
        aria-label={say.otherLanguageLong}
        busy={change === 'fetching'}
        onClick={() => void choose()}
      >
        {say.otherLanguage}
      </Button>
      {change === 'failed' ? (
        <span className="needs-you" role="alert">
          {say.unreachable}
        </span>
      ) : null}
      <Button look="quiet" onClick={given.onLeave}>
        {say.logOut}
      </Button>
      {login?.staff.role === 'lead' && login.patientId ? <Later fetch={fetchTurn} of={{}} /> : null}
    </footer>
  );
}
