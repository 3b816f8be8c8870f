// The cards of the apps on a chart: fetched once the chart stands, so that no app can hold it up.
const place = document.querySelector('[data-cards]');

const send = (address, body) =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A `smart` link opens its app in the chart, by a launch of its own that carries what the card is about. */
async function launch(button) {
  const { patient, fhir } = place.dataset;
  const parameters = { patient, appContext: button.dataset.context };
  const answer = await send(`${fhir ?? '/fhir'}/_services/smart/Launch`, {
    launchUrl: button.dataset.launch,
    parameters,
  });
  if (!answer.ok) return;
  const { launch_id: id } = await answer.json();
  const { client } = button.closest('[data-card]').dataset;
  location.assign(`/chart/${patient}/app/${client}?launch=${encodeURIComponent(id)}`);
}

async function putAside(button) {
  const card = button.closest('[data-card]');
  const { client, service, card: uuid } = card.dataset;
  const reason = { code: button.dataset.aside, system: button.dataset.system, display: button.textContent };
  const answer = await send(`/chart/${place.dataset.patient}/cards/aside`, {
    client,
    service,
    card: uuid,
    reason,
  });
  if (answer.ok) card.remove();
}

if (place) {
  place.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button?.dataset.launch) void launch(button);
    else if (button?.dataset.aside) void putAside(button);
  });
  if (place.dataset.cards) {
    const answer = await fetch(place.dataset.cards).catch(() => undefined);
    if (answer?.ok) place.innerHTML = await answer.text();
    place.dataset.asked = 'yes';
  }
}
