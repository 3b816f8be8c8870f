import type { Receipt } from '../session/signed.ts';

/** Whether the charges of exported months go into the chart here, and what keeps them from it. */
export type ChargesHere = 'taken' | 'off' | 'not-granted' | 'not-taken';

/** A line that left for the chart, and what became of it; `takenBack`: of its being marked there as entered in error. */
export type ChargeInChart = {
  id: string;
  key: string;
  code: string;
  units: number;
  receipt: Receipt;
  takenBack?: Receipt;
};

/** What the desk of one patient's month left in the chart. */
export type DeskInChart = {
  here: ChargesHere;
  charges: ChargeInChart[];
  consents: ConsentInChart[];
};

/** An answer on its way to the chart; `revoked`: the day on which what was agreed to was taken back since. */
export type ConsentInChart = { id: string; to: string; day: string; revoked?: string; receipt: Receipt };

/** The day on which a consent was taken back, of all answers, oldest first; undefined while it stands. */
export const revokedOn = (
  given: { id: string; to: string; said: string },
  all: readonly { id: string; to: string; said: string; day: string }[],
): string | undefined => {
  if (given.said !== 'given') return undefined;
  const at = all.findIndex(({ id }) => id === given.id);
  const next = all.slice(at + 1).find(({ to }) => to === given.to);
  return next?.said === 'revoked' ? next.day : undefined;
};

type Row = {
  id: string;
  itemKey: string;
  receipt: Receipt;
  body: { [element: string]: unknown } | null;
};

/** The charges of a month from its rows, oldest first, each with what became of its being taken back. */
export function chargesInChart(rows: readonly Row[]): ChargeInChart[] {
  const takenBack = new Map(
    rows.flatMap(({ body, receipt }) =>
      body?.status === 'entered-in-error'
        ? [[String(body.id).replace('urn:uuid:', ''), receipt] as const]
        : [],
    ),
  );
  return rows.flatMap(({ id, itemKey, body, receipt }) => {
    if (body === null || body.status === 'entered-in-error' || receipt.status === 'superseded') return [];
    const back = takenBack.get(id);
    const { code, quantity } = body as {
      code?: { coding?: { code?: string }[] };
      quantity?: { value?: number };
    };
    const told = { code: code?.coding?.[0]?.code ?? '', units: quantity?.value ?? 1 };
    return [{ id, key: itemKey, ...told, receipt, ...(back && { takenBack: back }) }];
  });
}
