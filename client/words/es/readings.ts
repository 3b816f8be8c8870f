import type { SameWords } from '../../design/words.ts';
import type { readings as english } from '../en/readings.ts';

export const readings: SameWords<typeof english> = {
  day: 'Día',
  fromHead: 'Origen',
  asWritten: 'escrito',
  olderNotRead: 'Solo se leyeron las más nuevas; puede haber anteriores en el expediente.',
  bandFromSource: source => `Banda: ${source}`,
  bandSources: {
    chart: 'rango de referencia del expediente',
    'ada-most-adults': 'guía de la ADA, la mayoría de los adultos; sin revisar',
    'ada-meals': 'guía de la ADA, antes y después de comer; sin revisar',
    'acc-aha-2017': 'ACC/AHA 2017; sin revisar',
    general: 'rango general; sin revisar',
    'kdigo-reduced': 'KDIGO, por debajo está reducido; sin revisar',
    'kdigo-raised': 'KDIGO, por encima está elevado; sin revisar',
    'cdc-healthy': 'CDC, rango saludable; sin revisar',
    'cdc-sleep': 'CDC, adultos, horas; sin revisar',
    'phq9-minimal': 'PHQ-9, mínimo; sin revisar',
    'us-activity': 'guía de actividad de EE. UU., por semana; sin revisar',
  },
};
