import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayAttest, needsAttest } from '../../../../server/domain/escalation/attest.ts';
import {
  closeEscalation,
  closings,
  type EscalationState,
  seeEscalation,
} from '../../../../server/domain/escalation/escalation.ts';
import { roles } from '../../../../server/domain/practice/settings.ts';
import { isRefusal } from '../../../../server/domain/refusal.ts';

test('no way of seeing, closing and trying again closes an escalation without a clinician and without words', () => {
  const deed = fc.record({
    what: fc.constantFrom('see' as const, 'close' as const),
    role: fc.constantFrom(...roles),
    done: fc.constantFrom(...closings),
    words: fc.constantFrom('', '   ', 'Seen in room 3'),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), deeds => {
      let state: EscalationState = { status: 'open' };
      let closedBy: string | undefined;
      for (const [n, { what, role, done, words }] of deeds.entries()) {
        const now = new Date(Date.UTC(2026, 10, 26, 10, n)).toISOString();
        const doer = { id: `${role}-${n}`, role };
        const outcome: EscalationState | ReturnType<typeof closeEscalation> =
          what === 'see'
            ? seeEscalation(state, doer, now)
            : closeEscalation(state, doer, { done, words }, now);
        if (isRefusal(outcome)) continue;
        if (outcome.status === 'closed' && state.status !== 'closed') {
          expect(role).toBe('physician');
          expect(words.trim()).not.toBe('');
          closedBy = doer.id;
        }
        state = outcome;
      }
      if (state.status === 'closed') expect(state.closedBy).toBe(closedBy);
    }),
  );
});

describe('a supervising signature', () => {
  test.each<[string, string[], boolean]>([
    ['MA', ['MA'], true],
    ['ma, CHW', ['chw'], true],
    ['NBC-HWC', ['MA'], false],
    ['MA', [], false],
    ['RN', ['*'], true],
    ['', ['none'], true],
    ['', ['MA'], false],
  ])('a coach with "%s" where the practice names %j: %s', (credential, credentials, expected) => {
    expect(needsAttest({ credential }, { attest: { credentials } })).toBe(expected);
  });

  const one = { sessionId: 's1', version: 1, digest: 'aa' };
  test.each([
    ['as it was opened', one, [one], [one], undefined],
    ['not opened in this login', one, [one], [], 'conflict'],
    ['amended since it was opened', one, [{ ...one, version: 2, digest: 'bb' }], [one], 'session-changed'],
    ['one other byte', one, [{ ...one, digest: 'ab' }], [one], 'session-changed'],
    [
      'opened before the byte changed',
      { ...one, digest: 'ab' },
      [{ ...one, digest: 'ab' }],
      [one],
      'conflict',
    ],
    ['signed already', one, [], [one], 'not-found'],
  ])('%s', (_, wanted, standing, opened, refused) => {
    expect(mayAttest([wanted], standing, opened)?.refused).toBe(refused);
  });
});
