/**
 * A SMART app as the better ones of this field are built: all of it in the browser, fhirclient, the chart read in
 * parallel and filtered by code. What it draws is our own preparation screen by our own rules, so that nothing but the
 * way the chart gets there differs.
 */
import '../../../client/design/fonts.css';
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import '../../../client/design/parts.css';
import '../../../client/design/charts/charts.css';
import '../../../client/page/page.css';
import '../../../client/coach/prep/prep.css';
import FHIR from 'fhirclient';
import { createRoot } from 'react-dom/client';
import { openApi } from '../../../client/page/api.ts';
import { PageRoot } from '../../../client/page/page-root.tsx';
import { readied } from '../../../client/page/screens.ts';
import { prepView } from '../../../server/domain/chart/prep-rules.ts';
import { defaultSettings } from '../../../server/domain/practice/settings.ts';
import type { LoginView } from '../../../server/http/contract/login.ts';
import { readInBrowser } from './read-in-browser.ts';

const drawable = readied({ screen: 'prep' }, 'en'); // fetched while the chart is
const client = await FHIR.oauth2.ready();
const now = new Date();
const { patient, chart } = readInBrowser(client, now);
const prep = chart.then(snapshot =>
  prepView({
    snapshot,
    snapshotIsStale: false,
    ours: { plans: [], checkIns: [], teachBacks: [], promises: [], sessions: [] },
    today: now.toISOString().slice(0, 10),
    settings: defaultSettings,
  }),
);
const who = patient.then(section => ({ value: { who: section } }));
const arriving = prep.then(value => ({ value }));
const timeZone = defaultSettings.timeZone;
// Who is signed in is taken as known, so that nothing of ours is asked for it.
const login: LoginView = {
  ...{ launchId: 'browser-app', practice: '', locked: false, needBanner: false, idleLockMinutes: 10 },
  staff: { name: 'Marcus Bell', role: 'coach', credential: '' },
};

await drawable;
createRoot(document.getElementById('page') ?? document.body).render(
  <PageRoot
    start={{
      launchId: 'browser-app',
      language: 'en',
      timeZone,
      now: now.toISOString(),
      state: 'open',
      login,
    }}
    place={{ screen: 'prep' }}
    api={openApi('browser-app')}
    arrivals={{ who: () => who, prep: () => arriving, physician: () => new Promise(() => undefined) }}
    onLeave={() => undefined}
  />,
);
