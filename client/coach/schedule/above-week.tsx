import type { ComponentProps } from 'react';
import { Offers } from './offers.tsx';
import { useSayToday } from './use-say-today.ts';

/** Above the week that is shown: what today holds, where it is among its days, and what was agreed on. */
export default function AboveWeek(given: ComponentProps<typeof Offers>) {
  const { view } = given;
  const sayToday = useSayToday();
  const isThisWeek = view.days.some(({ day }) => day === view.today);
  return (
    <>
      {isThisWeek ? <p>{sayToday(view, new Date().toISOString()).words}</p> : null}
      <Offers {...given} />
    </>
  );
}
