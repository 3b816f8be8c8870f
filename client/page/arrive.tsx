import { type ReactNode, use } from 'react';
import type { RefusalView } from '../../server/http/contract/login.ts';
import type { Arriving } from './page.ts';

/**
 * Draws a part of the page when what it waits for is here. The server leaves its text in the page beside the part,
 * so that the browser takes the part over with the very same words and asks for nothing twice.
 */
export function Arrive<T>(given: {
  id: string;
  arriving: Arriving<T>;
  children: (value: T | RefusalView) => ReactNode;
}) {
  const { arriving } = given;
  const { value, json } = arriving instanceof Promise ? use(arriving) : arriving;
  return (
    <>
      {json === undefined ? null : (
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
export const partIds = { who: 'arrived-who', prep: 'arrived-prep', start: 'page-start' };
