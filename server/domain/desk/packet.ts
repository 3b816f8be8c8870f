import type { ClaimLine, LineSet, WantedLine } from '../billing/evaluation.ts';
import type { Language } from '../language.ts';
import { tellLines, wantedOf } from './kept-month.ts';
import { type MonthPatient, tell } from './month-row.ts';

/** A line of the claim with all that stands behind it, told in the reader's language. */
export type PacketLine = {
  key: string;
  code: string;
  label: string;
  units: number;
  day: string;
  minutes: number;
  place: string;
  modifiers: string[];
  practitioner?: string;
  performers: string[];
  why: string[];
  source: string;
  mark: ClaimLine['mark'];
  unverified: string[];
};
export type PacketSet = {
  lines: string;
  minutesUsed: number;
  minutesNotUsed: number;
  why: string[];
  wanted: WantedLine[];
};

/** A talk of the month: need → problem → goal → action → minutes, with who held it. */
export type PacketTalk = {
  id: string;
  day: string;
  mode: string;
  by: string;
  credential: string;
  minutes: number;
  /** In a group: how many attended. Who they were stands in no packet. */
  group?: number;
  byActivity: { activity: string; minutes: number }[];
  sessionId?: string;
  signedAt?: string;
  versions: number;
  attested?: { by: string; at: string };
  agreed: { goal: string; summary?: string; step?: string }[];
};

/** The claim packet: one patient's month, whole, so that a denial is answered from one page. */
export type ClaimPacket = {
  month: string;
  patient: MonthPatient;
  payer: { name: string; recorded: boolean };
  rules: { payer: string; year: number };
  practitioner?: string;
  status: 'open' | 'locked' | 'exported';
  choiceGone: boolean;
  lines: PacketLine[];
  chosen: PacketSet;
  alternatives: PacketSet[];
  need: string[];
  problems: string[];
  talks: PacketTalk[];
  consents: { to: string; said: 'given' | 'declined' | 'revoked'; words: string; day: string; by: string }[];
  visits: { kind: string; day: string; by?: string; from: 'chart' | 'desk' }[];
  written: { key: string; is: string; told: string; at: string }[];
  notBillable: { code: string; because: string[] }[];
  short: string[];
  deeds: { deed: string; by: string; at: string; reason?: string; lines?: string }[];
  denials: { id: string; lineKey: string; reason: string; day: string; answer?: string }[];
  physicians: { id: string; name: string }[];
};

type Named = { id: string; name: string; credential: string };

export const packetLine = (line: ClaimLine, roster: readonly Named[], language: Language): PacketLine => {
  const practitioner = roster.find(({ id }) => id === line.practitionerId)?.name;
  return {
    ...{ key: line.key, code: line.code, label: line.label[language], units: line.units, day: line.day },
    ...{
      minutes: line.minutes,
      place: line.place === 'not-known' ? '' : line.place,
      modifiers: line.modifiers,
    },
    ...(practitioner && { practitioner }),
    performers: roster
      .filter(({ id }) => line.staffIds.includes(id))
      .map(({ name, credential }) => [name, credential].filter(Boolean).join(', ')),
    why: line.why.map(why => tell(why, language)),
    ...{ source: line.source, mark: line.mark },
    unverified: line.unverified.map(why => tell(why, language)),
  };
};

export const packetSet = (set: LineSet, language: Language): PacketSet => ({
  lines: tellLines(set.lines),
  ...{ minutesUsed: set.minutesUsed, minutesNotUsed: set.minutesNotUsed },
  why: set.why.map(why => tell(why, language)),
  wanted: wantedOf(set),
});
