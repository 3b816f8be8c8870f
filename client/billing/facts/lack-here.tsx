import type { LackForm } from '../../../server/domain/desk/lack-form.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { factsWords } from '../../words/facts.ts';
import { WriteConsent } from '../packet-consents.tsx';
import { OrderForm, PlanForm, PractitionerForm, VisitForm } from './dated-forms.tsx';
import { ConditionForm, HeldForm, PayerForm, statedIn } from './kind-forms.tsx';
import { DeviceDaysForm, DeviceForm, WeightForm } from './measured-forms.tsx';
import { SupervisedForm } from './supervised-form.tsx';
import { type OfPacket, useFact } from './use-fact.ts';

/** What the biller may say of a lack right where it is told: yes or no by one tap, all else in a small form. */
export function LackHere(given: OfPacket & { form: LackForm; about: string }) {
  const { form } = given;
  const say = useWords(factsWords);
  if (form.is === 'stated') return <YesOrNo {...given} form={form} />;
  if ('contacts' in form && form.contacts.length === 0) return null;
  return (
    <details className="not-on-paper fact-form">
      <summary>{say.here[form.is]}</summary>
      <FormOf {...given} />
    </details>
  );
}

function FormOf({ form, ...of }: OfPacket & { form: LackForm }) {
  switch (form.is) {
    case 'order':
      return <OrderForm {...of} for={form.for} />;
    case 'care-plan':
      return <PlanForm {...of} kind={form.kind} />;
    case 'visit':
      return <VisitForm {...of} />;
    case 'condition':
      return <ConditionForm {...of} kind={form.kind} problems={form.problems} />;
    case 'payer':
      return <PayerForm {...of} />;
    case 'practitioner':
      return <PractitionerForm {...of} />;
    case 'consent':
      return <WriteConsent patient={of.packet.patient.id} onChanged={of.onKept} to={form.to} />;
    case 'device':
      return <DeviceForm {...of} kinds={form.kinds} />;
    case 'device-days':
      return <DeviceDaysForm {...of} of={form} />;
    case 'weight':
      return <WeightForm {...of} about={form} />;
    case 'supervised':
      return <SupervisedForm {...of} contacts={form.contacts} />;
    case 'held':
      return form.contacts.map(contact => <HeldForm key={contact.id} {...of} contact={contact} />);
    case 'stated':
      return null;
  }
}

function YesOrNo(given: OfPacket & { form: Extract<LackForm, { is: 'stated' }>; about: string }) {
  const { form, packet, about } = given;
  const say = useWords(factsWords);
  const fact = useFact(given);
  const answer = (yes: boolean) => void fact.keep(statedIn(form.that, yes, packet.month));
  return (
    <span className="not-on-paper">
      <Button busy={fact.busy} aria-describedby={about} onClick={() => answer(true)}>
        {say.yes}
      </Button>{' '}
      <Button busy={fact.busy} aria-describedby={about} onClick={() => answer(false)}>
        {say.no}
      </Button>
      {fact.told?.failed ? (
        <span role="alert" className="needs-you small">
          {' '}
          {fact.told.words}
        </span>
      ) : null}
    </span>
  );
}
