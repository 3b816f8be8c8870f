import { useState } from 'react';
import type { Accreditation, CarePlanKind } from '../../../server/domain/billing/vocabulary.ts';
import { useWords } from '../../design/words.ts';
import { factsWords } from '../../words/facts.ts';
import { choices, DayField, Keep, Line, Select } from './parts.tsx';
import { type OfPacket, useDay, useFact } from './use-fact.ts';

/** An initiating visit that no chart names as anybody's. */
export function VisitForm(given: OfPacket) {
  const say = useWords(factsWords);
  const fact = useFact(given);
  const of = useDay();
  const [by, setBy] = useState(given.packet.physicians[0]?.id ?? '');
  return (
    <>
      <DayField label={say.visitDay} of={of} />
      <WhoField label={say.visitBy} value={by} onChange={setBy} packet={given.packet} />
      <Keep
        {...{ fact, ready: of.isDay && by !== '' }}
        onKeep={() => void fact.keep({ is: 'visit', kind: 'office', day: of.day, by })}
      />
    </>
  );
}

export function PlanForm(given: OfPacket & { kind?: CarePlanKind }) {
  const say = useWords(factsWords);
  const fact = useFact(given);
  const of = useDay();
  const [kind, setKind] = useState<CarePlanKind>(given.kind ?? 'comprehensive');
  return (
    <>
      {given.kind ? null : (
        <Select label={say.planKind} value={kind} of={choices(say.planKinds)} onChange={setKind} />
      )}
      <DayField label={say.planFrom} of={of} />
      <Keep
        {...{ fact, ready: of.isDay }}
        onKeep={() => void fact.keep({ is: 'care-plan', kind, from: of.day })}
      />
    </>
  );
}

export function OrderForm(given: OfPacket & { for?: Accreditation }) {
  const say = useWords(factsWords);
  const fact = useFact(given);
  const of = useDay();
  const [what, setWhat] = useState<Accreditation>(given.for ?? 'diabetes-training');
  return (
    <>
      {given.for ? null : (
        <Select label={say.orderFor} value={what} of={choices(say.orders)} onChange={setWhat} />
      )}
      <DayField label={say.orderDay} of={of} />
      <Keep
        {...{ fact, ready: of.isDay }}
        onKeep={() => void fact.keep({ is: 'order', for: what, day: of.day })}
      />
    </>
  );
}

/** A code that another practice claims this month or claimed before. */
export function ElsewhereForm(given: OfPacket) {
  const say = useWords(factsWords);
  const fact = useFact(given);
  const of = useDay();
  const { codes } = given.packet;
  const [code, setCode] = useState('');
  const [units, setUnits] = useState('1');
  const isCode = codes.includes(code);
  const isUnits = /^[1-9]\d?$/.test(units);
  return (
    <>
      <Select
        label={say.code}
        value={isCode ? code : ''}
        none={say.choose}
        of={codes.map(one => [one, one] as const)}
        onChange={setCode}
      />
      <DayField label={say.day} of={of} />
      <Line label={say.units} most={2} value={units} onChange={setUnits} />
      <Keep
        {...{ fact, ready: isCode && isUnits && of.isDay }}
        onKeep={() => void fact.keep({ is: 'elsewhere', code, day: of.day, units: Number(units) })}
      />
    </>
  );
}

/** In whose name the months are claimed. */
export function PractitionerForm(given: OfPacket) {
  const say = useWords(factsWords);
  const fact = useFact(given);
  const [staffId, setStaffId] = useState(given.packet.physicians[0]?.id ?? '');
  return (
    <>
      <WhoField label={say.practitioner} value={staffId} onChange={setStaffId} packet={given.packet} />
      <Keep
        {...{ fact, ready: staffId !== '' }}
        onKeep={() => void fact.keep({ is: 'practitioner', staffId })}
      />
    </>
  );
}

function WhoField(given: {
  label: string;
  value: string;
  packet: OfPacket['packet'];
  onChange: (id: string) => void;
}) {
  const { label, value, packet, onChange } = given;
  return (
    <Select
      {...{ label, value, onChange }}
      of={packet.physicians.map(({ id, name }) => [id, name] as const)}
    />
  );
}
