import { useState } from 'react';
import { deviceKinds } from '../../server/domain/billing/vocabulary.ts';
import { useWords } from '../design/words.ts';
import { factsWords } from '../words/facts.ts';
import { ElsewhereForm, OrderForm, PlanForm, PractitionerForm, VisitForm } from './facts/dated-forms.tsx';
import { ConditionForm, PayerForm, StatedForm } from './facts/kind-forms.tsx';
import { DeviceDaysForm, DeviceForm, WeightForm } from './facts/measured-forms.tsx';
import { choices, Select } from './facts/parts.tsx';
import { SupervisedForm } from './facts/supervised-form.tsx';
import type { OfPacket } from './facts/use-fact.ts';

type Kind = keyof (typeof factsWords)['en']['kinds'];

/** Everything that no chart tells and the desk may say, whether or not it is missing today. */
export function PacketWriteDown(of: OfPacket) {
  const say = useWords(factsWords);
  const [kind, setKind] = useState<Kind | ''>('');
  return (
    <details className="not-on-paper fact-form">
      <summary>{say.write}</summary>
      <Select label={say.what} value={kind} none={say.choose} of={choices(say.kinds)} onChange={setKind} />
      {kind === '' ? null : <FormOf key={kind} kind={kind} {...of} />}
    </details>
  );
}

function FormOf({ kind, ...of }: OfPacket & { kind: Kind }) {
  switch (kind) {
    case 'payer':
      return <PayerForm {...of} />;
    case 'practitioner':
      return <PractitionerForm {...of} />;
    case 'visit':
      return <VisitForm {...of} />;
    case 'care-plan':
      return <PlanForm {...of} />;
    case 'order':
      return <OrderForm {...of} />;
    case 'condition':
      return <ConditionForm {...of} problems={of.packet.chartProblems} />;
    case 'stated':
      return <StatedForm {...of} />;
    case 'elsewhere':
      return <ElsewhereForm {...of} />;
    case 'device':
      return <DeviceForm {...of} kinds={deviceKinds} />;
    case 'device-days':
      return of.packet.thirties.length === 0 ? (
        <NoneYet kind={kind} />
      ) : (
        of.packet.thirties.map(thirty => (
          <DeviceDaysForm key={thirty.kind + thirty.from} {...of} of={thirty} />
        ))
      );
    case 'weight':
      return <WeightForm {...of} />;
    case 'supervised':
      return of.packet.talks.length === 0 ? (
        <NoneYet kind={kind} />
      ) : (
        <SupervisedForm {...of} contacts={of.packet.talks} />
      );
  }
}

/** Why there is nothing to say of it yet. */
function NoneYet({ kind }: { kind: 'device-days' | 'supervised' }) {
  return <p className="soft small">{useWords(factsWords).noneYet[kind]}</p>;
}
