import type { PayerIs } from '../../domain/desk/assumed-payer.ts';
import { claimedPatient } from '../../domain/desk/claimed-patient.ts';
import type { ClaimedContact, KeptLine, MonthDeed } from '../../domain/desk/kept-month.ts';
import { claimedBefore, printOf, tellLines } from '../../domain/desk/kept-month.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { keepMonths, type MonthRow, sealWho } from '../../storage/billing-months.ts';
import { claimedContacts } from '../../storage/claim-contacts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { StaffRow } from '../../storage/rosters.ts';
import { auditDeeds } from '../audit-deed.ts';
import { type Evaluated, evaluatePatients } from './evaluate.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

export type ToLock = { month: string; patients: { id: string; print: string }[] };
/** `changed`: whose month is no longer as the reader saw it, or locked by another. */
export type Locked = { locked: string[]; changed: string[] };

/**
 * Locks the months of patients as the reader saw them: the lines that stand now are kept, with the names of now. Whose
 * month changed since, or whose payer is only assumed, is left out and told. A month that was claimed and has nothing to claim any more is locked with no
 * lines, and leaves as what takes the claim back. Refuses where nothing of it can be locked.
 */
export const lockMonth = async (
  parts: DeskParts,
  who: Biller,
  { month, patients }: ToLock,
  now: Date,
): Promise<Locked | Refusal> => {
  const { practiceId, settings } = who;
  return (
    notInChart(who) ??
    parts.db.withPractice(practiceId, async tx => {
      const patientIds = patients.map(({ id }) => id);
      const asked = { practiceId, settings, month, now, patientIds, toChange: true } as const;
      const { evaluated, roster } = await evaluatePatients(tx, parts.keys, asked);
      const seen = new Map(patients.map(({ id, print }) => [id, print]));
      const same = evaluated.filter(
        ({ patientId, kept, set }) =>
          (kept === undefined || kept.status === 'open') &&
          (set.lines.length > 0 || claimedBefore(kept?.deeds ?? []) !== undefined) &&
          printOf(set.lines) === seen.get(patientId),
      );
      const fit = same.filter(({ beside }) => beside.length === 0);
      if (fit.length === 0) return refuse('conflict', same.length > 0 ? 'payer-assumed' : 'month-changed');
      const under = [...new Set(fit.flatMap(({ set }) => contactsUnder(set)))];
      const contacts = await claimedContacts(tx, under, settings.timeZone);
      const rows = fit.map(one => lockedRow(parts, who, { ...one, month }, { roster, contacts }, now));
      const locked = await keepMonths(tx, rows);
      await auditLocked(tx, parts, who, { month, locked, rows }, now);
      return { locked, changed: patientIds.filter(id => !locked.includes(id)) };
    })
  );
};

function lockedRow(
  { keys }: DeskParts,
  { practiceId, staff }: Biller,
  { patientId, month, set, kept, chart, payer, payerIs }: Evaluated & { month: string },
  of: NamesOfNow,
  now: Date,
): MonthRow {
  const at = now.toISOString();
  const deed: MonthDeed = { deed: 'lock', by: staff.name, at, lines: tellLines(set.lines) };
  const patient = chart?.patient.status === 'recorded' ? chart.patient.value : undefined;
  return {
    ...{ practiceId, month, patientId, status: 'locked', rev: (kept?.rev ?? 0) + 1 },
    ...{ wanted: kept?.wanted ?? null, batchId: kept?.batchId ?? null, staffId: staff.id, at },
    lines: set.lines.map(line => keptLine(line, { payer, payerIs, month }, of)),
    whoSealed: sealWho(keys, practiceId, { month, patientId }, claimedPatient(patient)),
    deeds: [...(kept?.deeds ?? []), deed],
  };
}

type NamesOfNow = { roster: readonly StaffRow[]; contacts: ReadonlyMap<string, ClaimedContact> };

/** A line with the names of the time: a person who leaves the roster stays who they were on a claim. */
function keptLine(
  line: Evaluated['set']['lines'][number],
  of: { payer: string; payerIs: PayerIs; month: string },
  { roster, contacts }: NamesOfNow,
): KeptLine {
  const practitioner = roster.find(({ id }) => id === line.practitionerId);
  const performers = roster.filter(({ id }) => line.staffIds.includes(id));
  return {
    ...{ ...line, ...of },
    ...(practitioner && {
      practitioner: {
        ...{ name: practitioner.name, reference: practitioner.fhirUser },
        ...(practitioner.npi && { npi: practitioner.npi }),
      },
    }),
    performers: performers.map(({ name, credential, fhirUser }) => ({
      name,
      credential,
      reference: fhirUser,
    })),
    contacts: contactsUnder({ lines: [line] }).flatMap(id => contacts.get(id) ?? []),
  };
}

/** The contacts whose minutes these lines are made of, or that they were held in. */
const contactsUnder = ({ lines }: Pick<Evaluated['set'], 'lines'>): string[] => [
  ...new Set(
    lines.flatMap(({ contactId, used }) => [contactId ?? [], ...used.map(one => one.contactId)].flat()),
  ),
];

async function auditLocked(
  tx: PracticeTx,
  parts: DeskParts,
  who: Biller,
  { month, locked, rows }: { month: string; locked: string[]; rows: readonly MonthRow[] },
  now: Date,
): Promise<void> {
  for (const row of rows.filter(({ patientId }) => locked.includes(patientId))) {
    const detail = { month, lines: row.lines?.length ?? 0 };
    await auditDeeds(tx, parts, doerOf(who, row.patientId), [{ action: 'lock-month', detail }], now);
  }
}
