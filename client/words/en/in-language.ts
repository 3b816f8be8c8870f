/** Said quietly behind words that stand on a page of another language. */
export const inLanguage = { en: 'in English', es: 'in Spanish' };
