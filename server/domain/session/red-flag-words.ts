import type { Language } from '../language.ts';
import type { RedFlagKind } from './draft.ts';

/** What each red flag is called: where it is raised, on the preparation, before signing and in the note. */
export const redFlagNames: Record<Language, Record<RedFlagKind, string>> = {
  en: {
    'self-harm': 'Thoughts of self-harm',
    'chest-pain': 'Chest pain',
    'stroke-signs': 'Signs of a stroke',
    'trouble-breathing': 'Trouble breathing',
    'blood-pressure-crisis': 'Blood pressure in crisis',
    'severe-low-glucose': 'Very low blood sugar',
    'severe-high-glucose': 'Very high blood sugar',
    'rapid-weight-gain': 'Fast weight gain',
    abuse: 'Abuse or not safe at home',
    'side-effect-today': 'Side effect of a medicine',
    other: 'Another safety concern',
  },
  es: {
    'self-harm': 'Pensamientos de hacerse daño',
    'chest-pain': 'Dolor de pecho',
    'stroke-signs': 'Señales de derrame cerebral',
    'trouble-breathing': 'Dificultad para respirar',
    'blood-pressure-crisis': 'Presión arterial en crisis',
    'severe-low-glucose': 'Azúcar muy baja',
    'severe-high-glucose': 'Azúcar muy alta',
    'rapid-weight-gain': 'Aumento rápido de peso',
    abuse: 'Maltrato o peligro en casa',
    'side-effect-today': 'Efecto molesto de una medicina',
    other: 'Otra preocupación por su seguridad',
  },
};
