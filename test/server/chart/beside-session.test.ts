import { describe, expect, test } from 'vitest';
import type { EarlierChartWrite, NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import { dana, met, rosasHandoff, rowsOf, taking } from '../handoff/written.ts';
import { asSent } from './signed-writes.ts';

const taken = rosasHandoff({ state: { status: 'taken', by: dana, at: '2026-10-12T14:02:00Z' } });
const called = rowsOf(rosasHandoff());
const [order, task] = called;
const urn = (row?: Pick<NewChartWrite, 'id'>) => `urn:uuid:${row?.id}`;
const notLeft = (rows: NewChartWrite[]): EarlierChartWrite[] =>
  asSent(rows).map(row => ({ ...row, state: 'queued', attempts: 0 }));
const said = (rows: NewChartWrite[]) => rows.map(({ kind, route, receipt }) => [kind, route, receipt.status]);

describe('a handoff on its way to the chart', () => {
  test('is an order and a task on it, which waits for the order', () => {
    expect(said(called)).toEqual([
      ['handoff', 'native', 'waiting'],
      ['handoff-task', 'native', 'waiting'],
    ]);
    expect(task?.needs).toEqual([order?.id]);
    expect(task?.body).toMatchObject({ focus: { reference: urn(order) } });
  });

  test('changes both in place when it goes on, each under the name of the row before', () => {
    const next = rowsOf(taken, { after: asSent(called), first: 91 });
    expect(next.map(row => row.body?.id)).toEqual([urn(order), urn(task)]);
    expect(next[0]?.body).toMatchObject({ performer: [{ reference: 'Practitioner/coach-dana' }] });
    expect(next[1]?.body).toMatchObject({ status: 'accepted', focus: { reference: urn(order) } });
    expect(next[1]?.body?.identifier).toHaveLength(2);
  });

  test('takes the place of what never left, and makes each once', () => {
    const next = rowsOf(taken, { after: notLeft(called), first: 91 });
    expect(next.map(row => row.supersedes)).toEqual([[order?.id], [task?.id]]);
    expect(next.map(row => row.body?.id)).toEqual([undefined, undefined]);
    expect(next[1]?.body).toMatchObject({ focus: { reference: urn(next[0]) } });
  });

  test('that ends is told in the coach’s note where a record may not be changed', () => {
    const accepts = taking(undefined, false);
    const next = rowsOf(rosasHandoff({ state: met }), { accepts, after: asSent(called), first: 91 });
    expect(said(next)).toEqual([
      ['handoff', 'note', 'note-only'],
      ['handoff-task', 'note', 'note-only'],
    ]);
  });

  test('of which nobody knows whether it arrived is not made a second time', () => {
    const unclear = asSent(called).map(row => ({ ...row, state: 'needs-review' as const }));
    expect(rowsOf(taken, { after: unclear, first: 91 }).map(({ route }) => route)).toEqual(['note', 'note']);
  });

  test('is a task alone where no orders are taken, in the note alone where no tasks are either, and nowhere at last', () => {
    const only = (...types: string[]) => rowsOf(rosasHandoff(), { accepts: taking(types) });
    const [noOrder, alone] = only('Task', 'DocumentReference');
    expect([noOrder?.route, alone?.route, alone?.body?.focus]).toEqual(['note', 'native', undefined]);
    expect(only('DocumentReference').map(row => row.route)).toEqual(['note', 'note']);
    expect(said(only())).toEqual([
      ['handoff', 'copy', 'not-accepted'],
      ['handoff-task', 'copy', 'not-accepted'],
    ]);
  });

  test('is told once where it is only told', () => {
    const accepts = taking(['DocumentReference']);
    const first = rowsOf(rosasHandoff(), { accepts });
    expect(rowsOf(taken, { accepts, after: asSent(first), first: 91 })).toEqual([]);
  });
});
