import { useState } from 'react';
import { payerName } from '../../server/domain/desk/assumed-payer.ts';
import type { MonthPatient } from '../../server/http/contract/billing.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { confirmPayersWords } from '../words/confirm-payers.ts';
import { useDeskDeed } from './use-desk.ts';

type Confirmed = { confirmed: string[]; not: string[] };
/** So many at a time: a call stays short, and what is said stays said when the next one fails. */
const together = 200;

/** That the assumed payer pays, said of all that are shown by one tap, with how many; and taken back by one. */
export function ConfirmPayers({ rows, onChanged }: { rows: readonly MonthPatient[]; onChanged: () => void }) {
  const { api, login } = usePage();
  const say = useWords(confirmPayersWords);
  const { busy, told, run } = useDeskDeed();
  const [done, setDone] = useState<{ key: string; payer: string; patients: string[] }>();
  const assumed = rows.flatMap(({ id, lacks }) =>
    lacks.flatMap(({ assumed: of }) => (of ? [{ id, payer: of.payer }] : [])),
  );
  const payer = assumed[0]?.payer;
  if (login?.staff.role !== 'biller' || (assumed.length < 2 && !done && !told)) return null;
  const confirm = (of: string) => {
    const key = crypto.randomUUID();
    return run(
      () =>
        inParts(
          assumed.map(({ id }) => id),
          patients => api.send('POST', '/api/payers', { key, payer: of, patients }),
        ),
      ({ confirmed, not }) => {
        setDone({ key, payer: of, patients: confirmed });
        onChanged();
        return (
          say.confirmed(confirmed.length, payerName(of)) + (not.length > 0 ? ` ${say.not(not.length)}` : '')
        );
      },
    );
  };
  const undo = ({ key, payer: of, patients: all }: NonNullable<typeof done>) =>
    run(
      () =>
        inParts(all, patients => api.send('POST', '/api/payers', { key, payer: of, patients, undo: true })),
      ({ confirmed, not }) => {
        setDone(undefined);
        onChanged();
        return say.undone(confirmed.length) + (not.length > 0 ? ` ${say.not(not.length)}` : '');
      },
    );
  return (
    <p className="buttons confirm-payers">
      {payer !== undefined && assumed.length > 1 ? (
        <Button busy={busy} onClick={() => void confirm(payer)}>
          {say.confirm(assumed.length, payerName(payer))}
        </Button>
      ) : null}
      <span role="status" className={told?.failed ? 'needs-you' : 'small'}>
        {told?.words}
      </span>
      {done ? (
        <Button look="quiet" busy={busy} autoFocus onClick={() => void undo(done)}>
          {say.undo}
        </Button>
      ) : null}
    </p>
  );
}

async function inParts(
  patients: readonly string[],
  send: (some: string[]) => Promise<Confirmed | Refused>,
): Promise<Confirmed | Refused> {
  const all: Confirmed = { confirmed: [], not: [] };
  for (let from = 0; from < patients.length; from += together) {
    const done = await send(patients.slice(from, from + together));
    if (isRefused(done)) return done;
    all.confirmed.push(...done.confirmed);
    all.not.push(...done.not);
  }
  return all;
}
