import { useEffect, useState } from 'react';
import { whenTouched } from '../page/touch.ts';

/** Whether somebody is there: false until the first pointer or key, or until the page is about to change. */
export function useTouched(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => void whenTouched(() => setThere(true)), []);
  return isThere;
}
