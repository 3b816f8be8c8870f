import type { ReactNode } from 'react';

/** The patient's own words, verbatim, in their language. `by` stands under them, small. */
export function Quote({ words, lang, by }: { words: string; lang?: string; by?: ReactNode }) {
  return (
    <>
      <blockquote className="quote" lang={lang}>
        {words}
      </blockquote>
      {by === undefined ? null : <p className="quote-by">{by}</p>}
    </>
  );
}
