import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import type { WatchView } from '../../../server/domain/escalation/on-watch.ts';
import type { RefusalView } from '../../../server/http/contract/login.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import { auditRow } from '../../../server/storage/schema.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { testKeys } from '../../parts/practice.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay();
});
afterAll(() => day.close());

const inChart = (type: string, patient: string) =>
  day.emr.store.all(type).filter(resource => JSON.stringify(resource).includes(`Patient/${patient}`));

describe('a chart that is opened', () => {
  /** How often its login did this, by the audit. */
  const audited = (who: CoachByWire, action: 'refresh-chart' | 'look-at-prep') =>
    day.database.db.withPractice(day.practiceId, tx => {
      const told = and(eq(auditRow.loginId, who.launchId), eq(auditRow.action, action));
      return tx.$count(auditRow, told);
    });

  it('is read while the browser is on its way, and the page brings that one reading', async () => {
    const osei = await coachByWire(day, 'dr-osei', 'harold-kim');
    await expect.poll(() => audited(osei, 'refresh-chart')).toBe(1);
    expect(await audited(osei, 'look-at-prep')).toBe(0);
    const page = await osei.ask<string>('GET', `/app/${osei.launchId}`);
    expect(page.body).toContain('id="arrived-prep"');
    expect([await audited(osei, 'refresh-chart'), await audited(osei, 'look-at-prep')]).toEqual([1, 1]);
  });

  it('is not read for somebody whose page shows no chart', async () => {
    const june = await coachByWire(day, 'biller-june', 'james-whitfield');
    await new Promise(resolve => setTimeout(resolve, 500));
    expect((await june.ask('GET', `/app/${june.launchId}`)).status).toBe(403);
    expect(await audited(june, 'refresh-chart')).toBe(0);
  });
});

describe('a coaching session over a day', () => {
  it('is signed once and everything of it is in the chart, each item by its receipt', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales', 'today-rosa-morales-coach-dana');
    const before = inChart('DocumentReference', 'rosa-morales').length;
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    const preview = await dana.preview(session.id);
    expect(preview.blocked).toEqual([]);
    expect(preview.items.map(item => item.kind)).toEqual(
      expect.arrayContaining([
        'note',
        'goal',
        'step',
        'care-plan',
        'ruler',
        'stage',
        'teach-back',
        'adherence',
        'vital',
      ]),
    );
    const signed = await dana.sign(session.id, rev);
    expect(signed.status).toBe(200);
    expect(signed.body.note).toBe(preview.note);
    const receipts = await dana.receipts(session.id);
    expect(receipts.map(write => [write.kind, write.receipt.status])).toEqual(
      receipts.map(write => [write.kind, 'in-chart']),
    );
    expect(inChart('DocumentReference', 'rosa-morales').length).toBe(before + 1);
    for (const { receipt } of receipts) {
      if (receipt.status !== 'in-chart') continue;
      const [type = '', id = ''] = receipt.reference.split('/');
      expect(day.emr.store.read(type, id), receipt.reference).toBeDefined();
    }
  });

  it('signed twice with one key is one signature, one note', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'sam-rivera');
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => dana.sign(session.id, rev, { key })));
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200]);
    await dana.receipts(session.id);
    const notes = inChart('DocumentReference', 'sam-rivera').filter(note =>
      JSON.stringify(note).includes('Health coaching note'),
    );
    expect(notes).toHaveLength(1);
    const again = await dana.sign(session.id, rev);
    expect(again.status).toBe(409);
  });

  it('is in the chart though every access token was ended before the signature', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'edith-larsen');
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    expect(day.emr.expireAccessTokens()).toBeGreaterThan(0);
    await dana.sign(session.id, rev);
    const receipts = await dana.receipts(session.id);
    expect(receipts.map(write => write.receipt.status)).toEqual(receipts.map(() => 'in-chart'));
  });

  it('signed by many in one moment, each pressing twice and one too late: each is signed once', async () => {
    const patients = ['rosa-morales', 'amir-haddad', 'ruth-abrams', 'edith-larsen', 'walter-greene'];
    const written = await Promise.all(
      patients.map(async patient => {
        const marcus = await coachByWire(day, 'coach-marcus', patient);
        const session = await marcus.open();
        const { rev } = await marcus.write(session, fullDraft());
        return { marcus, id: session.id, rev };
      }),
    );
    const late = written[2]?.id;
    const answers = await Promise.all(
      written.flatMap(({ marcus, id, rev }) => {
        const key = crypto.randomUUID();
        const seen = id === late ? rev - 1 : rev;
        return [1, 2].map(() => marcus.sign(id, seen, { key }));
      }),
    );
    expect(answers.map(answer => answer.status)).toEqual(
      written.flatMap(({ id }) => (id === late ? [409, 409] : [200, 200])),
    );
    for (const { marcus, id } of written) {
      const writes = await marcus.receipts(id);
      expect(writes.filter(write => write.kind === 'note')).toHaveLength(id === late ? 0 : 1);
      const again = await marcus.ask<SessionView>('GET', `/api/sessions/${id}`);
      expect(again.body.writes.map(write => write.key)).toEqual(writes.map(write => write.key));
    }
    expect(await verifyAudit(day.database.db, testKeys, day.practiceId)).toMatchObject({ status: 'sound' });
  });

  it('is resumed, not opened twice, from a second window', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'amir-haddad');
    const elsewhere = await coachByWire(day, 'coach-dana', 'amir-haddad');
    const [one, other] = await Promise.all([dana.open(), elsewhere.open()]);
    expect(other.id).toBe(one.id);
  });

  it('keeps both writers of one field: the second is told, the first stands, the loser is in the versions', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'grace-okafor');
    const tab = await coachByWire(day, 'coach-dana', 'grace-okafor');
    const session = await dana.open();
    const edit = (coach: CoachByWire, to: string, rev: number, path = ['agenda', 'words']) =>
      coach.ask<{ rev: number; conflicts: unknown[]; draft?: unknown }>(
        'POST',
        `/api/sessions/${session.id}/edits`,
        {
          key: crypto.randomUUID(),
          rev,
          edits: [{ path, to }],
        },
      );
    await edit(dana, 'Sleep through the night', session.rev);
    const meeting = await edit(tab, 'Breathe easier', session.rev);
    expect(meeting.body.conflicts).toEqual([
      { path: ['agenda', 'words'], mine: 'Breathe easier', theirs: 'Sleep through the night' },
    ]);
    const apart = await edit(tab, 'Her mother', meeting.body.rev, ['how', 'alsoPresent']);
    expect(apart.body.conflicts).toEqual([]);
    const versions = await dana.ask<{ lost: unknown[] }[]>('GET', `/api/sessions/${session.id}/versions`);
    expect(versions.body.flatMap(version => version.lost)).toEqual([
      { path: ['agenda', 'words'], text: 'Breathe easier' },
    ]);
    const now = await dana.ask<SessionView>('GET', `/api/sessions/${session.id}`);
    expect(now.body.draft).toMatchObject({
      agenda: { words: 'Sleep through the night' },
      how: { alsoPresent: 'Her mother' },
    });
  });

  it('saved twice with one key is saved once', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'ruth-abrams');
    const session = await dana.open();
    const save = {
      key: crypto.randomUUID(),
      rev: session.rev,
      edits: [{ path: ['agenda', 'words'], to: 'Walk to church' }],
    };
    const first = await dana.ask<{ rev: number }>('POST', `/api/sessions/${session.id}/edits`, save);
    const second = await dana.ask<{ rev: number }>('POST', `/api/sessions/${session.id}/edits`, save);
    expect([first.body.rev, second.body.rev]).toEqual([1, 1]);
  });

  it('goes back to an earlier version without losing the later one', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'edith-larsen');
    const session = await dana.open();
    const first = await dana.write(session, { agenda: { words: 'Stay on my feet' } });
    await dana.ask('POST', `/api/sessions/${session.id}/edits`, {
      key: crypto.randomUUID(),
      rev: first.rev,
      edits: [{ path: ['agenda', 'words'], from: 'Stay on my feet' }],
    });
    const back = await dana.ask<SessionView>(
      'POST',
      `/api/sessions/${session.id}/versions/${first.rev}/restoration`,
      {
        key: crypto.randomUUID(),
      },
    );
    expect(back.body.draft).toEqual({ agenda: { words: 'Stay on my feet' } });
    expect(back.body.rev).toBe(3);
  });

  it('with a red flag nobody was told of cannot be signed, and says where', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'tasha-brooks');
    const session = await dana.open();
    const { rev } = await dana.write(session, {
      agenda: { words: 'I cannot go on' },
      redFlags: { f1: { kind: 'self-harm', words: 'I cannot go on', seenAt: new Date().toISOString() } },
    });
    const refused = await dana.sign(session.id, rev);
    expect(refused.status).toBe(422);
    expect((refused.body as unknown as RefusalView).refused).toBe('red-flag-not-told');
  });

  it('with nothing written cannot be signed', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'lucia-fuentes');
    const session = await dana.open();
    const refused = await dana.sign(session.id, session.rev);
    expect([refused.status, (refused.body as unknown as RefusalView).refused]).toEqual([
      422,
      'nothing-recorded',
    ]);
  });

  it('amended is a new version: the new note replaces the old in the chart, the old stays as it was signed', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'miguel-santos');
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    await dana.sign(session.id, rev);
    const first = await dana.receipts(session.id);
    const amending = await dana.ask<SessionView>('POST', `/api/sessions/${session.id}/amendment`, {
      key: crypto.randomUUID(),
    });
    expect(amending.body.status).toBe('amending');
    const more = await dana.write(amending.body, { tellClinician: 'Asked about a cheaper inhaler' });
    const noReason = await dana.sign(session.id, more.rev);
    expect((noReason.body as unknown as RefusalView).refused).toBe('reason-needed');
    const again = await dana.sign(session.id, more.rev, { amendmentReason: 'Left out a question' });
    expect([again.status, again.body.version]).toEqual([200, 2]);
    const all = await dana.receipts(session.id);
    const note = all.find(write => write.kind === 'note' && write.version === 2);
    expect(note?.receipt.status).toBe('in-chart');
    const reference = note?.receipt.status === 'in-chart' ? note.receipt.reference : '';
    const inEmr = day.emr.store.read(
      'DocumentReference',
      reference.split('/')[1] ?? '',
    ) as fhir4.DocumentReference;
    const replaced = first.find(write => write.kind === 'note')?.receipt;
    expect(inEmr.relatesTo?.[0]).toMatchObject({
      code: 'replaces',
      target: { reference: replaced?.status === 'in-chart' ? replaced.reference : '' },
    });
    expect(again.body.note).toContain('Asked about a cheaper inhaler');
  });

  it("is nobody else's: another coach reads it, writes nothing in it, and cannot reach it from another chart", async () => {
    const dana = await coachByWire(day, 'coach-dana', 'walter-greene');
    const session = await dana.open();
    const marcus = await coachByWire(day, 'coach-marcus', 'walter-greene');
    const edit = { key: crypto.randomUUID(), rev: 0, edits: [{ path: ['agenda', 'words'], to: 'Mine now' }] };
    expect((await marcus.ask('GET', `/api/sessions/${session.id}`)).status).toBe(200);
    expect((await marcus.ask('POST', `/api/sessions/${session.id}/edits`, edit)).status).toBe(404);
    const otherChart = await coachByWire(day, 'coach-dana', 'eli-novak');
    expect((await otherChart.ask('GET', `/api/sessions/${session.id}`)).status).toBe(404);
    expect((await otherChart.ask('POST', `/api/sessions/${session.id}/edits`, edit)).status).toBe(404);
  });
});

describe('two charts open at once', () => {
  it('never mix: forty interleaved saves from both land each in its own patient', async () => {
    const one = await coachByWire(day, 'coach-dana', 'james-whitfield');
    const two = await coachByWire(day, 'coach-dana', 'harold-kim');
    const sessions = [await one.open(), await two.open()] as const;
    await Promise.all(
      Array.from({ length: 40 }, (_, turn) => {
        const [coach, session, name] =
          turn % 2 === 0 ? [one, sessions[0], 'James'] : [two, sessions[1], 'Harold'];
        return coach.ask('POST', `/api/sessions/${session.id}/edits`, {
          key: crypto.randomUUID(),
          rev: 0,
          edits: [{ path: ['agenda', 'topics', `t${turn % 8}`], to: `${name} ${turn}` }],
        });
      }),
    );
    const texts = await Promise.all(
      [one, two].map(async (coach, index) =>
        JSON.stringify((await coach.ask('GET', `/api/sessions/${sessions[index]?.id}`)).body),
      ),
    );
    expect(texts[0]).toContain('James');
    expect(texts[0]).not.toContain('Harold ');
    expect(texts[1]).toContain('Harold');
    expect(texts[1]).not.toContain('James ');
  });

  it('a request that names the other launch with this cookie is nobody', async () => {
    const one = await coachByWire(day, 'coach-dana', 'james-whitfield');
    const two = await coachByWire(day, 'coach-dana', 'harold-kim');
    const crossed = await one.ask('GET', '/api/prep', undefined, { 'x-alongside-launch': two.launchId });
    expect(crossed.status).toBe(401);
  });
});

describe('a session begun before the visit was there', () => {
  it('belongs to the visit it is gone on with, so that its note has where to go', async () => {
    const early = await coachByWire(day, 'coach-marcus', 'amir-haddad');
    const session = await early.open();
    const later = await coachByWire(day, 'coach-marcus', 'amir-haddad', 'today-amir-haddad-coach-marcus');
    const resumed = await later.open();
    expect(resumed.id).toBe(session.id);
    const { rev } = await later.write(resumed, { agenda: { words: 'Fewer sodas' } });
    const preview = await later.preview(session.id);
    expect(preview.items.find(item => item.kind === 'visit')).toBeUndefined();
    await later.sign(session.id, rev);
    await later.receipts(session.id);
    const notes = inChart('DocumentReference', 'amir-haddad') as fhir4.DocumentReference[];
    expect(notes.map(note => note.context?.encounter?.[0]?.reference)).toContain(
      'Encounter/today-amir-haddad-coach-marcus',
    );
  });
});

describe('after the session', () => {
  it('a red flag of it is the first thing on the next prep screen, with who was told', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'dee-oconnor');
    const session = await dana.open();
    const { rev } = await dana.write(session, {
      agenda: { words: 'My chest is tight today' },
      redFlags: {
        f1: {
          kind: 'chest-pain',
          words: 'tight since breakfast',
          told: 'Dr. Osei',
          seenAt: new Date().toISOString(),
        },
      },
    });
    expect((await dana.sign(session.id, rev)).status).toBe(200);
    const physician = await coachByWire(day, 'dr-osei', 'dee-oconnor');
    const prep = await physician.ask<Pick<PrepView, 'mustTell'>>('GET', '/api/prep?chart=now');
    expect(prep.body.mustTell[0]).toMatchObject({
      what: { is: 'red-flag', flag: 'chest-pain', words: 'tight since breakfast' },
      why: { is: 'red-flag', told: 'Dr. Osei' },
    });
    // Closed, it is told once: by whom and with what, and no longer as what must be told.
    const { body: watch } = await physician.ask<WatchView>('GET', '/api/escalations/here');
    const path = `/api/escalations/${watch.escalations[0]?.id}/closure`;
    await physician.ask('POST', path, { done: 'saw-the-patient', words: 'ECG normal' });
    const later = await dana.ask<Pick<PrepView, 'mustTell'>>('GET', '/api/prep?chart=now');
    expect(later.body.mustTell.filter(({ what }) => what.is === 'red-flag')).toMatchObject([
      {
        what: { flag: 'chest-pain' },
        why: { closed: { by: 'Dr. Ama Osei', done: { en: 'saw the patient' } } },
      },
    ]);
  });

  it("an amendment begins from the coach's own wording of the note", async () => {
    const dana = await coachByWire(day, 'coach-dana', 'lucia-fuentes');
    const session = await dana.open();
    const { rev } = await dana.write(session, { agenda: { words: 'Dormir' } });
    await dana.sign(session.id, rev, { note: 'Lucía is frightened of falling asleep at the wheel.' });
    const amending = await dana.ask<SessionView>('POST', `/api/sessions/${session.id}/amendment`, {
      key: crypto.randomUUID(),
    });
    const more = await dana.write(amending.body, { tellClinician: 'Ask about night shifts' });
    const preview = await dana.preview(session.id);
    expect(more.rev).toBe(preview.rev);
    expect(preview.ownNote).toBe('Lucía is frightened of falling asleep at the wheel.');
  });

  it('a medicine the patient takes without an order is on the list that is talked through', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
    await dana.ask('GET', '/api/prep?chart=now');
    const session = await dana.open();
    expect(session.carried.medicines.map(medicine => medicine.name).join()).toContain('ibuprofen');
  });
});
