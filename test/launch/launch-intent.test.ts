import { describe, expect, it } from 'vitest';
import { readTokenAnswer } from '../../launch/token-answer.ts';
import { appContextFor, launchIntents } from '../../server/domain/practice/launch-intent.ts';

const now = new Date('2026-03-02T10:00:00Z');
const intentOf = (more: object) => {
  const answer = { access_token: 'at', token_type: 'Bearer', scope: 'launch', ...more };
  const read = readTokenAnswer(answer, 'launch', now);
  return 'unusable' in read ? read.unusable : read.intent;
};

describe('where a launch asks to be opened', () => {
  it.each(launchIntents.map(intent => [intent]))('is what the link of a card carried: %s', intent => {
    expect(intentOf({ appContext: appContextFor(intent) })).toBe(intent);
  });
  it.each<[string, object, string | undefined]>([
    ['nothing, when the EMR gives nothing back', {}, undefined],
    ['nothing, for a word we do not know', { appContext: 'intent=delete-everything' }, undefined],
    ['nothing, for markup', { appContext: 'intent=<script>' }, undefined],
    ['nothing, for what is no text', { appContext: { intent: 'handoff' } }, undefined],
    ['nothing, for 10 KB', { appContext: `intent=handoff&x=${'y'.repeat(10_000)}` }, undefined],
    ['SMART’s own word for it, where we know it', { intent: 'handoff' }, 'handoff'],
    ['nothing, for another of SMART’s', { intent: 'reconcile-medications' }, undefined],
    ['the card’s, where the EMR says both', { appContext: 'intent=question', intent: 'handoff' }, 'question'],
    ['found beside what others put there', { appContext: 'v=1&intent=teach-back' }, 'teach-back'],
  ])('is %s', (_, more, intent) => {
    expect(intentOf(more)).toBe(intent);
  });
});
