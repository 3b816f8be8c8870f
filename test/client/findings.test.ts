import './every-word.ts';
import { createElement, Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Found, Gaps } from '../../client/coach/prep/findings.tsx';
import { Topic, ToTell, Why } from '../../client/coach/prep/findings-to-say.tsx';
import { type Language, LanguageContext } from '../../client/design/words.ts';
import { IdentityStrip } from '../../client/page/identity-strip.tsx';
import { type Page, PageContext } from '../../client/page/page.ts';
import type {
  AskReason,
  AskTopic,
  Finding,
  Gap,
  TellReason,
  TellTopic,
} from '../../server/domain/chart/findings.ts';
import type { ChartPatient } from '../../server/domain/chart/snapshot.ts';
import type { RedFlagKind } from '../../server/domain/session/draft.ts';
import { safetyLine } from '../../server/domain/session/note-clinician.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import type { SignedSession } from '../../server/domain/session/signed.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import { prep, recorded } from '../server/domain/chart/rosa-chart.ts';

const page = { timeZone: 'America/Los_Angeles', now: '2026-03-02T18:41:00Z' } as Page;

/** What stands on the screen, in the language of the interface. */
function drawn(language: Language, what: ReactNode): string {
  const inPage = createElement(PageContext, { value: page }, what);
  return renderToStaticMarkup(createElement(LanguageContext, { value: language }, inPage));
}
const told = (language: Language, what: ReactNode) => drawn(language, what).replaceAll(/<[^>]*>/g, '');

const factsIn = (language: Language) =>
  prep().since.facts.map(({ found }) => told(language, createElement(Found, { found, lang: 'es' })));

test('whose chart it is says aloud what the chart does not know', () => {
  const patient = {
    id: 'dee',
    name: 'Dee O’Connor',
    interpreter: 'not-recorded',
    source: { type: 'Patient', id: 'dee' },
  };
  const strip = (language: Language) =>
    told(
      language,
      createElement(IdentityStrip, { told: { who: recorded(patient as ChartPatient) } as WhoView }),
    );
  expect(strip('en')).toContain(
    'language not recorded, interpreter need not recorded · birth date not recorded',
  );
  expect(strip('es')).toContain('fecha de nacimiento no registrada');
});

test('what is new since last time, told in English and in Spanish', () => {
  expect(factsIn('en')).toEqual([
    'Home blood pressure 138/82 mmHg, above the general band up to 130/80, last of 2',
    '“Caminar con mi hermana después de cenar”: 7 of 9 days',
    'A1c 8.2%, above the general band up to 7 (was 9.1%)',
    'eGFR 88 mL/min/1.73 m², within the general band from 60',
    'Emergency visit: Dizziness on standing',
    'Metformin 1000 mg, was Metformin 500 mg',
  ]);
  expect(factsIn('es')).toEqual([
    'Presión arterial en casa 138/82 mmHg, por encima de la banda general hasta 130/80, la última de 2',
    '“Caminar con mi hermana después de cenar”: 7 de 9 días',
    'A1c 8.2%, por encima de la banda general hasta 7 (antes 9.1%)',
    'eGFR 88 mL/min/1.73 m², dentro de la banda general desde 60',
    'Visita a urgencias: Dizziness on standing',
    'Metformin 1000 mg, antes Metformin 500 mg',
  ]);
});

test('what the chart holds is marked as English, what she said as Spanish, on either screen', () => {
  const visit = createElement(Found, {
    found: { is: 'visit', visit: 'emergency', reason: 'Dizziness' },
    lang: 'es',
  });
  expect(drawn('es', visit)).toBe('Visita a urgencias: <span lang="en">Dizziness</span>');
  const goal = createElement(Topic, { about: { is: 'how-it-went', goal: 'Caminar' }, lang: 'es' });
  expect(drawn('en', goal)).toBe('How it went: “<span lang="es">Caminar</span>”');
});

test.each(Object.keys(redFlagNames.en) as RedFlagKind[])(
  'the red flag %s is called on the preparation what it is called in the note',
  flag => {
    const shown = createElement(ToTell, { what: { is: 'red-flag', flag }, lang: 'es' });
    const redFlags = { f: { kind: flag, told: 'Dr. Osei' } };
    const line = safetyLine({ record: { redFlags } } as unknown as SignedSession, 'UTC');
    expect(line).toContain(told('en', shown));
    expect(told('es', shown)).toBe(redFlagNames.es[flag]);
  },
);

describe('in Spanish', () => {
  test.each<[Finding, string]>([
    [{ is: 'medicine-new', name: 'Losartan' }, 'Losartan, nueva'],
    [{ is: 'medicine-stopped', name: 'Losartan' }, 'Losartan, suspendida'],
    [
      { is: 'reading', measure: 'steps', unit: 'steps/day', value: { value: 5200 }, home: true },
      'Pasos en casa 5,200 al día',
    ],
  ])('the fact %j', (found, words) => {
    expect(told('es', createElement(Found, { found, lang: 'es' }))).toBe(words);
  });

  test.each<[AskTopic, AskReason, string]>([
    [
      { is: 'worry', medicine: 'Metformin', worry: 'fear-of-harm' },
      { is: 'said', words: 'me da miedo' },
      'Metformin: miedo a que dañe · dijo “me da miedo”',
    ],
    [{ is: 'new-medicine', medicine: 'Losartan' }, { is: 'new' }, 'Cómo le va con: Losartan · nueva'],
    [{ is: 'new-medicine', medicine: 'Losartan' }, { is: 'changed' }, 'Cómo le va con: Losartan · cambió'],
    [
      { is: 'in-the-way', goal: 'Caminar' },
      { is: 'tried', done: 3, of: 9 },
      'Qué estorbó: “Caminar” · lo intentó 3 de 9',
    ],
  ])('the question about %j', (about, why, words) => {
    const parts = [
      createElement(Topic, { about, lang: 'es' }),
      ' · ',
      createElement(Why, { why, lang: 'es' }),
    ];
    expect(told('es', createElement(Fragment, {}, ...parts))).toBe(words);
  });

  test.each<[TellTopic, TellReason, string]>([
    [
      { is: 'red-flag', flag: 'chest-pain', words: 'me aprieta' },
      { is: 'red-flag', told: 'Dr. Osei' },
      'Dolor de pecho: “me aprieta” · señal de alarma, se le dijo a Dr. Osei',
    ],
    [
      { is: 'weight-up', kg: 2.3 },
      { is: 'weight-with-heart-failure' },
      'Subió 2.3 kg de peso en una semana · aumento rápido de peso con insuficiencia cardíaca',
    ],
    [
      { is: 'reading', measure: 'glucose', unit: 'mg/dL', value: { value: 402 } },
      { is: 'very-high-glucose' },
      'Glucosa 402 mg/dL · azúcar muy alta',
    ],
    [
      { is: 'visit', visit: 'inpatient' },
      { is: 'after-medicine', medicine: 'Losartan' },
      'Estancia en el hospital · poco después de empezar Losartan',
    ],
  ])('what to tell: %j', (what, why, words) => {
    const parts = [
      createElement(ToTell, { what, lang: 'es' }),
      ' · ',
      createElement(Why, { why, lang: 'es' }),
    ];
    expect(told('es', createElement(Fragment, {}, ...parts))).toBe(words);
  });

  test('the gaps', () => {
    const gaps: Gap[] = [
      { is: 'measure', measure: 'a1c' },
      { is: 'measure', measure: 'weight', since: '2025-03' },
      { is: 'smoking' },
    ];
    expect(told('es', createElement(Gaps, { gaps }))).toBe(
      'A1c: nada registrado · Peso: nada desde mar 2025 · Tabaco: no consta si fuma',
    );
    expect(told('en', createElement(Gaps, { gaps }))).toBe(
      'No A1c recorded · No weight since Mar 2025 · No smoking status recorded',
    );
  });
});
