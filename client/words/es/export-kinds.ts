import type { exportKinds as English } from '../en/export-kinds.ts';

/** Como qué puede tenerse un envío. */
export const exportKinds: typeof English = {
  as: batch => `En otro archivo: ${batch}`,
  csv: 'Descargar CSV',
  '837p': 'Columnas 837P',
  fhir: 'FHIR',
  claims: 'FHIR con cobros',
  pdf: 'PDF',
};
