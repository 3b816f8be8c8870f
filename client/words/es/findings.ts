import type { SameWords } from '../../design/words.ts';
import type { findings as english } from '../en/findings.ts';

export const findings: SameWords<typeof english> = {
  visits: {
    office: 'Visita al consultorio',
    emergency: 'Visita a urgencias',
    inpatient: 'Estancia en el hospital',
    telephone: 'Consulta por teléfono',
    virtual: 'Consulta por video',
    home: 'Visita en casa',
    other: 'Visita',
  },
  isNew: 'nueva',
  stopped: 'suspendida',
  was: 'antes',
  atHome: name => `${name} en casa`,
  lastOf: count => `la última de ${count}`,
  days: (done, of) => `${done} de ${of} días`,

  worries: { 'side-effects': 'efectos molestos', 'fear-of-harm': 'miedo a que dañe', cost: 'el costo' },
  ask: {
    'new-medicine': 'Cómo le va con',
    'how-it-went': 'Cómo le fue',
    'in-the-way': 'Qué estorbó',
  },
  why: {
    'since-last-time': 'desde la última vez',
    'not-told-yet': 'aún sin decir',
    new: 'nueva',
    changed: 'cambió',
    'said-last-time': 'lo dijo la última vez',
    'not-asked-yet': 'aún no se le preguntó',
    said: 'dijo',
    'blood-pressure-crisis': 'presión arterial en crisis',
    'very-low-glucose': 'azúcar muy baja',
    'very-high-glucose': 'azúcar muy alta',
    'weight-with-heart-failure': 'aumento rápido de peso con insuficiencia cardíaca',
    'red-flag': 'señal de alarma',
    'after-medicine': 'poco después de empezar',
  },
  tried: (done, of) => `lo intentó ${done} de ${of}`,
  redFlagTold: 'señal de alarma, se le dijo a',
  redFlagClosed: 'señal de alarma que cerró',
  stillOpen: what => `pendiente: ${what}`,
  opens: {
    understands: 'decirlo en sus palabras',
    agrees: 'si está de acuerdo',
    'can-do': 'si puede hacerlo',
  },

  weightUp: kg => `Subió ${kg} kg de peso en una semana`,

  noMeasure: name => `${name}: nada registrado`,
  noMeasureSince: (name, month) => `${name}: nada desde ${month}`,
  gaps: {
    language: 'Idioma: no consta',
    interpreter: 'Intérprete: no consta si hace falta',
    phone: 'Teléfono: no consta',
    smoking: 'Tabaco: no consta si fuma',
  },
};
