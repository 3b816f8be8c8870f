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
  consents: { id: string; to: string; day: string; receipt: Receipt }[];
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
