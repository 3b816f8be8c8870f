import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grantedWithin } from '../../launch/scopes.ts';
import { readScopes } from '../../server/domain/chart/scopes.ts';

const asked =
  'launch openid fhirUser offline_access patient/Patient.rs patient/Observation.crus patient/Goal.crus';

test.each([
  ['all of it', asked, asked.split(' ')],
  ['nothing said, which means all of it', undefined, asked.split(' ')],
  ['nothing', '', []],
  ['less', 'openid patient/Patient.rs', ['openid', 'patient/Patient.rs']],
  ['reading only', 'patient/Observation.rs', ['patient/Observation.rs']],
  [
    'the old spelling',
    'patient/Observation.read patient/Goal.write',
    ['patient/Observation.rs', 'patient/Goal.cu'],
  ],
  [
    'everything in the chart',
    'patient/*.cruds',
    ['patient/Patient.rs', 'patient/Observation.crus', 'patient/Goal.crus'],
  ],
  [
    'everything, in the old spelling',
    'patient/*.*',
    ['patient/Patient.rs', 'patient/Observation.crus', 'patient/Goal.crus'],
  ],
  ['every patient', 'user/*.cruds system/*.cruds', []],
  ['another type', 'patient/Invoice.cruds', []],
  ['labs only', 'patient/Observation.rs?category=laboratory', ['patient/Observation.rs?category=laboratory']],
  ['letters out of order', 'patient/Patient.sr', []],
  ['words nobody asked for', 'openid email __proto__ constructor', ['openid']],
])('an EMR that grants %s gives that much and no more', (_name, granted, kept) => {
  expect(grantedWithin(granted, asked)).toEqual(kept);
});

const scope = fc
  .record({
    persona: fc.constantFrom('patient', 'user'),
    type: fc.constantFrom('*', 'Patient', 'Goal', 'Observation'),
    access: fc.constantFrom('rs', 'r', 'cruds', 'cu', 'read', 'write', '*'),
  })
  .map(({ persona, type, access }) => `${persona}/${type}.${access}`);
const scopes = fc.array(scope, { maxLength: 5 }).map(list => list.join(' '));

test('whatever is granted, nothing goes beyond the grant or beyond what was asked', () => {
  const covered = (one: string, by: string) =>
    readScopes([one]).every(({ persona, type, verbs }) =>
      verbs.every(verb =>
        readScopes(by.split(' ')).some(
          wide =>
            wide.persona === persona &&
            (wide.type === '*' || wide.type === type) &&
            wide.verbs.includes(verb),
        ),
      ),
    );
  fc.assert(
    fc.property(scopes, scopes, (granted, wanted) => {
      for (const one of grantedWithin(granted, wanted)) {
        expect(covered(one, granted) && covered(one, wanted)).toBe(true);
      }
    }),
  );
});
