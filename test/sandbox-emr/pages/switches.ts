import {
  type Disguise,
  disguises,
  type Fault,
  type FaultBoard,
  type LaunchFault,
  type ListedFault,
  launchFaults,
} from '../fhir/types.ts';
import { type Html, html } from './html.ts';

/** What the switch page and its JSON twin can turn. */
export type Switchboard = {
  faults: FaultBoard;
  disguise(): Disguise;
  setDisguise(disguise: Disguise): void;
  expireAccessTokens(): number;
  withdrawGrants(): number;
};

/** One turn of a switch, as `POST /switches.json` takes it; several members may come at once. */
export type SwitchTurn = {
  disguise?: Disguise;
  add?: Fault;
  remove?: string;
  clear?: boolean;
  expireTokens?: boolean;
  withdrawGrants?: boolean;
  /** The EMR is down for that many seconds. */
  downSeconds?: number;
};

export type SwitchStand = { disguise: Disguise; faults: ListedFault[] };

/** Turns the switches and answers how they stand. An unknown disguise is refused with undefined. */
export function turn(board: Switchboard, wish: SwitchTurn): SwitchStand | undefined {
  if (wish.disguise && !disguises.includes(wish.disguise)) return undefined;
  if (wish.disguise) board.setDisguise(wish.disguise);
  if (wish.clear) board.faults.clear();
  if (wish.remove) board.faults.remove(wish.remove);
  if (wish.add) board.faults.add(wish.add);
  if (wish.expireTokens) board.expireAccessTokens();
  if (wish.withdrawGrants) board.withdrawGrants();
  if (wish.downSeconds) goDown(board.faults, wish.downSeconds);
  return { disguise: board.disguise(), faults: board.faults.list() };
}

/** The form fields of the switch page as a turn. */
export function turnFromForm(form: Record<string, string | undefined>): SwitchTurn {
  const preset = presets.find(one => one.id === form.fault) ?? launchPreset(form.launch);
  return {
    disguise: form.disguise as Disguise | undefined,
    remove: form.remove,
    clear: form.clear !== undefined,
    expireTokens: form.expire !== undefined,
    withdrawGrants: form.withdraw !== undefined,
    downSeconds: form.down === undefined ? undefined : Math.min(600, Math.max(1, Number(form.seconds) || 30)),
    add: preset && { ...preset.fault, ...(preset.typed && form.type ? { type: form.type } : {}) },
  };
}

export function switchesPage(stand: SwitchStand): Html {
  return html`<h1>Switches</h1>
    <p>What kind of EMR this is, and what goes wrong with it next: with its FHIR server, or with signing in.</p>
    <form method="post" action="/switches"><fieldset><legend>This EMR is</legend>
      ${disguises.map(one => html`<label class="choice"><input type="radio" name="disguise" value="${one}" ${checked(one === stand.disguise)}> <span><strong>${one}</strong> ${meaning[one]}</span></label>`)}
      <button>Change</button>
    </fieldset></form>
    <form method="post" action="/switches"><fieldset><legend>Next fault</legend>
      <p><label>Resource type <select name="type"><option value="">any</option>${types.map(type => html`<option>${type}</option>`)}</select></label></p>
      <div class="apps">${presets.map(one => html`<button name="fault" value="${one.id}">${one.words}</button>`)}</div>
    </fieldset></form>
    <form method="post" action="/switches"><fieldset><legend>Next launch</legend>
      <div class="apps">${launchFaults.map(one => html`<button name="launch" value="${one}">${launchWords[one]}</button>`)}</div>
    </fieldset></form>
    <form method="post" action="/switches"><fieldset><legend>At once</legend>
      <div class="apps">
        <button name="expire" value="1">Expire all access tokens</button>
        <button name="withdraw" value="1">Withdraw all apps</button>
        <span class="pair"><button name="down" value="1">EMR down for</button> <label><input type="number" name="seconds" value="30" min="1" max="600"> seconds</label></span>
      </div>
    </fieldset></form>
    <section aria-labelledby="active"><h2 id="active">Waiting faults</h2>${waiting(stand.faults)}</section>`;
}

function waiting(faults: ListedFault[]): Html {
  if (faults.length === 0) return html`<p class="none">None</p>`;
  return html`<form method="post" action="/switches"><ul class="faults">
    ${faults.map(fault => html`<li>${faultWords(fault)} <button class="quiet" name="remove" value="${fault.id}" aria-label="Remove ${faultWords(fault)}">Remove</button></li>`)}
  </ul><button name="clear" value="1">Clear all</button></form>`;
}

function faultWords(fault: ListedFault): string {
  const where = [fault.method, fault.type].filter(Boolean).join(' ') || 'any request';
  const times = fault.times === 0 ? 'until removed' : `${(fault.times ?? 1) - fault.hits} more`;
  return `${fault.kind} on ${where}, ${times}`;
}

function goDown(faults: FaultBoard, seconds: number): void {
  const id = faults.add({ kind: 'down', times: 0 });
  setTimeout(() => faults.remove(id), seconds * 1000).unref();
}

function checked(is: boolean): Html {
  return { markup: is ? 'checked' : '' };
}

const meaning: Record<Disguise, string> = {
  open: 'takes everything it is sent',
  'epic-like': 'takes plain-text notes on an existing encounter, and vitals; nothing else',
  'read-only': 'takes no writes at all',
  slow: 'takes everything, slowly',
  'oracle-like': 'takes notes, vital signs and laboratory, with rules of its own; no goals or plans',
  'athena-like': 'takes answers to its own questionnaire, nothing else',
  'ecw-like': 'takes answers to its own questionnaire; refuses with numbers of its own',
  'ecw-contract-like': 'the same with a contract: documents as PDF, and vital signs',
  'nextgen-like': 'takes nothing, and says 404',
  'meditech-like': 'takes messages and answers to a questionnaire, nothing else',
  'canvas-like': 'takes tasks, messages, readings; documents only with extensions of its own',
  'medplum-like': 'takes everything',
  'openemr-like': 'grants every scope and takes none of it',
  'veradigm-like': 'takes notes, readings and orders; answers without a body',
  'scopes-lie': 'promises everything, by scope and metadata, and takes notes only',
  'metadata-lies': 'says it takes everything; takes notes and goals, twice when asked twice',
  forgetful: 'takes everything and keeps no identifier of the app',
  renaming: 'takes everything; says it takes ids of the app’s, then gives its own',
  hiding: 'takes everything; a search by the app’s identifiers finds nothing',
};

const presets: { id: string; words: string; typed: boolean; fault: Fault }[] = [
  { id: 'refuse', words: 'Refuse this type', typed: true, fault: { kind: 'refuse-type', times: 0 } },
  {
    id: 'unprocessable',
    words: 'Find this type invalid (422)',
    typed: true,
    fault: { kind: 'refuse-type', status: 422, method: 'POST' },
  },
  {
    id: 'before',
    words: '500 before the commit',
    typed: true,
    fault: { kind: '500-before', method: 'POST' },
  },
  {
    id: 'after',
    words: '500 after the commit',
    typed: true,
    fault: { kind: '500-after-commit', method: 'POST' },
  },
  {
    id: 'late',
    words: 'Commit late',
    typed: true,
    fault: { kind: 'commit-late', method: 'POST', delayMs: 5000 },
  },
  { id: 'cut', words: 'Cut the answer', typed: true, fault: { kind: 'cut-body', method: 'POST' } },
  {
    id: 'conflict',
    words: 'Conflict (409)',
    typed: true,
    fault: { kind: 'refuse-type', status: 409, method: 'POST' },
  },
  { id: 'silent', words: 'No answer', typed: true, fault: { kind: 'no-answer-after', method: 'POST' } },
  { id: 'drip', words: 'An answer that drips', typed: true, fault: { kind: 'drip-after', method: 'POST' } },
  {
    id: 'gateway',
    words: '502 of a gateway, after the commit',
    typed: true,
    fault: { kind: 'gateway-after', method: 'POST' },
  },
  {
    id: 'elsewhere',
    words: 'An address on another host',
    typed: true,
    fault: { kind: 'location-elsewhere', method: 'POST' },
  },
  { id: 'busy', words: '429, try later', typed: true, fault: { kind: '429', retryAfter: '5', times: 3 } },
];

/** A token that is bad stays bad, and so does a sign-in page that is dead or offers no choice, until removed; the others strike once. */
function launchPreset(kind: string | undefined): { typed: boolean; fault: Fault } | undefined {
  const known = launchFaults.find(one => one === kind);
  return (
    known && { typed: false, fault: { kind: known, times: /^(request_|no-|sign-in-)/.test(known) ? 0 : 1 } }
  );
}

const launchWords: Record<LaunchFault, string> = {
  auth_invalid_client_id: 'App not known',
  auth_invalid_redirect_uri: 'Address not registered',
  auth_invalid_scope: 'Scopes refused',
  auth_invalid_client_secret: 'App’s secret refused',
  token_invalid_token: 'Code refused',
  token_expired_refresh_token: 'Refresh refused as expired',
  request_invalid_token: 'Token refused by the chart',
  request_expired_token: 'Token expired at the chart',
  'no-patient-choice': 'Choose no patient without a chart',
  'sign-in-cut': 'Sign-in page cannot be reached',
  'sign-in-502': 'Sign-in page answers 502',
  'sign-in-hangs': 'Sign-in page never answers',
};

const types = [
  'DocumentReference',
  'Goal',
  'CarePlan',
  'Observation',
  'ServiceRequest',
  'Task',
  'Encounter',
  'Communication',
  'Patient',
  'Condition',
  'MedicationRequest',
];
