import type { Card } from '../cds/hooks.ts';
import { type Html, html } from './html.ts';

/** Where the cards of a chart will stand. It takes no room while there are none, and the chart never waits for them. */
export function cardsPlace(patient: string): Html {
  return html`<div class="cards" data-cards="/chart/${patient}/cards" data-patient="${patient}" aria-live="polite"></div>
    <script type="module" src="/cards.js"></script>`;
}

/** Cards as one quiet strip each: what is said, the link, and a way to put it aside. Their texts are never markup. */
export function cardStrips(cards: Card[]): Html {
  return html`${cards.map(card => {
    const [first, ...others] = card.overrideReasons ?? [];
    return html`<section class="card ${card.indicator}" aria-label="${card.source.label}" data-card="${card.uuid}"
        data-client="${card.from.clientId}" data-service="${card.from.service}">
      <p><span class="source">${card.source.label}</span> ${card.summary}</p>
      <div class="apps">
        ${(card.links ?? [])
          .filter(link => link.type === 'smart')
          .map(
            link =>
              html`<button data-launch="${link.url}" data-context="${link.appContext ?? ''}">${link.label}</button>`,
          )}
        ${first && aside(first)}
        ${
          (card.detail || others.length > 0) &&
          html`<details><summary>More</summary>
          ${card.detail && html`<p>${card.detail}</p>`}
          <div class="apps">${others.map(aside)}</div></details>`
        }
      </div>
    </section>`;
  })}`;
}

const aside = ({ code, system, display }: NonNullable<Card['overrideReasons']>[number]): Html =>
  html`<button class="quiet" data-aside="${code}" data-system="${system ?? ''}">${display ?? code}</button>`;
