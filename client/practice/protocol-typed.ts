import { type OwnProtocol, type Rung, rungs } from '../../server/domain/escalation/protocol.ts';
import type { ProtocolHere } from '../../server/domain/escalation/protocol-page.ts';

/** What stands in the fields, as it was typed. */
export type Typed = {
  en: string;
  es: string;
  who: string;
  phone: string;
  minutes: string;
  minutesOnceSeen: string;
  supervisor: boolean;
  lead: boolean;
};

export const typedOf = ({ own, usual }: ProtocolHere): Typed => {
  const climbsTo = own?.climbsTo ?? usual.climbsTo;
  return {
    ...{ en: own?.doNow?.en ?? '', es: own?.doNow?.es ?? '' },
    ...{ who: own?.call?.who ?? '', phone: own?.call?.phone ?? '' },
    minutes: `${own?.minutes ?? usual.minutes}`,
    minutesOnceSeen: `${own?.minutesOnceSeen ?? usual.minutesOnceSeen}`,
    ...{ supervisor: climbsTo.includes('supervisor'), lead: climbsTo.includes('lead') },
  };
};

/** What does not fit: one language without the other, a name without its number, minutes that are none. */
export const faultsOf = ({ en, es, who, phone, minutes, minutesOnceSeen }: Typed) => ({
  doNow: isEmpty(en) !== isEmpty(es),
  call: isEmpty(who) !== isEmpty(phone),
  minutes: !isWithin(minutes, 1, 1440),
  minutesOnceSeen: !isWithin(minutesOnceSeen, 5, 2880),
});

/** What the practice decides; what is as usual is left out, so that it follows what is usual. */
export function wantedOf(typed: Typed, { usual }: ProtocolHere): OwnProtocol {
  const [minutes, minutesOnceSeen] = [Number(typed.minutes), Number(typed.minutesOnceSeen)];
  const isOn: Record<Rung, boolean> = { supervisor: typed.supervisor, physicians: true, lead: typed.lead };
  const climbsTo = rungs.filter(rung => isOn[rung]);
  return {
    ...(!isEmpty(typed.en) && { doNow: { en: typed.en.trim(), es: typed.es.trim() } }),
    ...(!isEmpty(typed.who) && { call: { who: typed.who.trim(), phone: typed.phone.trim() } }),
    ...(minutes !== usual.minutes && { minutes }),
    ...(minutesOnceSeen !== usual.minutesOnceSeen && { minutesOnceSeen }),
    ...(climbsTo.join() !== usual.climbsTo.join() && { climbsTo }),
  };
}

const isEmpty = (text: string): boolean => text.trim() === '';

const isWithin = (typed: string, least: number, most: number): boolean =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
