import type { Calendar } from '../calendar.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { base64, CLINICAL_NOTE } from '../chart/notes.ts';
import { chartOf } from '../chart.ts';
import type { Draw, MedicineLine, ProblemLine, Story, Visit } from '../story.ts';
import { concept, SYSTEM, to } from '../vocabulary/systems.ts';
import { COMPLAINTS, FINDINGS, OUTSIDE, PASSING, PLANS, REGIMEN, STANDING, WORDS } from './walter-years.ts';

const YEARS = 12;
const VISITS = 250;
const DRAWS = 90;
const OUTSIDE_DOCUMENTS = 52;
const RENEWALS = 10;

/** The enormous chart: twelve years of heart, lungs, kidneys and sugar; more than 4,000 resources. */
export function walterGreene(calendar: Calendar, seed: number): fhir4.FhirResource[] {
  const chance = chanceOf(seed, 'walter-greene, twelve years');
  const story = walter(chance);
  return [...chartOf(story, calendar, seed), ...outsideDocuments(story, calendar, chance)];
}

function walter(chance: Chance): Story {
  return {
    id: 'walter-greene',
    given: ['Walter', 'Franklin'],
    family: 'Greene',
    gender: 'male',
    birthSex: 'M',
    pronouns: 'he',
    age: 79,
    birthday: '03-29',
    language: 'en',
    race: 'White',
    street: '61 Depot Street',
    phone: '0197',
    contact: { name: 'Pauline Greene', relationship: 'Wife', phone: '0198' },
    payer: 'medicare',
    physician: 'dr-lindqvist',
    coach: 'coach-marcus',
    heightCm: 178,
    tobacco: 'former',
    problems: problems(chance),
    allergies: [
      { to: 'Sulfa drugs', reaction: 'Rash' },
      { to: 'Iodine contrast', reaction: 'Hives', severity: 'moderate' },
    ],
    medicines: medicines(),
    visits: Array.from({ length: VISITS }, (_, at) => visit(at, chance)),
    draws: Array.from({ length: DRAWS }, (_, at) => draw(at, chance)),
    home: {
      weight: { days: 365, every: 1, from: 96.2, to: 93.4 },
      bp: { days: 364, every: 2, from: [138, 78], to: [130, 74] },
      fingerstick: { days: 240, every: 2, from: 168, to: 146 },
      steps: { days: 180, every: 1, from: 1900, to: 2600 },
    },
    vaccines: Array.from(
      { length: YEARS },
      (_, year) => [40 + year * 365, '140', 'Influenza, seasonal'] as const,
    ),
    referral: {
      ago: 75,
      to: 'coach-marcus',
      why: 'Fifteen medicines, four conditions, lost in it all. One thing at a time.',
      problems: ['heartFailure', 'diabetes', 'copd'],
    },
  };
}

function problems(chance: Chance): ProblemLine[] {
  const passing = Array.from({ length: 60 - STANDING.length }, (_, at): ProblemLine => {
    const since = 120 + at * 90 + chance.whole(0, 40);
    return { problem: chance.pick(PASSING), since, resolved: since - chance.whole(5, 60) };
  });
  return [...STANDING.map((problem, at) => ({ problem, since: YEARS * 365 - at * 130 })), ...passing];
}

/** Each medicine was renewed again and again; only the last order of each is active. */
function medicines(): MedicineLine[] {
  return REGIMEN.flatMap(([drug, sig, daily], at) =>
    Array.from({ length: RENEWALS }, (_, renewal): MedicineLine => {
      const since = 20 + at * 3 + renewal * 360;
      const last = renewal === 0;
      const ended = last ? undefined : { ago: since - 350, why: 'Renewed', as: 'completed' as const };
      return { drug, sig, ...(daily && { daily }), since, ...(ended && { ended }) };
    }),
  );
}

function visit(at: number, chance: Chance): Visit {
  const [why, ...rest] = chance.pick(COMPLAINTS);
  const emergency = at % 31 === 30;
  return {
    ago: 4 + at * Math.floor((YEARS * 365) / VISITS) + chance.whole(0, 9),
    kind: emergency ? 'emergency' : chance.often(0.12) ? 'telephone' : 'office',
    why,
    bp: [chance.whole(118, 162), chance.whole(64, 92)],
    pulse: chance.whole(62, 98),
    kg: 90 + chance.whole(0, 90) / 10,
    oxygen: chance.whole(89, 97),
    note: {
      heard: [chance.pick(WORDS), ...rest].join(' '),
      found: chance.pick(FINDINGS),
      plan: [chance.pick(PLANS), 'Bring all pill bottles to the next visit.'],
    },
  };
}

function draw(at: number, chance: Chance): Draw {
  const years = (at * 48) / 365;
  return {
    ago: 6 + at * 48,
    a1c: 7.4 + chance.between(-0.6, 0.9),
    glucose: chance.whole(112, 198),
    cholesterol: chance.whole(138, 190),
    ldl: chance.whole(58, 104),
    hdl: chance.whole(34, 46),
    triglycerides: chance.whole(110, 230),
    egfr: 41 + years * 2.4 + chance.between(-4, 4),
    creatinine: 1.7 - years * 0.05 + chance.between(-0.1, 0.1),
    uacr: Math.max(8, 180 - years * 14 + chance.whole(-15, 15)),
    potassium: 4.6 + chance.between(-0.5, 0.6),
    sodium: chance.whole(133, 141),
    alt: chance.whole(14, 48),
    hemoglobin: 12.2 + chance.between(-1, 1.2),
    ntprobnp: chance.whole(600, 2900),
    tsh: 2.6 + chance.between(-1.2, 1.9),
  };
}

/** Letters and reports that came in by fax from elsewhere: no visit of ours behind them. */
function outsideDocuments(story: Story, calendar: Calendar, chance: Chance): fhir4.DocumentReference[] {
  return Array.from({ length: OUTSIDE_DOCUMENTS }, (_, at) => {
    const [code, display, title] = chance.pick(OUTSIDE);
    const ago = 30 + at * 80;
    return {
      resourceType: 'DocumentReference',
      id: `${story.id}-outside-${at + 1}`,
      status: 'current',
      type: concept(SYSTEM.loinc, code, display, title),
      category: [CLINICAL_NOTE],
      subject: to('Patient', story.id),
      date: calendar.at(ago, '12:00'),
      author: [{ display: 'Received by fax' }],
      content: [
        {
          attachment: {
            contentType: 'text/plain',
            title,
            data: base64(`${title}\n\n${chance.pick(FINDINGS)}\n`),
          },
        },
      ],
    };
  });
}
