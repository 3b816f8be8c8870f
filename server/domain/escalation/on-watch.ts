import type { RedFlagKind } from '../session/choices.ts';
import type { Receipt } from '../session/signed.ts';
import type { FlagBecause } from './because.ts';
import type { Closing, RaisedFrom } from './escalation.ts';
import type { OwnProtocol, Rung } from './protocol.ts';
import type { RaisedFor } from './raised-for.ts';
import type { ReportedReading } from './reported.ts';
import type { UrgentLine } from './urgent-line.ts';

/** What happened to an escalation, as it is told. */
export type HappenedView = {
  what: 'raised' | 'shown' | 'seen' | 'climbed' | 'note' | 'changed' | 'corrected' | 'taken-back' | 'closed';
  at: string;
  by?: string;
  rung?: Rung;
  words?: string;
};

/**
 * One escalation as a screen shows it. About a patient who is not open on the page there is neither name nor word: only
 * that there is one, of which kind, and since when.
 */
export type EscalationView = {
  id: string;
  kind: RedFlagKind;
  within: 'now' | 'today';
  /** Whether it is about the patient of this page. */
  here: boolean;
  raisedAt: string;
  raisedBy: string;
  from: RaisedFrom['is'];
  /** Of the session's own entry, where it was raised in one. */
  flagId?: string;
  rung: Rung;
  next?: { rung: Rung; at: string };
  supervisor?: string;
  /** Whether it has come to the reader: as the supervising clinician, or by the rung it reached. */
  forYou: boolean;
  /** What the practice decided about this kind. */
  own?: OwnProtocol;
  status: 'open' | 'seen' | 'closed';
  seen?: { at: string; by: string };
  closed?: { at: string; by: string; done: Closing; words: string };
  /** Only where the patient may be told of: on their own page, and on one without a patient. */
  about?: {
    /** The chart's id of the patient: what is open about one stands together. */
    patientId: string;
    /** As their chart was last read; `phone`: none stands there where there is none here. */
    patient?: { name: string; born?: string; phone?: string };
    /** How the practice says that the coach is reached; empty where it says nothing. */
    coachReach: string;
    words: string;
    because: FlagBecause[];
    /** Nothing where it was raised for words. */
    raisedFor?: RaisedFor;
    told?: string;
    /** The report it was raised from. */
    report?: Pick<ReportView, 'toldBy' | 'at'>;
    /** What else was raised from that report. */
    shared: SharedFlag[];
    happened: HappenedView[];
    /** `unchanged`: it stands in the chart as it first was; this EMR lets nothing be changed there. */
    chart: { what: 'red-flag' | 'escalation'; receipt: Receipt; unchanged?: true }[];
  };
};

/**
 * In the order in which something must be done: what climbs next is first; what has climbed as far as it can had its time
 * already, and stands before, the oldest first.
 */
export const inTurnToClimb = <One extends Pick<EscalationView, 'next' | 'raisedAt'>>(
  open: readonly One[],
): One[] =>
  open.toSorted(
    (one, other) =>
      Number(one.next !== undefined) - Number(other.next !== undefined) ||
      Date.parse(one.next?.at ?? one.raisedAt) - Date.parse(other.next?.at ?? other.raisedAt),
  );

/** Those shown before as they stood, whatever became of them; what is new above them, in its own order. */
export function inSteadyOrder<One extends { id: string }>(
  open: readonly One[],
  shown: readonly string[],
): One[] {
  const known = open
    .filter(({ id }) => shown.includes(id))
    .toSorted((one, other) => shown.indexOf(one.id) - shown.indexOf(other.id));
  return [...open.filter(({ id }) => !shown.includes(id)), ...known];
}

/** What may be told together: of each patient all of it, in the place of the first; what names nobody stands alone. */
export function byPatient<One extends Pick<EscalationView, 'id' | 'about'>>(open: readonly One[]): One[][] {
  const groups = new Map<string, One[]>();
  for (const one of open) {
    const whose = one.about?.patientId ?? one.id;
    groups.set(whose, [...(groups.get(whose) ?? []), one]);
  }
  return [...groups.values()];
}

/** Another red flag of the same report. */
export type SharedFlag = { id: string; kind: RedFlagKind; status: 'open' | 'seen' | 'closed' };

/** `urgentLine`: whom the practice says to call in any case. */
export type WatchView = { at: string; urgentLine: UrgentLine; escalations: EscalationView[] };

/** What a patient reported, as the page lists it. */
export type ReportView = {
  id: string;
  from: 'check-in' | 'message';
  toldBy: 'patient' | 'family' | 'device';
  at: string;
  recordedBy: string;
  readings: ReportedReading[];
  words: string;
};

/** A session that waits for a supervising signature, or has one. */
export type AttestView = {
  sessionId: string;
  version: number;
  digest: string;
  patient?: { name: string; born?: string };
  coach: string;
  credential: string;
  signedAt: string;
  minutes: number;
  /** Whether the reader supervises this coach. */
  yours: boolean;
  /** An earlier version was attested; it was amended since. */
  amended: boolean;
  /** Opened by the reader in this login, in this version and with these bytes. */
  opened: boolean;
  attested?: {
    at: string;
    by: string;
    digest: string;
    /** False when what stands there is no longer what was signed. */
    matches: boolean;
    receipt?: Receipt;
  };
};
export type AttestList = { waiting: AttestView[]; done: AttestView[] };
/** What is signed, byte for byte, with its digest. */
export type OpenedToAttest = AttestView & { note: string };
