import { describe, expect, test } from 'vitest';
import { readCapabilityStatement } from '../../launch/capability-statement.ts';
import { scopesToRegister } from '../../launch/scopes-to-register.ts';
import { whatWorks } from '../../launch/what-works.ts';

describe('what is asked of an EMR, and what is said of it', () => {
  const statement = (resource: unknown[], more: object = {}) =>
    readCapabilityStatement({
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      software: { name: 'Demo' },
      rest: [{ mode: 'server', resource, ...more }],
    });
  const type = (name: string, codes: string[], more: object = {}) => ({
    type: name,
    interaction: codes.map(code => ({ code })),
    ...more,
  });
  const accepts = statement(
    [
      type('Patient', ['read', 'search-type'], { searchParam: [{ name: '_id' }] }),
      type('DocumentReference', ['create', 'read', 'search-type']),
      type('Goal', ['read']),
      type('Observation', ['create', 'update', 'search-type'], { conditionalCreate: true }),
      type('Invoice', ['create', 'search-type']),
    ],
    { interaction: [{ code: 'batch' }] },
  );

  test('a CapabilityStatement is cut down to reading and writing', () => {
    expect(accepts).toEqual({
      software: 'Demo',
      fhirVersion: '4.0.1',
      reads: {
        Patient: { search: true, params: ['_id'] },
        DocumentReference: { search: true, params: [] },
        Goal: { search: false, params: [] },
        Observation: { search: true, params: [] },
        Invoice: { search: true, params: [] },
      },
      writes: {
        DocumentReference: { create: true, update: false, conditionalCreate: false },
        Observation: { create: true, update: true, conditionalCreate: true },
        Invoice: { create: true, update: false, conditionalCreate: false },
      },
      transaction: false,
      batch: true,
    });
  });

  test('a filled-in form is asked for only where no document is taken, and the practice is told what it lacks', () => {
    const form = type('QuestionnaireResponse', ['create', 'read', 'search-type']);
    const alone = statement([type('Patient', ['read']), form]);
    const beside = statement([type('Patient', ['read']), form, type('DocumentReference', ['create'])]);
    if (!alone || !beside) throw new Error('no statement');
    const pinned = { issuer: '', authorizationEndpoint: '', tokenEndpoint: '', jwksUri: '', checkedAt: '' };
    expect(scopesToRegister(alone, ['permission-v2'])).toContain('patient/QuestionnaireResponse.crs');
    expect(scopesToRegister(beside, ['permission-v2'])).not.toContain('QuestionnaireResponse');
    expect(whatWorks({ ...pinned, accepts: alone }, 'secret').join('\n')).toContain(
      'once the practice agreed',
    );
    expect(whatWorks({ ...pinned, accepts: beside }, 'secret')).toContain(
      'The coaching note goes into the chart.',
    );
  });

  test.each([
    [
      'in the new spelling',
      ['permission-v2', 'permission-offline'],
      'launch openid fhirUser offline_access patient/Patient.rs patient/Observation.crus patient/DocumentReference.crs patient/Goal.rs',
    ],
    [
      'in the old spelling',
      ['permission-v1', 'permission-online'],
      'launch openid fhirUser online_access patient/Patient.read patient/Observation.* patient/DocumentReference.* patient/Goal.read',
    ],
    [
      'without staying signed in',
      ['permission-v2'],
      'launch openid fhirUser patient/Patient.rs patient/Observation.crus patient/DocumentReference.crs patient/Goal.rs',
    ],
  ])('scopes are asked for %s, for what we use and it has, and no more', (_name, capabilities, scopes) => {
    if (!accepts) throw new Error('no capability');
    expect(scopesToRegister(accepts, capabilities)).toBe(scopes);
  });

  test('what will not work is said as plainly as what will', () => {
    if (!accepts) throw new Error('no capability');
    const pinned = {
      issuer: '',
      authorizationEndpoint: '',
      tokenEndpoint: '',
      jwksUri: '',
      checkedAt: '',
      accepts,
      capabilities: ['launch-ehr', 'client-public', 'sso-openid-connect'],
    };
    expect(whatWorks(pinned, 'public')).toEqual([
      'The EMR calls itself Demo, FHIR 4.0.1.',
      'Opening from a chart: yes.',
      'Opening without a chart: the EMR does not offer it.',
      'Staying signed in past the EMR’s own hour: no; the coach reopens from the chart.',
      'Signing out ends our access here; the EMR takes no notice.',
      'Read from the chart: the patient, labs and vital signs, notes.',
      'Not readable there: problems, medicines, allergies, visits, referrals, goals, care plans.',
      'Filed as chart entries of their own: observations.',
      'Only in the words of the note: the visit, goals, steps and orders to coaching, the care plan, red flags, tasks, who coaches the patient, questions and answers, medicines as really taken.',
      'The coaching note goes into the chart.',
      'An answer that is lost on the way is looked up in the chart before anything is sent again.',
    ]);
  });

  test.each([
    ['nothing of itself', [], 'key', []],
    [
      'everything we use',
      [
        'launch-standalone',
        'context-standalone-patient',
        'client-confidential-asymmetric',
        'sso-openid-connect',
      ],
      'key',
      [],
    ],
    [
      'no choice of a patient',
      ['launch-standalone', 'client-confidential-symmetric', 'sso-openid-connect'],
      'secret',
      ['Opening without a chart: the EMR lets nobody choose a patient there; open from the chart.'],
    ],
    [
      'no proof by key',
      [
        'launch-standalone',
        'context-standalone-patient',
        'client-confidential-symmetric',
        'sso-openid-connect',
      ],
      'key',
      [
        'Proving that it is us: by a key (--key), which the EMR does not offer; it takes a secret (--secret).',
      ],
    ],
    [
      'no word on who signs in',
      ['launch-standalone', 'context-standalone-patient', 'client-public'],
      'public',
      [
        'Signing in: the EMR does not say that it tells us who signs in (OpenID Connect). Without that nobody can.',
      ],
    ],
  ] as const)('an EMR that says %s', (_name, capabilities, proof, said) => {
    const accepts = statement([type('Patient', ['read'])]);
    if (!accepts) throw new Error('no capability');
    const pinned = {
      ...{ issuer: '', authorizationEndpoint: '', tokenEndpoint: '', jwksUri: '', checkedAt: '', accepts },
      capabilities: [...capabilities],
    };
    const words = whatWorks(pinned, proof);
    const signIn = words.filter(line => /^(Proving|Signing in:|Opening without a chart: the)/.test(line));
    expect(signIn).toEqual(said);
    expect(words).toContain('Read from the chart: the patient.');
  });
});
