import { nothingKnown, type PersonFacts, type Said, withSaid } from './facts.ts';
import type { Words } from './file.ts';
import type { FileColumn } from './file-columns.ts';
import { type ConditionSearch, conditionSearches, type ReadingSearch } from './search-ids.ts';
import { codesOf } from './searches.ts';

/** What of a row was not understood: a date, a number, its unit, or a reading without its day. */
export type FileFault = 'birth-date' | 'date' | 'value' | 'unit' | 'no-date';

/** What a row says of its patient; a cell that is not understood says nothing, and is told. */
export function factsIn(words: Words): { facts: PersonFacts; faults: FileFault[] } {
  const faults: FileFault[] = [];
  const said: Said[] = [];
  for (const name of words('conditions').split(/[;|,]/)) {
    const condition = conditionIn(name.trim());
    if (condition) said.push({ is: 'condition', condition, name: name.trim() });
  }
  for (const fact of ['a1c', 'ldl', 'bmi', 'phq9', 'pressure'] as const) {
    const value = fact === 'pressure' ? pressureIn(words) : valueIn(fact, words(fact));
    if (value === undefined) continue;
    const day = words(`${fact}-date` satisfies FileColumn);
    const at = day === '' ? undefined : dayIn(day);
    if (typeof value === 'string') faults.push(value);
    else if (at === undefined) faults.push(day === '' ? 'no-date' : 'date');
    else said.push({ is: 'reading', fact, reading: { day: at, ...value } });
  }
  said.push(...medicinesIn(words('medicines')));
  for (const [column, is] of [
    ['missed', 'missed'],
    ['last-visit', 'seen'],
  ] as const) {
    const cell = words(column);
    const day = dayIn(cell);
    if (day !== undefined) said.push({ is, day });
    else if (cell !== '') faults.push('date');
  }
  return { facts: said.reduce(withSaid, nothingKnown()), faults };
}

/**
 * A day in one of three forms: 2026-11-03; 11/3/2026, the month first; 3 Nov 2026, or with hyphens, English or Spanish.
 * Nothing where it is none of them, or there is no such day.
 */
export function dayIn(cell: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(cell);
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  const words = /^(\d{1,2})[-\s](?:de[-\s])?([a-zñ]{3,10})\.?[-\s](?:de[-\s])?(\d{4})$/i.exec(cell);
  if (iso) return realDay(iso[1], iso[2], iso[3]);
  if (us) return realDay(us[3], us[1], us[2]);
  const month = months.findIndex(names => names.some(name => words?.[2]?.toLowerCase().startsWith(name)));
  return words && month >= 0 ? realDay(words[3], `${month + 1}`, words[1]) : undefined;
}

const months = [
  ...[
    ['jan', 'ene'],
    ['feb'],
    ['mar'],
    ['apr', 'abr'],
    ['may'],
    ['jun'],
    ['jul'],
    ['aug', 'ago'],
    ['sep'],
    ['oct'],
  ],
  ...[['nov'], ['dec', 'dic']],
];

function realDay(year = '', month = '', date = ''): string | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}

type Value = { value: number; second?: number };

/**
 * A number in our unit, with or without a unit behind it. One that lies where only another unit would is not guessed.
 * Sources: HbA1c by the IFCC-NGSP master equation, LDL 38.67 mg/dL per mmol/L.
 */
function valueIn(
  fact: Exclude<ReadingSearch, 'pressure'>,
  cell: string,
): Value | 'value' | 'unit' | undefined {
  if (cell === '') return undefined;
  const [, digits, unit = ''] = /^(\d+(?:[.,]\d+)?)\s*(.*)$/.exec(cell) ?? [];
  if (digits === undefined) return 'value';
  const number = Number(digits.replace(',', '.'));
  const { own, other, least, most } = units[fact];
  const named = unit.trim().toLowerCase().replace(/\s/g, '');
  const inOwn = named === '' || own.includes(named);
  if (!inOwn && named !== other?.name) return 'unit';
  const value = inOwn ? number : Math.round((other?.times(number) ?? number) * 10) / 10;
  return value < least || value > most ? (named === '' ? 'unit' : 'value') : { value };
}

const units: Record<
  Exclude<ReadingSearch, 'pressure'>,
  { own: string[]; other?: { name: string; times: (one: number) => number }; least: number; most: number }
> = {
  a1c: { own: ['%'], other: { name: 'mmol/mol', times: one => 0.09148 * one + 2.152 }, least: 3, most: 20 },
  ldl: { own: ['mg/dl'], other: { name: 'mmol/l', times: one => 38.67 * one }, least: 15, most: 600 },
  bmi: { own: ['kg/m2', 'kg/m²'], least: 10, most: 100 },
  phq9: { own: ['points', 'puntos'], least: 0, most: 27 },
};

/** As "150/90", or in two columns; half of one is none. */
function pressureIn(words: Words): Value | 'value' | undefined {
  const whole = words('pressure') || [words('systolic'), words('diastolic')].join('/');
  if (whole === '/') return undefined;
  const [, systolic, diastolic] = /^(\d{2,3})\s*\/\s*(\d{2,3})(?:\s*mm\s*hg)?$/i.exec(whole) ?? [];
  if (systolic === undefined || diastolic === undefined) return 'value';
  const [value, second] = [Number(systolic), Number(diastolic)];
  return value > second && value >= 60 && value <= 300 && second >= 30 ? { value, second } : 'value';
}

/** Names with semicolons between; or how many there are, as one number. */
function medicinesIn(cell: string): Said[] {
  if (cell === '') return [];
  const many = /^\d{1,2}$/.test(cell)
    ? Array.from({ length: Number(cell) }, (_, at) => `#${at + 1}`)
    : cell.split(/[;|]/).map(name => name.trim());
  return many.filter(Boolean).map(name => ({ is: 'medicine', name }) as const);
}

/** By an ICD-10-CM code, or by what the condition is called. */
function conditionIn(name: string): ConditionSearch | undefined {
  const code = name.toUpperCase().split(/\s/, 1)[0] ?? '';
  const byCode = conditionSearches.find(id => codesOf(id).icd10.some(start => code.startsWith(start)));
  return byCode ?? conditionSearches.find(id => called[id].test(name) && !notIt.test(name));
}

const notIt = /pre-?diabet|family history|history of|antecedente|gestational|gestacional/i;
const called: Record<ConditionSearch, RegExp> = {
  asthma: /asthma|\basma\b/i,
  behavioural: /depress|depresi|anxiety|ansiedad/i,
  'heart-failure': /heart failure|insuficiencia card/i,
  copd: /\bcopd\b|\bepoc\b|obstructive pulmonary|pulmonar obstructiva/i,
  diabetes: /diabet/i,
  hypertension: /hypertens|high blood pressure|hipertens|presi[oó]n alta/i,
  kidney: /chronic kidney|\bckd\b|\berc\b|renal cr[oó]nic/i,
  obesity: /obes/i,
};
