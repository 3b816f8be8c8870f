import type { RegisteredClient } from '../authorization/clients.ts';
import type { FhirStore } from '../fhir/types.ts';
import { cardsPlace } from './cards.ts';
import { type ChartSection, chartSections, versionWord, who } from './chart-sections.ts';
import { type Html, html } from './html.ts';
import { ofPatient } from './practice.ts';
import { ageAt, conceptText, dateText, nameOf, whenOf } from './words.ts';

export type ChartView = {
  store: FhirStore;
  patient: fhir4.Patient;
  clients: RegisteredClient[];
  today: string;
  bare?: boolean;
};

/** athenahealth's attributes for an embedded app: what an app may count on inside somebody else's chart. */
const sandbox =
  'allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads';

/** The chart of one patient. `bare`: without the app buttons, as it stands beside an open app. */
export function chartPage(view: ChartView): Html {
  const sections = chartSections(view.store, view.patient.id ?? '');
  const self = `/chart/${view.patient.id}${view.bare ? '?bare=1' : ''}`;
  return html`${patientHeader(view)}
    ${!view.bare && appButtons(view)}
    ${!view.bare && view.clients.some(client => client.cdsServices) && cardsPlace(view.patient.id ?? '')}
    <nav class="contents" aria-label="Chart sections">
      <a class="refresh" href="${self}">Refresh chart</a>
      ${!view.bare && html`<a href="/chart/${view.patient.id}/orders">New order</a>`}
      ${sections.map(section => html`<a href="#${section.id}">${section.heading}</a> `)}
    </nav>
    <div class="sections">${sections.map(sectionBlock)}</div>`;
}

/** The chart with an app open in it: app and chart change places by radio buttons, and the app stays loaded. */
export function appPage(view: ChartView, client: RegisteredClient, launchUrl: string): Html {
  const label = client.label ?? client.name;
  return html`${patientHeader(view)}
    <div class="places">
      <fieldset><legend class="unseen">Show</legend>
        <label><input type="radio" name="place" value="app" checked> ${label}</label>
        <label><input type="radio" name="place" value="chart"> Chart</label>
        <label><input type="radio" name="place" value="both"> Both</label>
        <a href="/chart/${view.patient.id}?bare=1" target="chart">Refresh chart</a>
        <a href="/chart/${view.patient.id}/open/${client.clientId}" target="_blank" rel="noopener">Open ${label} in its own window</a>
        <a href="/chart/${view.patient.id}">Close ${label}</a>
      </fieldset>
      <iframe class="app" name="app" title="${label}" src="${launchUrl}" sandbox="${sandbox}" allow="clipboard-write"></iframe>
      <iframe class="chart" name="chart" title="Chart of ${nameOf(view.patient)}" src="/chart/${view.patient.id}?bare=1"></iframe>
    </div>`;
}

/** One note as its text, with type, author, date and which version it is. */
export function notePage(view: ChartView, document: fhir4.DocumentReference): Html {
  const patient = view.patient.id ?? '';
  const all = ofPatient(view.store, 'DocumentReference', patient);
  const replacing = all.find(one =>
    one.relatesTo?.some(to => to.target.reference === `DocumentReference/${document.id}`),
  );
  const replaced = new Set(replacing ? [`DocumentReference/${document.id}`] : []);
  return html`${patientHeader(view)}
    <p><a href="/chart/${patient}#notes">Back to the chart</a></p>
    <h2>${conceptText(document.type) ?? 'Document'}</h2>
    <dl class="pairs">
      <dt>Author</dt><dd>${document.author?.map(author => who(view.store, author)).join(', ') || 'not recorded'}</dd>
      <dt>Date</dt><dd>${dateText(whenOf(document), true)}</dd>
      <dt>Version</dt><dd>${[document.docStatus, versionWord(document, replaced)].filter(Boolean).join(', ')}
        ${replacing && html` (<a href="/chart/${patient}/notes/${replacing.id}">open the one that replaced it</a>)`}</dd>
    </dl>
    ${document.content.map((content, at) => attachmentBlock(view.store, `/chart/${patient}/notes/${document.id}/${at}`, content.attachment))}`;
}

/** The bytes and type of an attachment, whether they are inside it or in a Binary. */
export function attachmentBytes(
  store: FhirStore,
  attachment: fhir4.Attachment,
): { bytes: Buffer; contentType: string } {
  const [type, id] = attachment.url?.split('/').slice(-2) ?? [];
  const binary = type === 'Binary' && id ? (store.read('Binary', id) as fhir4.Binary | undefined) : undefined;
  const contentType = attachment.contentType ?? binary?.contentType ?? 'text/plain';
  return { bytes: Buffer.from(attachment.data ?? binary?.data ?? '', 'base64'), contentType };
}

export function patientHeader({ patient, today }: ChartView): Html {
  const age = ageAt(patient.birthDate, today);
  const pronouns = extension(patient, 'pronouns');
  const interpreter = extension(patient, 'interpreter-needed');
  const language = patient.communication?.find(one => one.preferred) ?? patient.communication?.[0];
  return html`<div class="patient">
    <h1>${nameOf(patient)}</h1>
    <dl>
      <div><dt>Born</dt><dd>${dateText(patient.birthDate) ?? 'not recorded'}${age !== undefined && ` (${age})`}</dd></div>
      <div><dt>Sex</dt><dd>${patient.gender ?? 'not recorded'}</dd></div>
      ${pronouns && html`<div><dt>Pronouns</dt><dd>${pronouns}</dd></div>`}
      <div><dt>Language</dt><dd>${conceptText(language?.language) ?? 'not recorded'}</dd></div>
      ${interpreter && html`<div><dt>Interpreter</dt><dd>${interpreter}</dd></div>`}
      <div><dt>Record</dt><dd>${patient.id}</dd></div>
    </dl>
  </div>`;
}

function appButtons({ clients, patient }: ChartView): Html {
  const apps = clients.filter(client => client.launchUrl);
  if (apps.length === 0) return html`<p class="none">No apps registered</p>`;
  return html`<div class="apps">${apps.map(client => {
    const label = client.label ?? client.name;
    return html`<a class="button" href="/chart/${patient.id}/app/${client.clientId}">${label}</a>
      <a href="/chart/${patient.id}/open/${client.clientId}" target="_blank" rel="noopener">${label} in its own window</a>`;
  })}</div>`;
}

function sectionBlock(section: ChartSection): Html {
  return html`<section id="${section.id}" aria-labelledby="${section.id}-heading">
    <h2 id="${section.id}-heading">${section.heading}</h2>
    ${section.body}
  </section>`;
}

function attachmentBlock(store: FhirStore, href: string, attachment: fhir4.Attachment): Html {
  const { bytes, contentType } = attachmentBytes(store, attachment);
  if (!contentType.startsWith('text/')) {
    return html`<p><a href="${href}">${attachment.title ?? 'Attachment'} (${contentType}, ${bytes.length} bytes)</a></p>`;
  }
  return html`<pre class="note" tabindex="0">${bytes.toString('utf8')}</pre>`;
}

function extension(patient: fhir4.Patient, ending: string): string | undefined {
  const found = patient.extension?.find(one => one.url.endsWith(ending));
  const nested = found?.extension?.find(one => one.url === 'value');
  const held = nested ?? found;
  return (
    conceptText(held?.valueCodeableConcept) ??
    held?.valueCoding?.display ??
    held?.valueCoding?.code ??
    held?.valueString
  );
}
