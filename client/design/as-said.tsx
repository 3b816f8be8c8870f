import type { ReactNode } from 'react';

/** The language charts are written in here, as is the note we write into them. */
const chartLanguage = 'en';

/** What the chart holds, as it holds it: never translated, and marked for who hears the page. */
export function ChartText({ children }: { children: ReactNode }) {
  return <span lang={chartLanguage}>{children}</span>;
}

/** What the patient said, in quotation marks, in the patient's language where it is known. */
export function Said({ words, lang }: { words: string; lang: string | undefined }) {
  return (
    <>
      “<span lang={lang ?? ''}>{words}</span>”
    </>
  );
}

/**
 * What a coach or a practice wrote down, and steps with a patient's own words among ours; in which language nobody recorded, and the
 * page says so (HTML: `lang` left empty).
 */
export function Written({ children }: { children: ReactNode }) {
  return <span lang="">{children}</span>;
}
