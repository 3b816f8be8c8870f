/** The languages of the interface, of the talk and of what a patient takes home. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** English unless the first language of the list that we speak is another. Takes `es-MX,es;q=0.9` or `es-MX`. */
export function languageFrom(wanted: string | readonly string[] | undefined): Language {
  const list = typeof wanted === 'string' ? wanted.split(',') : (wanted ?? []);
  const spoken = list.map(one => one.trim().slice(0, 2).toLowerCase());
  return spoken.find((one): one is Language => one === 'en' || one === 'es') ?? 'en';
}
