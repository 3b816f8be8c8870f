import { bornOn, type Calendar } from '../calendar.ts';
import { SYSTEM } from '../vocabulary/systems.ts';

/** The almost empty chart: registered at the desk, 24, nothing recorded yet, not even a language. */
export function eliNovak(calendar: Calendar): fhir4.Patient {
  return {
    resourceType: 'Patient',
    id: 'eli-novak',
    identifier: [{ use: 'usual', system: SYSTEM.mrn, value: 'LS-199' }],
    active: true,
    name: [{ use: 'official', family: 'Novak', given: ['Eli'] }],
    gender: 'male',
    birthDate: bornOn(calendar.today, 24, '04-27'),
  };
}
