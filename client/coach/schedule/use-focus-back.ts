import { useEffect, useRef } from 'react';

/** Once a dialog that was drawn is gone, the focus goes back to what had it before, as long as that is there. */
export function useFocusBack(isOpen: boolean): void {
  const before = useRef<HTMLElement>(undefined);
  const wasOpen = useRef(false);
  // As it is opened, before the dialog takes the focus.
  if (isOpen && !wasOpen.current && document.activeElement instanceof HTMLElement)
    before.current = document.activeElement;
  useEffect(() => {
    const isLost = wasOpen.current && !isOpen && document.activeElement === document.body;
    if (isLost) before.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
}
