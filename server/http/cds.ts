import { z } from 'zod';
import { otherThanStaff, relativeFhirUser } from '../../launch/fhir-user.ts';
import type { Language } from '../domain/language.ts';
import { overrideReasons } from '../domain/physician/card.ts';
import { intentOf, overrideWords, topicWords } from '../domain/physician/card-words.ts';
import { mayBePutAside } from '../domain/physician/choose-card.ts';
import { appContextFor } from '../domain/practice/launch-intent.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { answerCards, type CardAnswer } from '../workflow/physician/answer-cards.ts';
import { type CardToShow, lookAtCard } from '../workflow/physician/look-at-card.ts';
import { offered, offeredTo } from '../workflow/physician/offer.ts';
import { type CardsView, cardsView, discoveryView, feedbackCall, hookCall } from './contract/cds.ts';
import { logId } from './log.ts';
import { readerLanguage } from './reader-language.ts';
import { type Answer, type Ask, defineRoute, type Route } from './route-table.ts';

const byEmr = { audience: 'cds-client', roles: 'any', patientBound: false } as const;
const one = z.strictObject({ service: z.enum(offered.map(({ id }) => id)) });
const noCards = { status: 200, json: { cards: [] } satisfies CardsView } as const;

/** CDS Hooks 2.0: an EMR asks at its own moments what a physician should be told, and says what became of it. */
export const cdsRoutes: Route[] = [
  defineRoute(
    {
      ...byEmr,
      method: 'GET',
      path: '/cds-services',
      answers: { 200: discoveryView },
      audit: { none: 'tells of no patient' },
      summary: 'At which moments an EMR may ask us for a card, and what it should send along.',
    },
    async ({ parts, identity }) => ({
      status: 200,
      json: { services: await offeredTo(parts, identity.practiceId) },
    }),
  ),
  defineRoute(
    {
      ...byEmr,
      ...{ method: 'POST', path: '/cds-services/:service', params: one, body: hookCall },
      mostBytes: 1024 * 1024,
      atLast: { afterMs: 400, answer: noCards },
      answers: { 200: cardsView },
      audit: 'look-at-card',
      summary: 'The one card for a physician about a patient, or none; after 400 ms none in any case.',
    },
    cardsFor,
  ),
  defineRoute(
    {
      ...byEmr,
      ...{ method: 'POST', path: '/cds-services/:service/feedback', params: one, body: feedbackCall },
      answers: { 200: 'empty' },
      audit: 'answer-card',
      summary: 'What became of cards: a link was followed, or one was put aside and why.',
    },
    async ask => {
      await answerCards(ask.parts, ask.identity.practiceId, ask.body.feedback.flatMap(answerOf), ask.now);
      return { status: 200 };
    },
  ),
];

type HookAsk = Ask<'cds-client', z.output<typeof one>, unknown, z.output<typeof hookCall>>;

async function cardsFor(ask: HookAsk): Promise<Answer | Refusal> {
  const { parts, identity, body, now } = ask;
  const { practiceId, fhirServer } = identity;
  const hook = offered.find(({ id }) => id === ask.params.service)?.hook;
  if (hook === undefined || body.hook !== hook) return refuse('bad-request', 'not-understood', 'hook');
  if (body.fhirServer !== undefined && withoutSlash(body.fhirServer) !== withoutSlash(fhirServer))
    return refuse('bad-request', 'other-fhir-server', 'fhirServer');
  const { userId, patientId } = body.context;
  if (otherThanStaff(userId, fhirServer)) return refuse('bad-request', 'not-staff', 'context.userId');
  const reader = relativeFhirUser(userId, fhirServer) ?? 'unknown';
  const language = readerLanguage(ask.req);
  const call = { practiceId, iss: fhirServer, hook, patientId, reader, language };
  try {
    const card = await lookAtCard(parts, { ...call, prefetch: body.prefetch }, now, ask.msLeft);
    if (isRefusal(card)) return card;
    return card ? { status: 200, json: { cards: [cardView(card, parts.origin, language)] } } : noCards;
  } catch (error) {
    // A chart opens whether or not we have something to say: what went wrong is in our log alone.
    const code = (error as { code?: unknown } | null)?.code;
    parts.log('failed', { route: logId('/cds-services/:service'), code: logId(String(code ?? 'unknown')) });
    return noCards;
  }
}

/** The link leads to our launch and nowhere else, and says nothing of the patient: the launch itself does. */
function cardView(card: CardToShow, origin: string, language: Language): CardsView['cards'][number] {
  const { id, topic, indicator, summary, detail, linkLabel } = card;
  const system = `${origin}/cds-services`;
  const reasons = overrideReasons.filter(
    code => mayBePutAside(topic) && (code !== 'patient-declined' || topic === 'handoff'),
  );
  return {
    ...{ uuid: id, summary, detail, indicator },
    source: { label: 'Alongside', topic: { system, code: topic, display: topicWords[language][topic] } },
    links: [
      {
        ...{ label: linkLabel, url: `${origin}/launch`, type: 'smart' },
        appContext: appContextFor(intentOf[topic]),
      },
    ],
    overrideReasons: reasons.map(code => ({ system, code, display: overrideWords[language][code] })),
  };
}

/** A comment somebody wrote is not kept: it may say anything of anybody. */
function answerOf({
  card: id,
  outcome,
  overrideReason,
}: z.output<typeof feedbackCall>['feedback'][number]): CardAnswer[] {
  if (!z.uuid().safeParse(id).success) return [];
  if (outcome === 'accepted') return [{ id, outcome }];
  const code = overrideReason?.reason?.code;
  return [{ id, outcome, reason: overrideReasons.find(one => one === code) ?? 'other' }];
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
