import { expect, test } from 'vitest';
import { careTeamOf } from '../../../../server/domain/handoff/care-team.ts';

const talk = (staffId: string, day: string) => ({ staffId, signedAt: `2026-${day}T10:00:00Z` });
const on = (day: string) => `2026-${day}T10:00:00Z`;

test('a coach who signed sessions coaches since the first', () => {
  expect(careTeamOf([], [talk('dana', '03-02'), talk('dana', '01-05')])).toEqual([
    { staffId: 'dana', since: on('01-05'), because: 'sessions' },
  ]);
});

test('a coach who took a handoff coaches since then, or since an earlier talk', () => {
  const said = { staffId: 'dana', since: on('03-02'), because: 'handoff' as const };
  expect(careTeamOf([said], [])).toEqual([said]);
  expect(careTeamOf([said], [talk('dana', '02-01')])).toEqual([{ ...said, since: on('02-01') }]);
});

test('a coach who said "no longer" is out, until they sign another session', () => {
  const out = { staffId: 'dana', since: on('01-05'), until: on('03-01'), because: 'said' as const };
  expect(careTeamOf([out], [talk('dana', '02-01')])).toEqual([out]);
  expect(careTeamOf([out], [talk('dana', '02-01'), talk('dana', '03-09')])).toEqual([
    { staffId: 'dana', since: on('03-09'), because: 'sessions' },
  ]);
});

test('who coaches comes before who did, the longest first', () => {
  const left = { staffId: 'ana', since: on('01-01'), until: on('01-09'), because: 'said' as const };
  const team = careTeamOf([left], [talk('marcus', '03-02'), talk('dana', '02-02')]);
  expect(team.map(one => one.staffId)).toEqual(['dana', 'marcus', 'ana']);
});
