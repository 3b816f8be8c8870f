import { categories, patientSupplied, systems } from '../../../fhir-profiles/codes.ts';
import type { Reading } from '../../domain/chart/snapshot.ts';
import { categoriesIn } from './belongs.ts';
import { type Loose, list, record, text } from './loose.ts';

/**
 * Where a reading comes from. A device wins over the patient, the patient over the category, since EMRs file home
 * readings under vital-signs too. Source: US Core 7 vital signs writing, tag patient-supplied.
 */
export const takenBy = (resource: Loose): Reading['from'] => {
  if (text(record(resource.device).reference) || text(record(resource.device).display)) return 'device';
  const isHome =
    list(record(resource.meta).tag).some(
      tag => tag.system === systems.coreTags && tag.code === patientSupplied,
    ) ||
    list(resource.performer).some(one => /(^|\/)(Patient|RelatedPerson)\//.test(text(one.reference) ?? ''));
  const filedUnder = categoriesIn(resource, systems.observationCategory);
  if (isHome) return 'home';
  if (filedUnder.includes(categories.laboratory.code)) return 'lab';
  if (filedUnder.includes(categories.survey.code)) return 'survey';
  return filedUnder.includes(categories.vitalSigns.code) ? 'clinic' : 'unknown';
};
