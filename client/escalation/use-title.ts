import { useEffect } from 'react';

/** How many are open stands in the tab too. */
export function useTitle(open: number): void {
  useEffect(() => {
    const plain = document.title.replace(/^\(\d+\) /, '');
    document.title = open > 0 ? `(${open}) ${plain}` : plain;
  }, [open]);
}
