import { randomUUID } from 'node:crypto';
import type { Card } from '../cds/hooks.ts';
import type { Resource } from '../fhir/types.ts';
import { cardStrips } from './cards.ts';
import { type ChartView, patientHeader } from './chart-page.ts';
import { type Html, html } from './html.ts';

/** What can be ordered here: as much as it takes to sign an order. */
export const orderable = {
  a1c: 'HbA1c in three months',
  dietitian: 'Referral to a dietitian',
  'eye-exam': 'Retinal exam',
} as const;
export type Orderable = keyof typeof orderable;

export const isOrderable = (what: unknown): what is Orderable =>
  Object.keys(orderable).some(one => one === what);

/** Choose an order and sign it. `cards`: what the apps say before it is signed; then it is signed by a second press. */
export function orderPage(view: ChartView, asked?: { order: Orderable; cards: Card[] }): Html {
  const patient = view.patient.id ?? '';
  const self = `/chart/${patient}/orders`;
  const choose = html`<form method="post" action="${self}">
      <p><label>Order <select name="order">${Object.entries(orderable).map(([code, words]) => html`<option value="${code}">${words}</option>`)}</select></label></p>
      <p><button>Sign</button> <a href="/chart/${patient}">Back to the chart</a></p>
    </form>`;
  const confirm =
    asked &&
    html`<p>Not signed yet: ${orderable[asked.order]}</p>
    <div class="cards" data-cards="" data-patient="${patient}">${cardStrips(asked.cards)}</div>
    <form method="post" action="${self}">
      <input type="hidden" name="order" value="${asked.order}"><input type="hidden" name="seen" value="1">
      <p><button>Sign the order</button> <a href="/chart/${patient}">Back to the chart</a></p>
    </form>
    <script type="module" src="/cards.js"></script>`;
  return html`${patientHeader(view)}<h2>New order</h2>${confirm ?? choose}`;
}

/** The order as a resource: a draft while the apps are asked, active once it is signed. */
export function orderOf(
  order: Orderable,
  about: { patient: string; staff: string; at: string; status: 'draft' | 'active' },
): Resource {
  return {
    ...{ resourceType: 'ServiceRequest', id: randomUUID(), status: about.status, intent: 'order' },
    subject: { reference: `Patient/${about.patient}` },
    requester: { reference: `Practitioner/${about.staff}` },
    authoredOn: about.at,
    code: { text: orderable[order] },
  } as Resource;
}
