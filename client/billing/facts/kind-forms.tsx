import { useState } from 'react';
import { inGap } from '../../../server/domain/billing/gap-words.ts';
import { statedFacts } from '../../../server/domain/billing/stated-facts.ts';
import {
  type ConditionKind,
  type Mode,
  type Statable,
  statable,
  type Whereabouts,
} from '../../../server/domain/billing/vocabulary.ts';
import { payerName } from '../../../server/domain/desk/assumed-payer.ts';
import type { KnownProblem } from '../../../server/domain/desk/lack-about.ts';
import { useLanguage, useWords } from '../../design/words.ts';
import { factsWords } from '../../words/facts.ts';
import { usePacketDates } from '../packet-dates.ts';
import { choices, Keep, Line, Select } from './parts.tsx';
import { type OfPacket, useFact } from './use-fact.ts';

/** Who pays: a payer of whom there are rules, or another by name. */
export function PayerForm(given: OfPacket) {
  const say = useWords(factsWords);
  const fact = useFact(given);
  const { payers, payersOff } = given.packet;
  const [payer, setPayer] = useState<string>(payers[0] ?? other);
  const [name, setName] = useState('');
  const said = payer === other ? name.trim() : payer;
  return (
    <>
      <Select
        label={say.payer}
        value={payer}
        of={[...payers.map(one => [one, payerName(one)] as const), [other, say.otherPayer] as const]}
        onChange={setPayer}
      />
      {payer === other ? (
        <>
          <Line label={say.payerName} most={60} value={name} onChange={setName} />
          <p className="soft small">{say.noRules}</p>
        </>
      ) : null}
      {payersOff.includes(payer) ? (
        <p className="needs-you small">{say.payerIsOff(payerName(payer))}</p>
      ) : null}
      <Keep {...{ fact, ready: said !== '' }} onKeep={() => void fact.keep({ is: 'payer', payer: said })} />
    </>
  );
}
const other = ' ';

/** A problem of the chart, or one that is not in it, as what the rules ask for. */
export function ConditionForm(given: OfPacket & { kind?: ConditionKind; problems: KnownProblem[] }) {
  const { problems } = given;
  const say = useWords(factsWords);
  const fact = useFact(given);
  const [id, setId] = useState(problems[0]?.id ?? other);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ConditionKind>(given.kind ?? 'chronic');
  const [months, setMonths] = useState('12');
  const problem = problems.find(one => one.id === id);
  const called = problem?.name ?? name.trim();
  const kinds = [...new Set([...(problem?.kinds ?? []), kind])];
  const keep = () =>
    fact.keep({
      ...{ is: 'condition', id: problem?.id ?? `said ${called.toLowerCase().slice(0, 100)}` },
      ...{ name: called, kinds, lastsMonths: Number(months) },
    });
  return (
    <>
      <Select
        label={say.problem}
        value={id}
        of={[...problems.map(one => [one.id, one.name] as const), [other, say.otherProblem] as const]}
        onChange={setId}
      />
      {problem ? null : <Line label={say.problemName} value={name} onChange={setName} />}
      {given.kind ? null : (
        <Select label={say.conditionIs} value={kind} of={choices(say.conditionKinds)} onChange={setKind} />
      )}
      <Select label={say.lasts} value={months} of={choices(say.lasting)} onChange={setMonths} />
      <Keep {...{ fact, ready: called !== '' }} onKeep={() => void keep()} />
    </>
  );
}

/** A fact that is yes or no, of those the desk may answer for. */
export function StatedForm(given: OfPacket) {
  const say = useWords(factsWords);
  const language = useLanguage();
  const fact = useFact(given);
  const [that, setThat] = useState<Statable | ''>('');
  const [answer, setAnswer] = useState<'yes' | 'no'>('yes');
  const keep = () => that !== '' && void fact.keep(statedIn(that, answer === 'yes', given.packet.month));
  return (
    <>
      <Select
        label={say.fact}
        value={that}
        none={say.choose}
        of={statable
          .filter(one => statedFacts[one].by === 'desk')
          .map(one => [one, inGap('that', one, language)] as const)}
        onChange={setThat}
      />
      <Select
        label={say.isSo}
        value={answer}
        of={[['yes', say.yes] as const, ['no', say.no] as const]}
        onChange={setAnswer}
      />
      <Keep {...{ fact, ready: that !== '' }} onKeep={() => keep()} />
    </>
  );
}

/** As it is kept: what is told of a month's own work is said of that month. */
export const statedIn = (that: Statable, yes: boolean, month: string) => ({
  ...{ is: 'stated' as const, that, yes },
  ...(statedFacts[that].holds === 'month' && { month }),
});

/** How and where a contact was held, where its record does not tell: the place of service follows from it. */
export function HeldForm(given: OfPacket & { contact: { id: string; day: string; mode?: string } }) {
  const { contact } = given;
  const say = useWords(factsWords);
  const dates = usePacketDates();
  const fact = useFact(given);
  const [mode, setMode] = useState<Mode>('phone');
  const [where, setWhere] = useState<Whereabouts>('home');
  const keep = () =>
    fact.keep({
      ...{ is: 'held', contactId: contact.id, day: contact.day, where },
      ...(contact.mode === undefined && { mode }),
    });
  return (
    <fieldset>
      <legend>{say.contactOf(dates.day(contact.day))}</legend>
      {contact.mode === undefined ? (
        <Select label={say.mode} value={mode} of={choices(say.modes)} onChange={setMode} />
      ) : null}
      <Select label={say.where} value={where} of={choices(say.wheres)} onChange={setWhere} />
      <Keep {...{ fact, ready: true }} onKeep={() => void keep()} />
    </fieldset>
  );
}
