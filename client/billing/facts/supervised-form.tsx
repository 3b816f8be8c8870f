import { useState } from 'react';
import type { Supervision } from '../../../server/domain/billing/vocabulary.ts';
import { useWords } from '../../design/words.ts';
import { factsWords } from '../../words/facts.ts';
import { usePacketDates } from '../packet-dates.ts';
import { choices, Keep, Line, Select } from './parts.tsx';
import { type OfPacket, useFact } from './use-fact.ts';

/** Who supervised a contact, how, and where that is read: a schedule, a sign-in sheet. */
export function SupervisedForm(given: OfPacket & { contacts: readonly { id: string; day: string }[] }) {
  const { packet, contacts } = given;
  const say = useWords(factsWords);
  const dates = usePacketDates();
  const fact = useFact(given);
  const [contactId, setContact] = useState(contacts[0]?.id ?? '');
  const [how, setHow] = useState<Supervision>('direct');
  const [by, setBy] = useState(packet.physicians[0]?.id ?? '');
  const [source, setSource] = useState('');
  const contact = contacts.find(({ id }) => id === contactId);
  const keep = () =>
    contact &&
    void fact.keep({
      ...{ is: 'supervised', month: packet.month, contactId, day: contact.day, how },
      ...(how !== 'none' && { by }),
      source: source.trim(),
    });
  return (
    <>
      <Select
        label={say.ofContact}
        value={contactId}
        of={contacts.map(({ id, day }) => [id, dates.day(day)] as const)}
        onChange={setContact}
      />
      <Select label={say.supervisedHow} value={how} of={choices(say.supervisions)} onChange={setHow} />
      {how === 'none' ? null : (
        <Select
          label={say.supervisedBy}
          value={by}
          of={packet.physicians.map(({ id, name }) => [id, name] as const)}
          onChange={setBy}
        />
      )}
      <Line label={say.readWhere} value={source} onChange={setSource} />
      <Keep
        {...{ fact, ready: contact !== undefined && (how === 'none' || by !== '') && source.trim() !== '' }}
        onKeep={keep}
      />
    </>
  );
}
