import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimPacket, PacketPart } from '../../../server/domain/desk/packet.ts';
import { packetPaper } from '../../../server/domain/desk/packet-paper.ts';
import { attestation, auditRow, practice } from '../../../server/storage/schema.ts';
import { aCall, aChart, aSignedTalk } from './a-month.ts';
import { type DeskDay, deskDay } from './desk-day.ts';

let desk: DeskDay;
let talk: string;
const claim = '/api/months/2026-10/claims/rosa';
beforeAll(async () => {
  desk = await deskDay('2026-10-28T15:00:00Z');
  const { fresh, home, as } = desk;
  await aChart(fresh.db, home, 'rosa', { name: 'Rosa Morales', birthDate: '1968-02-03', mrn: '42' });
  talk = await aSignedTalk(fresh.db, home, 'rosa', '2026-10-06');
  await aCall(fresh.db, home, 'rosa', '2026-10-20', 21);
  const consent = { key: randomUUID(), patient: 'rosa', to: 'ccm', said: 'given' };
  await as('biller', 'POST', '/api/consents', {
    ...consent,
    words: 'Yes, please',
    told: 'As on the form',
    day: '2026-10-01',
  });
  const plan = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
  await as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient: 'rosa', fact: plan });
});
afterAll(() => desk.close());

const packet = async (language = 'en') =>
  (await desk.as<ClaimPacket>('biller', 'GET', `${claim}?language=${language}`)).body;
const part = ({ behind }: ClaimPacket, which: PacketPart['part']) =>
  behind.filter(one => one.part === which).map(({ state, told }) => `${state}: ${told}`);

describe('the claim packet', () => {
  test('traces every minute of a line to its contact: who, by which credential, when, doing what', async () => {
    const { lines, talks } = await packet();
    expect(lines.map(({ code, minutes }) => [code, minutes])).toEqual([
      ['99490', 20],
      ['99439', 20],
    ]);
    for (const line of lines) {
      expect(line.made.reduce((all, one) => all + one.minutes, 0)).toBe(line.minutes);
      for (const one of line.made)
        expect(one).toMatchObject({ by: desk.home.staff.coach.name, credential: 'MA' });
    }
    expect(lines[0]?.made.map(({ day, time, activity, minutes }) => [day, time, activity, minutes])).toEqual([
      ['2026-10-06', '10:38', 'agenda', 5],
      ['2026-10-06', '10:38', 'planning', 15],
    ]);
    const last = talks[1]?.byActivity[0];
    expect(last).toMatchObject({ minutes: 21, lines: [{ code: '99439', minutes: 18 }] });
    expect(last?.because).toBe('Too few for another unit of 99439.');
  });

  test('has the rule in our words, since when it holds, its source and its mark', async () => {
    const [first, second] = (await packet()).lines;
    expect(first?.rule.words[0]).toBe('Per calendar month, at least 20 minutes.');
    expect(first?.rule.from).toBe('2015-01-01');
    expect(first).toMatchObject({ mark: 'V1' });
    expect(second?.rule.words.join(' ')).toContain('On top of 99490');
  });

  test('says on paper what a patient was told before each answer, and of what is absent whether these codes need it', async () => {
    const on = { language: 'en', by: 'June Park', timeZone: 'America/New_York' } as const;
    const words = packetPaper(await packet(), on).map(one => one.words);
    expect(words.find(told => told.startsWith('CCM · given'))).toMatch(
      / · What they were told: “As on the form”$/,
    );
    expect(words).toContain(
      '[absent] What matters to the patient is written down (not needed for these codes)',
    );
  });

  test('says what stands behind the claim, and of what does not that it is absent', async () => {
    const whole = await packet();
    expect(part(whole, 'consent')).toEqual([
      `there: Consent for chronic care management: 1 Oct 2026, “Yes, please”, ${desk.home.staff.biller.name}`,
    ]);
    expect(part(whole, 'visit')[0]).toContain(`2 Apr 2026, ${desk.home.staff.physician.name}`);
    expect(part(whole, 'care-plan')[0]).toContain('2 Apr 2026');
    expect(part(whole, 'conditions')[0]).toContain('Type 2 diabetes mellitus, Essential hypertension');
    expect(part(whole, 'supervision')[0]).toMatch(/^there: .* is supervised by /);
    expect(part(whole, 'need')[0]).toMatch(/^absent/);
    expect(part(whole, 'goal')[0]).toBe(
      'there: A goal agreed with the patient this month: Caminar con mi hermana después de cenar',
    );
    expect(part(whole, 'note')).toEqual(['absent: A signed note of the contact of 20 Oct 2026, 10:00']);
    expect(part(whole, 'attestation')).toEqual(['not-asked: Supervising signature']);
    expect(part(await packet('es'), 'note')[0]).toContain('Una nota firmada del contacto del 20 oct 2026');
  });

  test('tells of a supervising signature that is asked for whether it is there', async () => {
    const { fresh, home } = desk;
    const settings = { ...home.settings, attest: { credentials: ['MA'] } };
    const inside = fresh.db.withPractice.bind(fresh.db, home.practiceId);
    await inside(async tx => {
      const [row] = await tx.select().from(practice);
      await tx
        .update(practice)
        .set({ settings: { ...row?.settings, ...settings, billing: row?.settings.billing } as never });
    });
    expect((await packet()).talks.map(({ attest }) => attest)).toEqual(['waits', 'no-note']);
    await inside(tx =>
      tx.insert(attestation).values({
        ...{ practiceId: home.practiceId, sessionId: talk, version: 1, staffId: home.staff.physician.id },
        ...{ digest: 'x', press: randomUUID(), at: '2026-10-07T09:00:00Z' },
      }),
    );
    const whole = await packet();
    expect(whole.talks[0]).toMatchObject({ attest: 'attested', attested: { by: home.staff.physician.name } });
    expect(part(whole, 'attestation')[0]).toMatch(/^there: .*Priya Shah/);
  });

  test('names a note by its title and date; the biller opens it, and that is kept; a lead and another month do not', async () => {
    const whole = await packet();
    expect(whole.talks[0]?.note).toEqual({ title: 'Health coaching note, Oct 6, 2026', version: 1 });
    expect(whole.mayOpenNotes).toBe(true);
    const path = `${claim}/notes/${talk}`;
    expect((await desk.as<{ note: string }>('biller', 'GET', path)).body.note).toBe('Note of 2026-10-06');
    const lead = await desk.as<ClaimPacket>('lead', 'GET', claim);
    expect(lead.body).toMatchObject({ mayOpenNotes: false });
    expect(lead.text).not.toContain('Note of 2026-10-06');
    expect((await desk.as('lead', 'GET', path)).status).toBe(403);
    expect((await desk.as('biller', 'GET', path.replace('2026-10', '2026-09'))).status).toBe(404);
    const kept = await desk.fresh.db.withPractice(desk.home.practiceId, tx =>
      tx.select({ outcome: auditRow.outcome }).from(auditRow).where(eq(auditRow.action, 'open-claim-note')),
    );
    expect(kept.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'refused', 'refused']);
  });

  test('keeps the history of what was written down, withdrawn, chosen and locked, each with who did it', async () => {
    const fact = { is: 'visit', kind: 'office', day: '2026-10-02', by: desk.home.staff.physician.id };
    const written = { key: randomUUID(), patient: 'rosa', fact };
    await desk.as('biller', 'POST', '/api/billing-facts', written);
    desk.clock.now = new Date('2026-10-28T15:01:00Z');
    const withdrawn = { ...written, key: randomUUID(), withdraw: { because: 'Typed twice' } };
    await desk.as('biller', 'POST', '/api/billing-facts', withdrawn);
    await desk.as('biller', 'POST', `${claim}/choice`, { wanted: [{ code: '99490', units: 1 }] });
    const whole = await packet();
    expect(whole.written.map(({ is }) => is)).toEqual(['care-plan']);
    const told = whole.history.map(({ is, by, told: words }) => `${is} ${by} ${words}`);
    expect(told[0]).toBe(`signed ${desk.home.staff.coach.name} `);
    expect(told).toContain(
      `withdrew ${desk.home.staff.biller.name} Visit on 2 Oct 2026, Priya Shah “Typed twice”`,
    );
    expect(told.at(-1)).toBe(`choose ${desk.home.staff.biller.name} 99490`);
  });

  test('says of another lawful set how it differs from the one that is claimed', async () => {
    const whole = await packet();
    const [best] = whole.alternatives;
    expect(whole.chosen.lines).toBe('99490');
    expect(best).toMatchObject({ lines: '99490 · 99439' });
    expect(best?.difference).toEqual(['Adds 99439.', '20 minutes fewer stay unused.']);
    expect(whole.chosen.difference).toEqual([]);
  });
});
