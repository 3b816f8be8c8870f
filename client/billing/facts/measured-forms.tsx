import { useState } from 'react';
import type { DeviceKind } from '../../../server/domain/billing/vocabulary.ts';
import { thirtiesIn } from '../../../server/domain/desk/device-days.ts';
import { weightBand } from '../../../server/domain/desk/impossible.ts';
import type { LackForm } from '../../../server/domain/desk/lack-form.ts';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { factsWords } from '../../words/facts.ts';
import { usePacketDates } from '../packet-dates.ts';
import { DayField, Keep, Line, Select } from './parts.tsx';
import { type OfPacket, useDay, useFact } from './use-fact.ts';

/** Since when a device is in use, and when its use was taught: its days are counted by thirty from then on. */
export function DeviceForm(given: OfPacket & { kinds: readonly DeviceKind[] }) {
  const { packet, kinds } = given;
  const say = useWords(factsWords);
  const dates = usePacketDates();
  const fact = useFact(given);
  const [kind, setKind] = useState<DeviceKind>(kinds[0] ?? 'rpm');
  const since = useDay();
  const setUp = useDay();
  const until = useDay();
  const isSaid = (of: typeof since) => of.day === '' || of.isDay;
  const thirties = since.isDay ? thirtiesIn(packet.month, { since: since.day }) : [];
  const keep = () =>
    fact.keep({
      ...{ is: 'device', kind, since: since.day },
      ...(setUp.day && { setUp: setUp.day }),
      ...(until.day && { until: until.day }),
    });
  return (
    <>
      {kinds.length > 1 ? (
        <Select
          label={say.device}
          value={kind}
          of={kinds.map(one => [one, say.devices[one]] as const)}
          onChange={setKind}
        />
      ) : null}
      <DayField label={say.inUseSince} of={since} />
      {thirties.map(({ from, until: last }) => (
        <p key={from} className="soft small">
          {say.thirtyHere(dates.day(from), dates.day(last))}
        </p>
      ))}
      <DayField label={say.taughtOn} of={setUp} />
      <DayField label={say.inUseUntil} of={until} />
      <Keep {...{ fact, ready: since.isDay && isSaid(setUp) && isSaid(until) }} onKeep={() => void keep()} />
    </>
  );
}

export type DaysToSay = Omit<Extract<LackForm, { is: 'device-days' }>, 'is'>;

/** On how many of thirty days there was a reading: what the record holds is told first, and nobody states less. */
export function DeviceDaysForm(given: OfPacket & { of: DaysToSay }) {
  const { kind, from, until, recorded, readOn } = given.of;
  const say = useWords(factsWords);
  const dates = usePacketDates();
  const fact = useFact(given);
  const [days, setDays] = useState('');
  const [source, setSource] = useState('');
  const isNumber = /^\d{1,3}$/.test(days);
  const wrong = !isNumber
    ? undefined
    : Number(days) > 30
      ? say.impossible['beyond-thirty-days']
      : Number(days) < recorded
        ? say.impossible['record-holds-more']
        : undefined;
  const keep = () => fact.keep({ is: 'device-days', kind, from, days: Number(days), source: source.trim() });
  return (
    <fieldset>
      <legend>
        {say.devices[kind]}, {say.thirty(dates.day(from), dates.day(until))}
      </legend>
      <p className="small">
        {kind === 'rpm' ? say.recordHolds(recorded, readOn && dates.day(readOn)) : say.noRecordOf}
      </p>
      <Field label={say.daysWithReading} wrong={wrong}>
        {join => (
          <input
            {...join}
            className="short"
            inputMode="numeric"
            maxLength={3}
            value={days}
            onChange={event => setDays(event.target.value.trim())}
          />
        )}
      </Field>
      <Line label={say.readWhere} value={source} onChange={setSource} />
      <Keep
        {...{ fact, ready: isNumber && wrong === undefined && source.trim() !== '' }}
        onKeep={() => void keep()}
      />
    </fieldset>
  );
}

const kilogramsPerPound = 0.45359237;

/** A weight of one day, in the unit it is read in. */
export function WeightForm(given: OfPacket & { about?: { from: string; until: string } }) {
  const { about } = given;
  const say = useWords(factsWords);
  const dates = usePacketDates();
  const fact = useFact(given);
  const of = useDay();
  const [weight, setWeight] = useState('');
  const [unit, setUnit] = useState<'lb' | 'kg'>('lb');
  const [source, setSource] = useState('');
  const read = /^\d{1,3}([.,]\d{1,2})?$/.test(weight) ? Number(weight.replace(',', '.')) : undefined;
  const kilograms = read && Math.round(read * (unit === 'lb' ? kilogramsPerPound : 1) * 1_000) / 1_000;
  const isBeyond = kilograms !== undefined && (kilograms < weightBand.least || kilograms > weightBand.most);
  const keep = () =>
    kilograms !== undefined &&
    void fact.keep({ is: 'weight', day: of.day, kilograms, source: source.trim() });
  return (
    <>
      {about ? (
        <p className="soft small">{say.weightsAbout(dates.day(about.from), dates.day(about.until))}</p>
      ) : null}
      <DayField label={say.day} of={of} />
      <Field label={say.weight} wrong={isBeyond ? say.impossible['weight-out-of-band'] : undefined}>
        {join => (
          <input
            {...join}
            className="short"
            inputMode="decimal"
            maxLength={6}
            value={weight}
            onChange={event => setWeight(event.target.value.trim())}
          />
        )}
      </Field>
      <Select
        label={say.unit}
        value={unit}
        of={[['lb', 'lb'] as const, ['kg', 'kg'] as const]}
        onChange={setUnit}
      />
      <Line label={say.readWhere} value={source} onChange={setSource} />
      <Keep
        {...{ fact, ready: of.isDay && kilograms !== undefined && !isBeyond && source.trim() !== '' }}
        onKeep={keep}
      />
    </>
  );
}
