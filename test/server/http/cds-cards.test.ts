import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handoffWhenByCommand } from '../../../server/commands/handoff-when.ts';
import type { ChartSnapshot } from '../../../server/domain/chart/snapshot.ts';
import type { Urgency } from '../../../server/domain/physician/question.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import {
  auditRow,
  cardShown,
  escalation,
  physicianCard,
  staff,
  teachBack,
} from '../../../server/storage/schema.ts';
import { close } from '../../../server/workflow/escalation/see-to.ts';
import { withdrawHandoff } from '../../../server/workflow/handoff/change-handoff.ts';
import { handOver } from '../../../server/workflow/handoff/hand-over.ts';
import { openSession } from '../../../server/workflow/open-session.ts';
import { answerQuestion, takeBackQuestion } from '../../../server/workflow/physician/answer-question.ts';
import { askQuestion } from '../../../server/workflow/physician/ask-question.ts';
import { keepReading } from '../../../server/workflow/refresh-chart.ts';
import { saveEdits } from '../../../server/workflow/save-edits.ts';
import { signSession } from '../../../server/workflow/sign-session.ts';
import { leaves } from '../../demo/history.ts';
import { startApp } from '../../parts/app.ts';
import { asOwner } from '../../parts/database.ts';
import { testKeys } from '../../parts/practice.ts';
import { rosaChart } from '../domain/chart/rosa-chart.ts';
import {
  type CardHouse,
  cardHouse,
  cardsOf,
  highA1c,
  highLdl,
  now,
  opening,
  orderSign,
  patientView,
} from './cds-calls.ts';

let house: CardHouse;
beforeAll(async () => {
  house = await cardHouse();
});
afterAll(() => house.close());
let patientId = '';
beforeEach(() => {
  patientId = `p-${randomUUID().slice(0, 8)}`;
});

const inHome = <T>(work: Parameters<typeof house.fresh.db.withPractice<T>>[1]) =>
  house.fresh.db.withPractice(house.home.practiceId, work);
/** The chart of this test's patient is opened by the physician. */
const opened = (more: object = {}) =>
  opening({ context: { userId: 'Practitioner/physician', patientId }, ...more });
const lastAudit = async () =>
  (await inHome(tx => tx.select().from(auditRow).orderBy(desc(auditRow.seq)).limit(1)))[0];

const actor = () => ({
  ...{ practiceId: house.home.practiceId, iss: house.home.iss, loginId: 'l1', scopes: [], patientId },
  ...{ staff: house.home.staff.coach, settings: { ...house.home.settings, timeZone: 'America/New_York' } },
});
async function talk(draft: SessionDraft, at = now): Promise<void> {
  const { parts } = house.app;
  const session = await openSession(parts, actor(), randomUUID(), at);
  const saved = await saveEdits(
    ...([parts, actor(), session.id, { key: randomUUID(), rev: 0, edits: leaves(draft) }, at] as const),
  );
  if (isRefusal(saved)) throw new Error(saved.because);
  const signing = { key: randomUUID(), rev: saved.session.rev };
  const signed = await signSession(parts, actor(), session.id, signing, at);
  if (isRefusal(signed)) throw new Error(signed.because);
}
const taught: SessionDraft = {
  agenda: { words: 'My insulin' },
  teachBacks: {
    t1: {
      topic: 'When to take <b>insulin</b> [now](https://evil.example)',
      from: 'visit-plan',
      attempts: { a1: { result: 'correct', words: 'Before supper' } },
      ...{ agrees: 'yes', canDo: 'partly' },
    },
  },
};

describe('a physician who opens a chart', () => {
  it('sees nothing when there is nothing to say; that nothing was shown is in the audit all the same', async () => {
    const reply = await house.call(patientView, opened());
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({ cards: [] });
    expect(await lastAudit()).toMatchObject({
      ...{ action: 'look-at-card', actor: house.home.staff.physician.id, patientId, outcome: 'done' },
      detail: { hook: 'patient-view', reader: 'Practitioner/physician', shown: false },
    });
  });
  it('sees that the coach has begun, then what came of it, then that something taught has not landed', async () => {
    await openSession(house.app.parts, actor(), randomUUID(), now);
    const begun = cardsOf(await house.call(patientView, opened()));
    expect(begun[0]?.summary).toBe('Coaching today: Rosa Medina has begun, nothing is signed yet.');
    await talk(taught);
    const signed = 'Coached today by Rosa Medina: No plan this time.';
    expect(cardsOf(await house.call(patientView, opened()))[0]?.summary).toBe(signed);
    // A second talk of the same day has begun: what was signed stands, until that one is signed too.
    await openSession(house.app.parts, actor(), randomUUID(), new Date(now.getTime() + 60_000));
    expect(cardsOf(await house.call(patientView, opened()))[0]?.summary).toBe(signed);
    const held = await inHome(tx =>
      tx.select().from(physicianCard).where(eq(physicianCard.patientId, patientId)),
    );
    expect(held.map(({ topic }) => topic).toSorted()).toEqual(['coaching-today', 'teach-back']);
  });
  it('sees one card with its link, its reasons to put it aside, and nothing of the patient in an address', async () => {
    await talk(taught, new Date(now.getTime() - 3 * 86_400_000));
    const reply = await house.call(patientView, opened());
    const { cards } = JSON.parse(reply.text);
    expect(cards).toHaveLength(1);
    expect(cards[0]).toEqual({
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // C20: what a coach wrote makes no markup and no link.
      summary: 'Not yet told back (can do it): When to take ‹b›insulin‹/b› (now)(https: //evil.example)',
      detail: expect.not.stringMatching(/[<>[\]]|:\/\//),
      indicator: 'info',
      source: {
        label: 'Alongside',
        topic: {
          system: `${house.app.origin}/cds-services`,
          ...{ code: 'teach-back', display: 'Not yet told back' },
        },
      },
      links: [
        {
          ...{ label: 'See what is open', type: 'smart', appContext: 'intent=teach-back' },
          url: `${house.app.origin}/launch`,
        },
      ],
      overrideReasons: [
        expect.objectContaining({ code: 'not-now', display: 'Not now' }),
        expect.objectContaining({ code: 'not-relevant' }),
      ],
    });
    expect(JSON.stringify(cards[0].links)).not.toContain(patientId);
    expect(await lastAudit()).toMatchObject({
      ...{ action: 'look-at-card', entityId: cards[0].uuid, patientId },
      detail: { shown: true, topic: 'teach-back', reader: 'Practitioner/physician' },
    });
  });
  it('sees no more of what was taught once the patient has told it back, in a later talk', async () => {
    const topic = async () => (await house.call(patientView, opened())).text;
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
    await talk(taught, daysAgo(9));
    expect(await topic()).toContain('teach-back');
    const [open] = await inHome(tx =>
      tx.select({ id: teachBack.id }).from(teachBack).where(eq(teachBack.patientId, patientId)),
    );
    const t2 = {
      ...taught.teachBacks?.t1,
      from: 'open-before',
      openBeforeId: open?.id,
      canDo: 'yes',
    } as const;
    await talk({ agenda: { words: 'My insulin again' }, teachBacks: { t2 } }, daysAgo(2));
    expect(JSON.parse(await topic())).toEqual({ cards: [] });
  });
  it('sees the same whether the EMR names them relatively or by its whole address; nobody else sees it', async () => {
    await talk(taught);
    const as = async (userId: string) =>
      cardsOf(await house.call(patientView, opening({ context: { userId, patientId } }))).length;
    expect(await as(`${house.home.iss}/Practitioner/physician`)).toBe(1);
    expect(await as('https://other.example/fhir/Practitioner/physician')).toBe(0);
    expect(await as('Practitioner/coach')).toBe(0);
    expect(await as('Practitioner/nobody-here')).toBe(0);
    expect(await as('PractitionerRole/physician')).toBe(0);
  });
  it('reads it in Spanish where the EMR asks in Spanish', async () => {
    await openSession(house.app.parts, actor(), randomUUID(), now);
    const { parts } = house.app;
    const authorization = `Bearer ${await house.emr.token(`${parts.origin}${patientView}`, house.home.iss, now)}`;
    const reply = await fetch(`${parts.origin}${patientView}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'accept-language': 'es-MX' },
      body: JSON.stringify(opened()),
    });
    const { cards } = (await reply.json()) as { cards: { summary: string }[] };
    expect(cards[0]?.summary).toBe('Coaching de hoy: Rosa Medina ha empezado, aún sin firmar.');
  });
});

describe('a red flag', () => {
  it('is the first thing a chart says from the moment a coach names it, cannot be put aside, and ends when it is closed', async () => {
    const { parts } = house.app;
    const session = await openSession(parts, actor(), randomUUID(), now);
    const redFlags = { r1: { kind: 'chest-pain', words: 'Like a stone on me' } } as const;
    await saveEdits(
      ...([
        parts,
        actor(),
        session.id,
        { key: randomUUID(), rev: 0, edits: leaves({ redFlags }) },
        now,
      ] as const),
    );
    const [card] = JSON.parse((await house.call(patientView, opened())).text).cards;
    expect(card).toMatchObject({
      summary: 'Red flag not closed yet: Chest pain. Raised Mar 2, 2026 at 7:00 AM by Rosa Medina.',
      ...{ indicator: 'warning', overrideReasons: [], source: { topic: { code: 'red-flag' } } },
      detail: expect.stringMatching(/^In the patient’s words: “Like a stone on me”/),
    });
    const feedback = [{ card: card.uuid, outcome: 'overridden' }];
    await house.call(`${patientView}/feedback`, { feedback });
    expect(cardsOf(await house.call(patientView, opened()))[0]?.summary).toBe(card.summary);
    const [open] = await inHome(tx =>
      tx.select().from(escalation).where(eq(escalation.patientId, patientId)),
    );
    const who = { ...actor(), staff: house.home.staff.physician };
    const done = { done: 'saw-the-patient', words: 'Seen in room 4, ECG normal.' } as const;
    expect(await close(parts, who, open?.id ?? '', done, now)).toEqual({ id: open?.id });
    expect(cardsOf(await house.call(patientView, opened()))[0]?.summary).toMatch(/^Coaching today/);
  });
});

describe('a question that a coach asked', () => {
  const ask = async (words: string, more: { urgency?: Urgency; to?: string } = {}) => {
    const asking = { key: randomUUID(), words, offers: ['Yes'], forPatient: false, ...more };
    const { parts } = house.app;
    const asked = await askQuestion(parts, actor(), { urgency: 'this-week', ...asking }, now);
    if (isRefusal(asked)) throw new Error(asked.because);
    return asked.id;
  };
  const summary = async () => cardsOf(await house.call(patientView, opened()))[0]?.summary;

  it('is a card until it is answered or taken back, and its link says that it is about it', async () => {
    const physician = { ...actor(), staff: house.home.staff.physician };
    const id = await ask('May she stop the iron?');
    const [card] = JSON.parse((await house.call(patientView, opened())).text).cards;
    expect(card).toMatchObject({
      summary: 'Question from Rosa Medina: May she stop the iron?',
      ...{ source: { topic: { code: 'open-question' } }, links: [{ appContext: 'intent=question' }] },
    });
    await answerQuestion(house.app.parts, physician, id, { offer: 0 }, now);
    expect(await summary()).toBeUndefined();
    const other = await ask('And the calcium?');
    expect(await summary()).toBe('Question from Rosa Medina: And the calcium?');
    await takeBackQuestion(house.app.parts, actor(), other, now);
    expect(await summary()).toBeUndefined();
  });
  it('of another physician is no card for this one, and hides none of theirs, however urgent', async () => {
    const another = { id: randomUUID(), iss: house.home.iss, fhirUser: 'Practitioner/another' };
    const { practiceId } = house.home;
    await inHome(tx =>
      tx
        .insert(staff)
        .values({ practiceId, ...another, name: 'Per Lindqvist', role: 'physician', credential: '' }),
    );
    await ask('For another, today?', { urgency: 'today', to: another.id });
    expect(await summary()).toBeUndefined();
    await ask('For you?', { to: house.home.staff.physician.id });
    expect(await summary()).toBe('Question from Rosa Medina: For you?');
    const theirs = opening({ context: { userId: another.fhirUser, patientId } });
    expect(cardsOf(await house.call(patientView, theirs))[0]?.summary).toBe(
      'Urgent question from Rosa Medina: For another, today?',
    );
  });
});

describe('a chart that meets the practice’s criteria', () => {
  const high = () => ({ prefetch: highA1c(patientId) });
  it('suggests to hand the patient over, at the chart and while an order is signed', async () => {
    for (const [path, hook] of [
      [patientView, 'patient-view'],
      [orderSign, 'order-sign'],
    ] as const) {
      const [card] = cardsOf(await house.call(path, { ...opened(high()), hook }));
      expect(card?.summary).toBe('Coaching may help: diabetes, HbA1c 9.1 % (Feb 20, 2026).');
    }
  });
  it('suggests nothing for who is handed over already, until that is taken back', async () => {
    const osei = { ...actor(), staff: house.home.staff.physician };
    const { parts } = house.app;
    const key = randomUUID();
    await handOver(parts, osei, { key, urgency: 'today', reasons: ['diabetes'] }, now);
    const cards = async () => cardsOf(await house.call(patientView, opened(high())));
    expect(await cards()).toEqual([]);
    await withdrawHandoff(parts, osei, key, now);
    expect(await cards()).toHaveLength(1);
  });

  it('suggests nothing for who is coached already', async () => {
    await talk(taught, new Date(now.getTime() - 200 * 86_400_000));
    expect(cardsOf(await house.call(patientView, opened(high())))).toEqual([]);
  });
  it('suggests nothing where an order to a coach stands in the chart', async () => {
    const referrals = {
      ...{ resourceType: 'Bundle', type: 'searchset' },
      entry: [
        {
          resource: {
            ...{ resourceType: 'ServiceRequest', id: 's1', status: 'active', intent: 'order' },
            ...{ subject: { reference: `Patient/${patientId}` }, code: { text: 'Health coaching' } },
          },
        },
      ],
    };
    const sent = { prefetch: { ...highA1c(patientId), referrals } };
    expect(cardsOf(await house.call(patientView, opened(sent)))).toEqual([]);
  });
  it.each<[string, (sent: ReturnType<typeof highA1c>) => unknown]>([
    ['C19 nothing was sent along', () => undefined],
    ['C19 null was', () => null],
    ['C19 each part is null', () => ({ patient: null, conditions: null, a1c: null })],
    [
      'C19 a part says only what went wrong',
      sent => ({ ...sent, conditions: { resourceType: 'OperationOutcome', issue: [] } }),
    ],
    ['C19 it is no object', () => 'conditions'],
    [
      'C19 its entries are nonsense',
      sent => ({ ...sent, a1c: { resourceType: 'Bundle', entry: [1, null, {}] } }),
    ],
  ])('suggests nothing when %s, and answers all the same', async (_, change) => {
    const reply = await house.call(patientView, opened({ prefetch: change(highA1c(patientId)) }));
    expect(reply.status).toBe(200);
    expect(cardsOf(reply)).toEqual([]);
  });
});

describe('a practice that adds high cholesterol to its criteria', () => {
  const criteria = (deed: string, more: object = {}) => {
    const wanted = { iss: house.home.iss, condition: 'high-cholesterol', ...more };
    return handoffWhenByCommand({ db: house.fresh.db, keys: testKeys }, deed, wanted, now);
  };
  afterEach(() => criteria('usual'));
  const sent = () => ({ prefetch: highLdl(patientId) });
  const partsAsked = async () =>
    JSON.parse((await house.call('/cds-services')).text).services.map((one: { prefetch: object }) =>
      Object.keys(one.prefetch),
    );
  const usual = ['patient', 'conditions', 'a1c', 'pressure', 'referrals'];
  it('has LDL sent along and suggested from; before that neither', async () => {
    expect(cardsOf(await house.call(patientView, opened(sent())))).toEqual([]);
    expect(await partsAsked()).toEqual([usual, usual]);
    await criteria('set', { from: '160' });
    const more = ['patient', 'conditions', 'a1c', 'pressure', 'ldl', 'referrals'];
    expect(await partsAsked()).toEqual([more, more]);
    const [card] = cardsOf(await house.call(patientView, opened(sent())));
    expect(card?.summary).toBe('Coaching may help: high cholesterol, LDL 182 mg/dL (Feb 20, 2026).');
  });
  it('has it suggested from the chart as it was read since, where the EMR does not send LDL yet', async () => {
    const readAt = now.toISOString();
    const source = { type: 'Observation', id: 'o1' };
    const readings = [{ at: '2026-02-20', value: 182, from: 'lab', source } as const];
    const snapshot: ChartSnapshot = {
      ...{ ...rosaChart, patientId, readAt },
      measures: { status: 'recorded', readAt, value: [{ kind: 'ldl', unit: 'mg/dL', readings }] },
      referrals: { status: 'none-recorded', readAt },
    };
    const { ldl: _, ...withoutLdl } = highLdl(patientId);
    const shown = async () => {
      await keepReading(house.app.parts, actor(), snapshot, now);
      return cardsOf(await house.call(patientView, opened({ prefetch: withoutLdl })))[0]?.summary;
    };
    expect(await shown()).toBeUndefined();
    const facts = async () =>
      (await inHome(tx => tx.select().from(physicianCard).where(eq(physicianCard.patientId, patientId))))[0]
        ?.card.says;
    expect(await facts()).not.toHaveProperty('ldl');
    await criteria('set', { from: '160' });
    expect(await shown()).toContain('LDL 182 mg/dL');
    expect(await facts()).toHaveProperty('ldl.value', 182);
  });
});

describe('refused, with a row in the audit and nothing shown, is a call', () => {
  const somebodyElse = () => highA1c('somebody-else');
  it.each<[string, () => object]>([
    ['C15 of another FHIR server', () => ({ fhirServer: house.away.iss })],
    [
      'C15 of a server with our EMR’s name before it',
      () => ({ fhirServer: `${house.home.iss}.evil.example` }),
    ],
    [
      'C16 that sends another patient along',
      () => ({ prefetch: { ...highA1c(patientId), patient: somebodyElse().patient } }),
    ],
    [
      'C16 that sends another patient’s HbA1c along',
      () => ({ prefetch: { ...highA1c(patientId), a1c: somebodyElse().a1c } }),
    ],
    ['C18 of a patient', () => ({ context: { userId: `Patient/${patientId}`, patientId } })],
    ['C18 of a relative', () => ({ context: { userId: 'RelatedPerson/r1', patientId } })],
    ['about no patient', () => ({ context: { userId: 'Practitioner/physician' } })],
    [
      'about a patient by a path',
      () => ({ context: { userId: 'Practitioner/physician', patientId: 'p1/../p2' } }),
    ],
    ['at another moment than its address says', () => ({ hook: 'order-sign' })],
  ])('%s', async (_, more) => {
    await talk(taught);
    const reply = await house.call(patientView, opened(more()));
    expect(reply.status).toBe(400);
    expect(reply.text).not.toMatch(/insulin|diabetes|Coach/i);
    expect(await lastAudit()).toMatchObject({
      ...{ action: 'look-at-card', actor: 'nobody', outcome: 'refused' },
      detail: { route: 'POST /cds-services/:service', refused: JSON.parse(reply.text).because },
    });
    const shown = await inHome(tx => tx.select().from(cardShown).where(eq(cardShown.patientId, patientId)));
    expect(shown).toEqual([]);
  });
  it('C17 never for the token it brings along: that is not read, not kept and not logged', async () => {
    const secret = `canary-${randomUUID()}`;
    await talk(taught);
    const fhirAuthorization = {
      ...{ access_token: secret, token_type: 'Bearer', expires_in: 300 },
      ...{ scope: 'system/*.cruds', subject: 'alongside' },
    };
    const reply = await house.call(patientView, opened({ fhirServer: house.home.iss, fhirAuthorization }));
    expect(cardsOf(reply)).toHaveLength(1);
    const everything = await asOwner(house.fresh.ownerUrl, async owner => {
      const names = await owner.query(`select relname as t from pg_class where relkind = 'r'
        and relnamespace = 'public'::regnamespace`);
      await owner.query('begin');
      const texts: string[] = [];
      for (const { t } of names.rows) {
        await owner.query(`alter table "${t}" no force row level security`);
        texts.push(JSON.stringify((await owner.query(`select * from "${t}"`)).rows));
      }
      await owner.query('rollback');
      return texts.join('');
    });
    expect(everything).toContain(patientId);
    expect(everything + reply.text + JSON.stringify(house.app.logged)).not.toContain(secret);
  });
});

describe('a card that is put aside', () => {
  const answer = (card: string, more: object) =>
    house.call(`${patientView}/feedback`, { feedback: [{ card, ...more }] });
  const showing = async (more: object = {}) => cardsOf(await house.call(patientView, opened(more)))[0];

  it('silences its topic for that physician, that patient, and thirty days', async () => {
    await talk(taught, new Date(now.getTime() - 86_400_000));
    const card = await showing();
    const overrideReason = { reason: { code: 'not-now' }, userComment: 'She told me in tears' };
    const told = await answer(card?.uuid ?? '', { outcome: 'overridden', overrideReason });
    expect(told.status).toBe(200);
    expect(await showing()).toBeUndefined();
    const [kept] = await inHome(tx =>
      tx
        .select()
        .from(cardShown)
        .where(eq(cardShown.id, card?.uuid ?? '')),
    );
    expect(kept).toMatchObject({ outcome: 'overridden', reason: 'not-now', topic: 'teach-back' });
    expect(await lastAudit()).toMatchObject({ action: 'look-at-card', detail: { shown: false } });
    const longAgo = new Date(now.getTime() - 31 * 86_400_000).toISOString();
    await inHome(tx =>
      tx
        .update(cardShown)
        .set({ answeredAt: longAgo })
        .where(eq(cardShown.id, card?.uuid ?? '')),
    );
    expect(await showing()).toBeDefined();
  });
  it('shows the next thing when another topic has something to say', async () => {
    await talk(taught);
    const card = await showing();
    await answer(card?.uuid ?? '', { outcome: 'overridden' });
    expect((await showing())?.summary).toMatch(/^Not yet told back/);
  });
  it('because the patient declined, is silent for every physician of the practice', async () => {
    const prefetch = highA1c(patientId);
    const card = await showing({ prefetch });
    const overrideReason = { reason: { code: 'patient-declined' } };
    await answer(card?.uuid ?? '', { outcome: 'overridden', overrideReason });
    await inHome(tx =>
      tx.update(cardShown).set({ reader: 'Practitioner/another' }).where(eq(cardShown.patientId, patientId)),
    );
    expect(await showing({ prefetch })).toBeUndefined();
  });
  it('and one whose link was followed silences nothing', async () => {
    await talk(taught);
    const card = await showing();
    expect((await answer(card?.uuid ?? '', { outcome: 'accepted' })).status).toBe(200);
    expect(await showing()).toMatchObject({ summary: card?.summary });
  });
  it('of another practice, or of nobody, changes nothing and tells nothing', async () => {
    await talk(taught);
    const card = await showing();
    const authorization = `Bearer ${await house.emr.token(
      `${house.app.origin}${patientView}/feedback`,
      house.away.iss,
      now,
    )}`;
    const reply = await fetch(`${house.app.origin}${patientView}/feedback`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ feedback: [{ card: card?.uuid, outcome: 'overridden' }] }),
    });
    expect(reply.status).toBe(200);
    expect((await answer(randomUUID(), { outcome: 'overridden' })).status).toBe(200);
    expect((await answer('not-a-uuid', { outcome: 'overridden' })).status).toBe(200);
    expect(await showing()).toMatchObject({ summary: card?.summary });
  });
});

describe('an answer that would come late', () => {
  it('is empty after 400 ms, and no card is said to have been shown', async () => {
    await talk(taught);
    const before = await inHome(tx => tx.select().from(cardShown));
    const hurried = await startApp(house.fresh.db, allRoutes, { clock: () => now, origin: house.app.origin });
    const reply = await asOwner(house.fresh.ownerUrl, async owner => {
      await owner.query('begin; lock table physician_card in access exclusive mode');
      const late = await house.call(patientView, opened(), { port: hurried.port });
      await owner.query('rollback');
      return late;
    });
    await hurried.close();
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({ cards: [] });
    await new Promise(done => setTimeout(done, 100));
    expect(await inHome(tx => tx.select().from(cardShown))).toHaveLength(before.length);
    expect(cardsOf(await house.call(patientView, opened()))).toHaveLength(1);
  });
});
