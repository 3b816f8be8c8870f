import type { exportKinds as English } from '../en/export-kinds.ts';

/** Como qué puede tenerse un envío. */
export const exportKinds: typeof English = {
  as: batch => `En otro archivo: ${batch}`,
  csv: 'Descargar CSV',
  '837p': 'Columnas 837P',
  fhir: 'FHIR',
  claims: 'FHIR con cobros',
  pdf: 'PDF tal como salió',
  packets: 'PDF de todos los expedientes, como están ahora',
  marked:
    'El CSV empieza con una marca de orden de bytes, para que Excel lea bien cada nombre. Las columnas 837P son para un sistema de cobro y no la llevan; el CSV se le da sin ella con la orden: billing:export --no-mark.',
};
