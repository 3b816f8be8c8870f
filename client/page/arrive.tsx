import { type ReactNode, use, useEffect } from 'react';
import type { RefusalView } from '../../server/http/contract/login.ts';
import type { Arriving } from './page.ts';

/**
 * Draws a part of the page when what it waits for is here. The server leaves its text in the page beside the part,
 * so that the browser takes the part over with the very same words and asks for nothing twice.
 */
export function Arrive<T>(given: {
  /** Where its text stands in the page; without it another place of the page leaves the same part's text. */
  id?: string;
  /** Asked only here, inside the part: before the part is in the page, its text is not either. */
  from: () => Arriving<T>;
  children: (value: T | RefusalView) => ReactNode;
}) {
  const arriving = given.from();
  const arrived = arriving instanceof Promise ? use(arriving) : arriving;
  const { value, json } = arrived;
  // Taken over: from here on the text is only a second copy, and a page may not make script elements itself.
  useEffect(() => {
    if (given.id !== undefined) arrived.json = undefined;
  }, [arrived, given.id]);
  return (
    <>
      {json === undefined || given.id === undefined ? null : (
        <script type="application/json" id={given.id}>
          {json}
        </script>
      )}
      {given.children(value)}
    </>
  );
}

/** The value as text that can stand inside a script element: no `<` can end it or begin another. */
export const textOf = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

/** Where each part's text stands in the page. */
export const partIds = {
  who: 'arrived-who',
  prep: 'arrived-prep',
  physician: 'arrived-physician',
  start: 'page-start',
};
