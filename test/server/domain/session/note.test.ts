import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';
import { noteText } from '../../../../server/domain/session/note.ts';
import { forClinician } from '../../../../server/domain/session/note-clinician.ts';
import type { RaisedHere } from '../../../../server/domain/session/note-raised.ts';
import type { Step } from '../../../../server/domain/session/signed.ts';
import { rosaDraft, signed } from './rosa-session.ts';

const context = { settings: defaultSettings, plansBefore: [{ id: 'p0', goal: 'Caminar los domingos' }] };
const noteOf = (draft: SessionDraft) => noteText(signed({ draft }), context);
const firstThree = (draft: SessionDraft) => noteOf(draft).split('\n').slice(0, 3);

const wholeNote = `\
STATUS: Coached in person, 30 min. Plan agreed, sure 8/10. Last plan goes on.
REQUEST: Can she stay off insulin if her A1c keeps falling? (more below)
SAFETY: Blood pressure in crisis (184/96 mmHg), told Dr. Osei at 9:08 AM.

HEALTH COACHING NOTE, Mar 2, 2026, 9:02 AM to 9:32 AM

FOR THE CLINICIAN
- Blood pressure in crisis (184/96 mmHg): "me siento bien", told Dr. Osei at
  9:08 AM.
- Can she stay off insulin if her A1c keeps falling?
- Side effects reported with Metformin ("me da mareo").

WHAT THE PATIENT WANTED TO TALK ABOUT
- "Tengo miedo de la insulina.
  Mi mamá perdió el pie."
- Coach's topics: A1c (patient agreed to talk about them)

WHAT THE PATIENT CHOSE
- Goal: "Caminar con mi hermana después de cenar" (walk with her sister after
  dinner)
- Step: Walk 20 minutes, 3 times a week (Mon, Wed, Fri), after dinner, around
  the block, with my sister, from Mar 2, 2026.
- Agreed. Sure 8/10. Asked before: 5/10 for "Walk 40 minutes, every day".
- If it gets hard: Rain. Then: walk in the mall
- Not active yet: "Comer menos pan", one tortilla. Open: how often, the first
  day, the patient's yes, how sure the patient is, the next contact.

HOW THE LAST PLAN WENT
- "Caminar los domingos". Done 7 of 9 times. Helped: "mi hermana". Got in the
  way: "rain". Keeps it.

TEACHING AND TEACH-BACK
- Teach-back, When to take metformin: still open. Understands: yes, agrees: yes,
  can do it: partly. 2 attempts. In own words: "con el desayuno y la cena".

READINESS
- Walking, getting ready, importance 9/10, readiness 7/10. Why not lower: "Mis
  nietos".

MEDICINES, LISTED AND TAKEN
- Metformin 1000 mg: listed, taken in part, 5 of the last 7 days. Why: side
  effects, "me da mareo".
- Lisinopril: listed and taken as prescribed, 7 of the last 7 days.
- Over all of them: 6 of 7 days on average

WHAT MATTERS TO THE PATIENT
- "Ver crecer a mis nietos"
- Own rating of health: 5/10, hopes for 8/10

MEASURED
- Blood pressure 184/96 mmHg, weight 81.4 kg (Mar 2, 2026, 9:05 AM)

PROMISED BY THE COACH
- To the patient: find out about the bus pass, by Mar 6, 2026

NEXT CONTACT
- Mar 16, 2026, by phone

WHO TOOK PART
- Coach: Dana Reyes, NBC-HWC
- Language: Spanish
- Interpreter in the room
- Also present: her daughter Lidia

TIME
- 30 min: teaching 18, planning 12

Signed by Dana Reyes, NBC-HWC, Mar 2, 2026, 9:35 AM.
`;

describe('the note', () => {
  test('of a whole session, to the letter', () => {
    expect(noteOf(rosaDraft)).toBe(wholeNote);
  });

  test('of a short call leaves out what did not happen', () => {
    const note = noteOf({ how: { means: 'phone' }, agenda: { words: 'All is well' } });
    expect(note.split('\n')).toEqual([
      'STATUS: Coached by phone. No plan this time.',
      'REQUEST: None.',
      'SAFETY: No safety concern raised.',
      '',
      'HEALTH COACHING NOTE, Mar 2, 2026, 9:00 AM',
      '',
      'WHAT THE PATIENT WANTED TO TALK ABOUT',
      '- "All is well"',
      '',
      'WHO TOOK PART',
      '- Coach: Dana Reyes, NBC-HWC',
      '',
      'Signed by Dana Reyes, NBC-HWC, Mar 2, 2026, 9:35 AM.',
      '',
    ]);
  });

  test('of an amendment says so, and why, and when', () => {
    const amended = signed({
      version: 2,
      amendmentReason: 'The weight was of another day.',
      now: '2026-03-03T17:00:00Z',
    });
    const note = noteText(amended, context);
    expect(note).toContain('HEALTH COACHING NOTE, version 2, Mar 2, 2026');
    expect(note.trimEnd().split('\n').slice(-2)).toEqual([
      'Amended and signed by Dana Reyes, NBC-HWC, Mar 3, 2026, 9:00 AM.',
      'Reason for the amendment: The weight was of another day.',
    ]);
  });

  test('holds what the method asks beside its first questions', () => {
    const note = noteOf({
      how: { place: 'Room 3' },
      followUps: {
        f1: {
          planId: 'p0',
          result: 'not',
          barrier: 'weather-or-place',
          gotInTheWay: 'lluvia',
          next: 'keep',
          confidence: 6,
        },
      },
      askTellAsks: { a1: { topic: 'A1c', retelling: 'como una temporada', feeling: 'relieved' } },
      teachBacks: {
        t1: {
          ...{
            topic: 'Metformin with food',
            from: 'medicine-change',
            shownWith: 'pill box',
            askedOpenly: true,
          },
          ...{
            attempts: { a1: { words: 'con el desayuno', result: 'correct' } },
            agrees: 'yes',
            canDo: 'partly',
          },
          inTheWay: 'no desayuno',
        },
      },
      behaviours: {
        b1: {
          ...{ name: 'Walking', stage: 'preparation', stageBy: 'coach', importance: 9, confidence: 4 },
          why: { importance: { notLower: 'mis nietos' }, confidence: { moveUp: 'compañía' } },
          ...{
            goodAboutChange: 'aire',
            hardAboutChange: 'el frío',
            goodAboutNow: 'calma',
            hardAboutNow: 'el peso',
          },
        },
      },
      medicines: { m1: { name: 'Metformin', taking: 'sometimes', howOften: 'por la mañana' } },
      promises: { q1: { what: 'ask about the bus', keptOn: '2026-03-01', toldOn: '2026-03-02' } },
    }).replaceAll(/\s+/g, ' ');
    for (const words of [
      'Got in the way: weather or place, "lluvia". Keeps it. Sure now 6/10.',
      'In own words: "como una temporada". Seemed: relieved.',
      'Teach-back, Metformin with food (a medicine was changed): still open.',
      'Shown with: pill box. In the way: no desayuno.',
      'Walking, getting ready (the coach\'s reading), importance 9/10, confidence 4/10. Why importance is not lower: "mis nietos". What would raise confidence: "compañía".',
      'Good about changing: "aire". Hard about changing: "el frío". Good about now: "calma". Hard about now: "el peso".',
      'Takes it: "por la mañana".',
      'To the patient: ask about the bus, kept Mar 1, 2026, told Mar 2, 2026',
      'Place: Room 3',
    ])
      expect(note).toContain(words);
  });

  test('tells of the chart’s visits, and which were set aside and why', () => {
    const stay = { visit: 'inpatient', says: 'set-aside' } as const;
    const note = noteOf({
      visitsTold: {
        a: { visitId: 'e1', visit: 'emergency', on: '2026-02-11', reason: 'Dizziness', says: 'tell' },
        b: { ...stay, visitId: 'e2', on: '2026-01-03', because: 'Dr. Osei was there' },
        c: { ...stay, visitId: 'e3', on: '2026-01-01' },
      },
    });
    expect(note.split('\n')[1]).toBe('REQUEST: Emergency visit, Feb 11, 2026: Dizziness.');
    expect(note.replace(/\n {2}/g, ' ')).toContain(
      '- Set aside by the coach: Hospital stay, Jan 3, 2026. Because: Dr. Osei was there',
    );
    expect(note).not.toContain('Jan 1');
  });

  test('tells two requests apart, whether they end with a stop or not', () => {
    const lines = firstThree({
      tellClinician: 'Dizzy since the new dose',
      medicines: { m1: { name: 'Metformin', taking: 'no', whyNot: 'side-effects' } },
    });
    expect(lines[1]).toMatch(/^REQUEST: Dizzy since the new dose\. Side effects/);
  });

  test('of an amendment says how its plan ended since', () => {
    const amended = signed({ version: 2, amendmentReason: 'Another day' });
    const told = (end: 'revised' | 'stopped' | 'completed') =>
      noteText(amended, { ...context, endedSince: new Map([['p1', end]]) });
    expect(told('revised')).toContain('- Since this talk: another step took its place.');
    expect(told('stopped')).toContain('- Since this talk: the patient stopped it.');
    expect(told('completed')).toContain('- Since this talk: it was done as planned.');
  });

  test('is the same however storage orders the keys of the draft', () => {
    const turned = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        : value;
    expect(noteOf(turned(rosaDraft) as SessionDraft)).toBe(wholeNote);
  });

  test('tells the step of the last plan where it is known', () => {
    const step = {
      what: 'Walk',
      often: { times: 1, per: 'week', days: ['sun'] },
      start: '2026-02-01',
    } as const;
    const plansBefore = [
      {
        id: 'p0',
        goal: 'Caminar los domingos',
        step: { ...step, often: { ...step.often, days: ['sun' as const] } },
      },
    ];
    expect(noteText(signed(), { ...context, plansBefore })).toContain(
      '- "Caminar los domingos" (Walk, once a week (Sun)). Done 7 of 9 times.',
    );
  });

  test('says in English what was chosen in Spanish, and leaves as it is what was said in Spanish', () => {
    const plan = {
      ...rosaDraft.plans?.p1,
      what: 'Caminar',
      when: 'después de la cena',
      where: 'en mi cuarto',
      withWhom: 'con la familia',
    };
    const step = 'Walk 20 minutes, 3 times a week (Mon, Wed, Fri), after dinner, en mi cuarto, with family';
    const agreement = { ...plan.agreement, toStep: step };
    const longer = {
      ...{ aboutStep: 'Caminar 40 minutos, todos los días, en mi cuarto, con la familia', value: 5 },
      ...{ inNote: 'Caminar 40 minutes, every day, en mi cuarto, with family', at: '2026-03-02T18:19:00Z' },
    };
    const confidence = { q: longer, r: { value: 8, aboutStep: step, at: '2026-03-02T18:20:00Z' } };
    const medicine = { name: 'Metformin', whyNot: 'forgets' as const, taking: 'sometimes' as const };
    const note = noteOf({
      plans: { p1: { ...plan, agreement, confidence } },
      medicines: {
        m1: { ...medicine, strategy: 'Un pastillero o un recordatorio' },
        m2: { ...medicine, strategy: 'Ponerla junto al café' },
      },
    }).replace(/\n {2}/g, ' ');
    expect(note).toContain(`Step: ${step}, from`);
    expect(note).toContain(`Asked before: 5/10 for "${longer.inNote}".`);
    expect(note).toContain('To try: A pill box or a reminder.');
    expect(note).toContain('To try: Ponerla junto al café.');
  });

  test('tells the time of the practice, also on the day the clocks change', () => {
    const note = noteText(signed({ now: '2026-03-08T10:30:00Z' }), {
      settings: { ...defaultSettings, timeZone: 'America/New_York' },
    });
    expect(note).toContain('Signed by Dana Reyes, NBC-HWC, Mar 8, 2026, 6:30 AM.');
    expect(note).toContain('Mar 2, 2026, 12:02 PM to 12:32 PM');
  });
});

const shortStep = 'Drink water, once a day';
const sureOfShort = { value: 8, aboutStep: shortStep, at: '2026-03-02T17:30:00Z' };
const short = {
  ...({ goal: 'Sleep', what: 'drink water', timesPer: 1, per: 'day', start: '2026-03-03' } as const),
  agreement: { says: 'agrees' as const, toStep: shortStep, at: '2026-03-02T17:30:00Z' },
  confidence: { c: sureOfShort },
};
const next = { date: '2026-03-16', means: 'phone' } as const;

test('a confidence below the threshold stands in the note as it was said, each time it was asked', () => {
  const asked = { ...sureOfShort, aboutStep: 'Drink water, twice a day', value: 3 };
  const confidence = { a: asked, b: { ...sureOfShort, value: 5, at: '2026-03-02T17:31:00Z' } };
  expect(
    noteOf({ plans: { p: { ...short, confidence } }, nextContact: next }).replace(/\n {2}/g, ' '),
  ).toContain(
    `- Not active yet: "Sleep", drink water. Sure 3/10 for "${asked.aboutStep}", then 5/10 for "${shortStep}". Open: not sure enough yet.`,
  );
});

test('the step of a kept plan is told where it is known and fits', () => {
  const step = { what: 'walk', often: { times: 1, per: 'week', days: [] }, start: '2026-02-01' } as const;
  const plansBefore = [{ id: 'p0', goal: 'Caminar', step: { ...step, often: { ...step.often, days: [] } } }];
  const draft: SessionDraft = { followUps: { f: { planId: 'p0', next: 'keep' } } };
  expect(noteText(signed({ draft }), { ...context, plansBefore }).split('\n')[0]).toBe(
    'STATUS: Coached. The last plan goes on: Walk, once a week.',
  );
});

describe('a plan of before that goes on is never “no plan”', () => {
  const walk: Step = {
    ...{ what: 'walk', howMuch: { amount: 20, unit: 'minutes' }, start: '2026-02-01' },
    often: { times: 3, per: 'week', days: [] },
  };
  const water: Step = { what: 'drink water', often: { times: 1, per: 'day', days: [] }, start: '2026-02-01' };
  const one = { id: 's.p1', goal: 'Caminar', step: walk };
  const two = { id: 's.p2', goal: 'Tomar agua', step: water };
  test.each<[string, SessionDraft, (typeof one)[], string]>([
    [
      'not asked about: which it is',
      {},
      [one],
      'Coached. Goes on, not asked about: Walk 20 minutes, 3 times a week.',
    ],
    [
      'not asked about in a long talk',
      { how: { means: 'in-person' } },
      [two],
      'Coached in person. Goes on, not asked about: Drink water, once a day.',
    ],
    [
      'only opened in the follow-up',
      { followUps: { f: { planId: 's.p2' } } },
      [two],
      'Coached. Goes on, not asked about: Drink water, once a day.',
    ],
    [
      'asked about, and what next was not said',
      { followUps: { f: { planId: 's.p2', result: 'part' } } },
      [two],
      'Coached. The last plan goes on: Drink water, once a day.',
    ],
    [
      'one kept, one not asked about',
      { followUps: { f: { planId: 's.p2', next: 'keep' } } },
      [one, two],
      'Coached. 2 go on, 1 not asked about: Drink water; Walk 20 minutes.',
    ],
    [
      'one stopped, one not asked about',
      { followUps: { f: { planId: 's.p1', next: 'stop' } } },
      [one, two],
      'Coached. Goes on, not asked about: Drink water, once a day.',
    ],
    [
      'the only one stopped',
      { followUps: { f: { planId: 's.p1', next: 'stop' } } },
      [one],
      'Coached. No plan this time.',
    ],
    [
      'beside a new one',
      { plans: { p: short }, nextContact: next },
      [one],
      'Coached. Plan agreed, sure 8/10. Last plan goes on, not asked about.',
    ],
    [
      'beside one that is not active yet',
      { plans: { p: { goal: 'Sleep' } } },
      [one],
      'Coached. A plan is not active yet. Last plan goes on, not asked about.',
    ],
  ])('%s', (_, draft, plansStanding, status) => {
    const [line] = noteText(signed({ draft: { agenda: { words: 'x' }, ...draft } }), {
      settings: defaultSettings,
      plansStanding,
    }).split('\n');
    expect(line).toBe(`STATUS: ${status}`);
  });

  test('and stands whole below, with what was said of it: nothing', () => {
    const note = noteText(signed({ draft: { agenda: { words: 'x' } } }), {
      settings: defaultSettings,
      plansStanding: [one],
    });
    expect(note.replaceAll(/\s+/g, ' ')).toContain(
      'HOW THE LAST PLAN WENT - "Caminar" (Walk 20 minutes, 3 times a week). Not asked about this time. Goes on. ',
    );
  });
});

describe('the first three lines are the physician’s', () => {
  test.each<[string, SessionDraft, string[]]>([
    [
      'nothing to ask, nothing to fear',
      { agenda: { words: 'x' } },
      ['STATUS: Coached. No plan this time.', 'REQUEST: None.', 'SAFETY: No safety concern raised.'],
    ],
    [
      'a plan that is open',
      { plans: { p: { goal: 'Sleep' } } },
      [
        'STATUS: Coached. A plan was talked about and is not active yet.',
        'REQUEST: None.',
        'SAFETY: No safety concern raised.',
      ],
    ],
    [
      'the last plan goes on',
      { how: { means: 'video' }, followUps: { f: { result: 'all', next: 'keep' } } },
      [
        'STATUS: Coached by video. The last plan goes on.',
        'REQUEST: None.',
        'SAFETY: No safety concern raised.',
      ],
    ],
    [
      'a step that fits is told whole',
      { plans: { p: short }, nextContact: next },
      [
        'STATUS: Coached. Plan agreed, sure 8/10: Drink water, once a day.',
        'REQUEST: None.',
        'SAFETY: No safety concern raised.',
      ],
    ],
    [
      'a step too long for a line ends with a whole part',
      { plans: { p: rosaDraft.plans?.p1 ?? {} } },
      [
        'STATUS: Coached. Plan agreed, sure 8/10: Walk 20 minutes.',
        'REQUEST: None.',
        'SAFETY: No safety concern raised.',
      ],
    ],
    [
      'a new plan beside one that is kept',
      { plans: { p: short }, nextContact: next, followUps: { f: { planId: 'p0', next: 'keep' } } },
      [
        'STATUS: Coached. Plan agreed, sure 8/10: Drink water. Last plan goes on.',
        'REQUEST: None.',
        'SAFETY: No safety concern raised.',
      ],
    ],
    [
      'two that are kept',
      { followUps: { f: { planId: 'p0', next: 'keep' }, g: { planId: 'p1', next: 'keep' } } },
      ['STATUS: Coached. 2 earlier plans go on.', 'REQUEST: None.', 'SAFETY: No safety concern raised.'],
    ],
    [
      'a plan they were not sure enough of',
      { plans: { p: { ...short, confidence: { c: { ...sureOfShort, value: 5 } } } }, nextContact: next },
      [
        'STATUS: Coached. A plan was talked about and is not active yet, sure 5/10.',
        'REQUEST: None.',
        'SAFETY: No safety concern raised.',
      ],
    ],
    [
      'one they were not sure enough of, beside one that is kept',
      {
        followUps: { f: { planId: 'p0', next: 'keep' } },
        plans: { p: { ...short, confidence: { c: { ...sureOfShort, value: 5 } } } },
      },
      [
        'STATUS: Coached. A plan is not active yet, sure 5/10. Last plan goes on.',
        'REQUEST: None.',
        'SAFETY: No safety concern raised.',
      ],
    ],
    [
      'two red flags',
      {
        redFlags: {
          a: { kind: 'self-harm', told: 'Dr. Osei', toldAt: '2026-03-02T18:00:00Z' },
          b: { kind: 'abuse', told: 'social worker' },
        },
      },
      [
        'STATUS: Coached. No plan this time.',
        'REQUEST: None.',
        'SAFETY: Thoughts of self-harm; Abuse or not safe at home. (more below)',
      ],
    ],
    [
      'a low sugar and a pressure in crisis: each by its whole name, as far as it goes with its number',
      {
        measured: { glucose: 48, systolic: 192, diastolic: 118 },
        redFlags: {
          a: { kind: 'severe-low-glucose', told: 'Dr. Osei' },
          b: { kind: 'blood-pressure-crisis', told: 'Dr. Osei' },
        },
      },
      [
        'STATUS: Coached. No plan this time.',
        'REQUEST: None.',
        'SAFETY: Very low blood sugar (48 mg/dL); Blood pressure in crisis. (more below)',
      ],
    ],
    [
      'more red flags than a line has room for: none is cut in the middle of its name',
      {
        redFlags: {
          a: { kind: 'self-harm', told: 'Dr. Osei' },
          b: { kind: 'chest-pain', told: 'Dr. Osei' },
          c: { kind: 'abuse', told: 'Dr. Osei' },
          d: { kind: 'stroke-signs', told: 'Dr. Osei' },
        },
      },
      [
        'STATUS: Coached. No plan this time.',
        'REQUEST: None.',
        'SAFETY: Thoughts of self-harm; Chest pain (more below)',
      ],
    ],
    [
      'a sugar that was low when it was measured',
      {
        measured: { glucose: 48, glucoseWhen: 'fasting' },
        redFlags: { a: { kind: 'severe-low-glucose', told: 'Dr. Osei', toldAt: '2026-03-02T18:00:00Z' } },
      },
      [
        'STATUS: Coached. No plan this time.',
        'REQUEST: None.',
        'SAFETY: Very low blood sugar (48 mg/dL), told Dr. Osei at 10:00 AM.',
      ],
    ],
    [
      'a red flag that was raised and taken back',
      {
        agenda: { words: 'Chest pain on Sunday' },
        redFlags: {
          a: {
            ...{ kind: 'chest-pain', seenAt: '2026-03-02T17:10:00Z' },
            ...{ takenBack: 'A cramp', takenBackAt: '2026-03-02T17:12:00Z' },
          },
        },
      },
      [
        'STATUS: Coached. No plan this time.',
        'REQUEST: None.',
        'SAFETY: Raised and taken back: Chest pain, "A cramp".',
      ],
    ],
    [
      'words of danger that the coach did not raise',
      {
        tellClinician:
          'She has chest pain on stairs. Says it would be better not to wake up, suicide crossed her mind.',
      },
      [
        'STATUS: Coached. No plan this time.',
        'REQUEST: She has chest pain on stairs. (more below)',
        'SAFETY: No red flag raised. Stands below: "better not to wake up", "chest pain".',
      ],
    ],
  ])('%s', (_, draft, lines) => {
    expect(firstThree(draft)).toEqual(lines);
  });

  test('one that was taken off the page without a word, and closed, is told with what came of it', () => {
    const raised: RaisedHere = {
      ...{ flagId: 'gone', kind: 'severe-low-glucose', raisedAt: '2026-03-02T17:10:00Z' },
      because: [{ is: 'reading', inTalk: true, reading: { measure: 'glucose', value: 48, unit: 'mg/dL' } }],
    };
    const closed = {
      at: '2026-03-02T17:20:00Z',
      by: 'Dr. Osei',
      done: 'saw-the-patient',
      words: '',
    } as const;
    const safety = (here: RaisedHere) =>
      forClinician(signed({ draft: { agenda: { words: 'x' } } }), defaultSettings.timeZone, [here])
        .entries[0];
    expect(safety(raised)).toBe(
      'Very low blood sugar (48 mg/dL) raised at 9:10 AM and taken back by the coach, no reason given, not closed by a clinician yet.',
    );
    expect(safety({ ...raised, closed })).toMatch(
      /no reason given, closed by Dr\. Osei at 9:20 AM: saw the patient\.$/,
    );
  });

  test('a request too long for a line is whole below', () => {
    const request = `${'Please look at the feet of this patient. '.repeat(6)}Thank you.`;
    const note = noteOf({ tellClinician: request });
    expect(note.split('\n')[1]).toMatch(/^REQUEST: Please look .* \(more below\)$/);
    expect(note.replace(/\n {2}/g, ' ')).toContain(`- ${request}`);
  });
});
