import './packet.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { payerName } from '../../server/domain/desk/assumed-payer.ts';
import type { ClaimPacket } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { afterUse, Later } from '../page/later.tsx';
import { usePage } from '../page/page.ts';
import { changedSinceWords } from '../words/changed-since.ts';
import { factsWords } from '../words/facts.ts';
import { monthWords } from '../words/month.ts';
import { PacketBehind } from './packet-behind.tsx';
import { PacketChanged } from './packet-changed.tsx';
import { usePacketDates } from './packet-dates.ts';
import { PacketDeeds } from './packet-deeds.tsx';
import { PacketDenials } from './packet-denials.tsx';
import { PacketHistory } from './packet-history.tsx';
import { PacketInChart } from './packet-in-chart.tsx';
import { PacketKnown } from './packet-known.tsx';
import { PacketClaim } from './packet-lines.tsx';
import { PacketMissing } from './packet-missing.tsx';
import { PacketPrinted } from './packet-printed.tsx';
import { PacketSets } from './packet-sets.tsx';
import { PacketTalks } from './packet-talks.tsx';
import { useDeskBecause } from './use-desk.ts';

const fetchEar = () => import('./month-ear.tsx');

/** One patient's claim, whole: what a payer may ask for stands on this page. */
export default function PacketScreen(given: { month: string; patient: string; onClose: () => void }) {
  const { month, patient, onClose } = given;
  const { api } = usePage();
  const language = useLanguage();
  const say = useWords(monthWords);
  const more = useWords(changedSinceWords);
  const because = useDeskBecause();
  const [packet, setPacket] = useState<ClaimPacket | Refused>();
  const title = useRef<HTMLHeadingElement>(null);
  const path = `/api/months/${month}/claims/${encodeURIComponent(patient)}`;
  const [isNews, setNews] = useState(false);
  const shown = useRef<ClaimPacket>(undefined);
  const ask = useCallback(() => api.get<ClaimPacket>(`${path}?language=${language}`), [api, path, language]);
  const show = useCallback((seen: ClaimPacket | Refused, news: boolean) => {
    shown.current = isRefused(seen) ? undefined : seen;
    setPacket(seen);
    setNews(news);
  }, []);
  const load = useCallback(() => ask().then(seen => show(seen, false)), [ask, show]);
  // Somebody else put something right, or took it back: who reads is told that it is another claim now. What cannot be
  // asked for just now leaves what is read where it is.
  const hear = useCallback(
    () =>
      void ask().then(seen => {
        if (!isRefused(seen)) show(seen, shown.current !== undefined && isOther(shown.current, seen));
      }),
    [ask, show],
  );
  useEffect(() => void load(), [load]);
  const isHere = packet !== undefined;
  useEffect(() => {
    if (isHere) title.current?.focus();
  }, [isHere]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest('input, select, textarea');
      // Of an open dialog Escape closes that, wherever in it the last press was.
      const inDialog = document.querySelector('dialog[open]') !== null;
      if (event.key === 'Escape' && !inField && !inDialog && !event.defaultPrevented) onClose();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onClose]);
  const back = (
    <Button look="quiet" onClick={onClose}>
      {say.back}
    </Button>
  );
  if (packet === undefined) return <p className="soft waiting">{say.loading}</p>;
  if (isRefused(packet))
    return (
      <div className="month">
        {back}
        <p className="needs-you">{because(packet)}</p>
      </div>
    );
  return (
    <div className="month packet">
      {back}
      <PacketHead path={path} packet={packet} title={title} />
      <p role="status" className="needs-you">
        {isNews ? more.changedMeanwhile : null}
      </p>
      <PacketDeeds path={path} packet={packet} onChanged={load} />
      <PacketChanged packet={packet} />
      <PacketDenials patient={patient} packet={packet} onChanged={load} />
      <div className="packet-sides">
        <div>
          <PacketClaim packet={packet} />
          <PacketSets path={path} packet={packet} onChanged={load} />
          <PacketMissing packet={packet} onChanged={load} />
          <PacketInChart path={path} mark={packet} />
          <PacketTalks path={path} packet={packet} />
        </div>
        <div>
          <PacketBehind packet={packet} />
          <PacketKnown patient={patient} packet={packet} onChanged={load} />
          <PacketHistory packet={packet} />
        </div>
      </div>
      <Later fetch={fetchEar} of={{ onChanged: hear }} afterMs={afterUse} />
    </div>
  );
}

const isOther = (before: ClaimPacket, now: ClaimPacket): boolean =>
  before.patient.print !== now.patient.print || before.patient.state !== now.patient.state;

function PacketHead(given: { path: string; packet: ClaimPacket; title: React.Ref<HTMLHeadingElement> }) {
  const { path, packet, title } = given;
  const { patient, rules, payer, month } = packet;
  const say = useWords(monthWords);
  const more = useWords(changedSinceWords);
  const facts = useWords(factsWords);
  const dates = usePacketDates();
  return (
    <header>
      <h1 ref={title} tabIndex={-1}>
        {patient.name ?? say.unnamed(patient.id)}{' '}
        <span className={`month-state ${patient.state}`}>{say.states[patient.state]}</span>
      </h1>
      <p className="soft">
        {say.packet}, {dates.day(month)}
        {patient.born ? ` · ${say.born(dates.day(patient.born))}` : null} ·{' '}
        {rules.off
          ? facts.payerIsOff(payerName(rules.payer))
          : rules.none
            ? say.noRulesOf(rules.payer)
            : say.per(rules.payer, rules.year)}
        {payer.recorded ? null : ` (${say.payerNotRecorded})`}
        {packet.practitioner ? ` · ${say.under} ${packet.practitioner}` : null}
      </p>
      <PacketPrinted path={path} packet={packet} />
      {patient.voids ? <p className="needs-you">{more.takesBack(patient.voids)}</p> : null}
      {packet.choiceGone ? <p className="needs-you">{say.choiceGone}</p> : null}
    </header>
  );
}
