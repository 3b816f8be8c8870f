import { useState } from 'react';
import type { ClaimPacket } from '../../../server/http/contract/billing.ts';
import { dayOf } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { factsWords } from '../../words/facts.ts';
import { useDeskDeed } from '../use-desk.ts';

export type Fact = ClaimPacket['written'][number]['fact'];
/** What every form is given: whose packet, and what to do once something was kept. */
export type OfPacket = { packet: ClaimPacket; onKept: () => void };

/** Keeps what a form says, at once; the packet is looked at anew. */
export function useFact({ packet, onKept }: OfPacket) {
  const { api } = usePage();
  const say = useWords(factsWords);
  const deed = useDeskDeed(say.impossible);
  const send = (body: { fact: Fact; withdraw?: { because: string } }) => {
    const whole = { patient: packet.patient.id, ...body };
    return deed.run(
      () => api.send('POST', '/api/billing-facts', { key: deed.keyFor(whole), ...whole }),
      () => {
        onKept();
        return say.kept;
      },
    );
  };
  return {
    ...deed,
    keep: (fact: Fact) => send({ fact }),
    takeBack: (fact: Fact, because: string) => send({ fact, withdraw: { because } }),
  };
}

/** A day that has come: as it is typed, whether it may be kept, and the last that may. */
export function useDay() {
  const { now, timeZone } = useCalendar();
  const [day, setDay] = useState('');
  const last = dayOf(now, timeZone);
  return { day, setDay, last, isDay: day !== '' && day <= last };
}
