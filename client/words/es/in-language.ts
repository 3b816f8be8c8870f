import type { SameWords } from '../../design/words.ts';
import type { inLanguage as english } from '../en/in-language.ts';

export const inLanguage: SameWords<typeof english> = { en: 'en inglés', es: 'en español' };
