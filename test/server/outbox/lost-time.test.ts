import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systems } from '../../../fhir-profiles/codes.ts';
import { listOnlyInChart } from '../../../server/commands/only-in-chart.ts';
import { testKeys } from '../../parts/practice.ts';
import { type ChartEmr, startEmr } from '../chart/emr.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
import { type Office, openOffice } from './office.ts';

/** A note was signed and not sent when the backup was taken; what became of it afterwards is lost with the data. */
describe('after a restore', () => {
  let emr: ChartEmr;
  let office: Office;
  beforeAll(async () => {
    emr = await startEmr();
    office = await openOffice(emr);
  });
  afterAll(async () => {
    await office.close();
    await emr.close();
  });
  const note = itemsOfAFullSession.filter(({ kind }) => kind === 'note');

  const restoredNote = async (patientId: string): Promise<string> => {
    const id = await office.sign(note, { patientId });
    await office.rows(id); // unfolded, as a restore leaves them
    await office.database.db.withPractice(office.practice.practiceId, tx =>
      tx.execute(sql`update chart_write set state = 'unknown', attempts = 1,
        detail = '[{"at":"2026-10-12T15:00:00Z","codes":["restored"],"expressions":[]}]'
        where session_id = ${id}`),
    );
    return id;
  };
  const amendedInTheLostTime = (patientId: string, row = randomUUID()) =>
    emr.store.create({
      resourceType: 'DocumentReference',
      status: 'current',
      subject: { reference: `Patient/${patientId}` },
      identifier: [{ system: systems.chartWrite, value: row }],
      content: [{ attachment: { contentType: 'text/plain', data: 'QW1lbmRlZA==' } }],
    } as never) as unknown as { id: string };

  it('a note that is not in the chart is sent, where nothing of ours that we do not know stands there', async () => {
    const id = await restoredNote('rosa-morales');
    await office.settle();
    const [row] = await office.rows(id);
    expect([row?.receipt.status, row && office.inChart(row).length]).toEqual(['in-chart', 1]);
  });

  it('an older note never follows the one that replaced it in the lost time: a person looks', async () => {
    const id = await restoredNote('walter-greene');
    amendedInTheLostTime('walter-greene');
    await office.settle();
    const [row] = await office.rows(id);
    expect([row?.state, row?.receipt.status, row && office.everMade(row).length]).toEqual([
      'needs-review',
      'unclear',
      0,
    ]);
  });

  it('what stands in the chart by our name and not here is listed, and what we know is not', async () => {
    const { id } = amendedInTheLostTime('dee-oconnor');
    const { practiceId } = office.practice;
    const { patientId: _, ...anyPatient } = await emr.accessFor('rosa-morales', { practiceId });
    const { db } = office.database;
    const [sum, ...listed] = await listOnlyInChart({ db, keys: testKeys }, anyPatient, office.clock.at);
    expect(sum).toContain('3 in the chart');
    expect(sum).toContain('2 of them not here');
    expect(listed.map(line => line.trim().split('  ').slice(0, 2))).toContainEqual([
      `DocumentReference/${id}`,
      'Patient/dee-oconnor',
    ]);
    expect(listed).toHaveLength(2);
  });
});
