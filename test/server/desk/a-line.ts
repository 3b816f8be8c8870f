import type { KeptLine } from '../../../server/domain/desk/kept-month.ts';

/** A month of chronic care as it was locked. */
export const aLine = (other: Partial<KeptLine> = {}): KeptLine => ({
  ...{ key: '99490 2026-10', code: '99490', programme: 'ccm', units: 1, day: '2026-10-20', minutes: 20 },
  label: { en: 'CCM by staff, first 20 minutes', es: 'CCM del personal, primeros 20 minutos' },
  used: [{ contactId: 'c1', workId: 'planning', activity: 'planning', minutes: 20 }],
  ...{ place: '11', modifiers: [], practitionerId: 'p1', staffIds: ['s1'], source: 'NGS CCM page' },
  why: [{ says: 'minutes-reached', with: { minutes: 20, atLeast: 20 } }],
  ...{ mark: 'V1', unverified: [], payer: 'medicare', month: '2026-10' },
  practitioner: { name: 'Ama Osei', reference: 'Practitioner/osei' },
  performers: [{ name: 'Dana Reyes', credential: 'MA', reference: 'Practitioner/dana' }],
  ...other,
});
