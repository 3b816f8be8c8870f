import { describe, expect, test } from 'vitest';
import { redFlagKinds, type SessionDraft } from '../../../../server/domain/session/draft.ts';
import { openedEmpty, redFlagsOf, untold, whatToDoNow } from '../../../../server/domain/session/red-flags.ts';
import { screenWords, wordsToAskAbout } from '../../../../server/domain/session/word-screen.ts';

describe('a red flag stands until somebody was told', () => {
  test.each<[string, SessionDraft, string[]]>([
    ['180 over 90 measured today', { measured: { systolic: 180, diastolic: 90 } }, ['measured.systolic']],
    ['150 over 120 measured today', { measured: { systolic: 150, diastolic: 120 } }, ['measured.systolic']],
    ['179 over 119 measured today', { measured: { systolic: 179, diastolic: 119 } }, []],
    ['a sugar of 48 measured today', { measured: { glucose: 48 } }, ['measured.glucose']],
    ['a sugar of 54 measured today', { measured: { glucose: 54 } }, []],
    ['a sugar of 401 measured today', { measured: { glucose: 401 } }, ['measured.glucose']],
    ['question 9 answered with 1', { measured: { phq9Question9: 1 } }, ['measured.phq9Question9']],
    ['question 9 answered with not at all', { measured: { phq9Question9: 0 } }, []],
    [
      'raised and taken back with why',
      {
        redFlags: { r: { kind: 'chest-pain', takenBack: 'Heartburn', takenBackAt: '2026-11-26T15:00:00Z' } },
      },
      [],
    ],
    [
      'measured, raised and told',
      { measured: { systolic: 190 }, redFlags: { r: { kind: 'blood-pressure-crisis', told: 'Dr. Osei' } } },
      [],
    ],
    [
      'measured and raised, nobody told',
      { measured: { systolic: 190 }, redFlags: { r: { kind: 'blood-pressure-crisis' } } },
      ['redFlags.r.told'],
    ],
    ['told with a blank', { redFlags: { r: { kind: 'chest-pain', told: '  ' } } }, ['redFlags.r.told']],
    ['words without a kind', { redFlags: { r: { words: 'me siento muy mal' } } }, ['redFlags.r.told']],
    ['an entry that was opened and left empty', { redFlags: { r: {} } }, []],
  ])('%s', (_, draft, fields) => {
    expect(untold(redFlagsOf(draft)).map(flag => flag.field)).toEqual(fields);
  });

  test.each(redFlagKinds)('%s: the last thing to do is always to write down whom you told', kind => {
    const { steps, within } = whatToDoNow(kind);
    expect(steps.at(-1)).toBe('write-down-whom-you-told');
    expect(steps).toContain(within === 'now' ? 'bring-a-clinician-now' : 'tell-the-clinician-today');
  });

  test.each([
    ['self-harm', 'call-988'],
    ['chest-pain', 'call-911'],
    ['stroke-signs', 'call-911'],
    ['trouble-breathing', 'call-911'],
    ['severe-low-glucose', 'give-fast-sugar-and-recheck-in-15-minutes'],
    ['side-effect-today', 'do-not-change-the-medicine'],
    ['abuse', 'see-the-patient-alone'],
  ] as const)('%s: %s', (kind, step) => {
    expect(whatToDoNow(kind).steps).toContain(step);
  });
});

test.each([
  ['phone', true],
  ['away', true],
  ['room', false],
] as const)('help is sent to where the patient is, once that is known: in the %s', (where, isAsked) => {
  const { steps } = whatToDoNow('chest-pain', where);
  expect(steps.includes('ask-where-the-patient-is')).toBe(isAsked);
  expect(steps.indexOf('call-911')).toBeGreaterThan(steps.indexOf('ask-where-the-patient-is'));
  expect(whatToDoNow('rapid-weight-gain', where).steps).toEqual(whatToDoNow('rapid-weight-gain').steps);
});

describe('words that may be a red flag', () => {
  test.each([
    ['Some days I want to die', 'self-harm', 'want to die'],
    ['I think about killing myself', 'self-harm', 'killing myself'],
    ['I don’t want to live like this', 'self-harm', 'don’t want to live'],
    ['They would be better off dead', 'self-harm', 'better off dead'],
    ['Ya no quiero vivir así', 'self-harm', 'no quiero vivir'],
    ['Quiero morirme', 'self-harm', 'Quiero morirme'],
    ['Pensé en quitarme la vida', 'self-harm', 'quitarme la vida'],
    ['He pensado en hacerme daño', 'self-harm', 'hacerme daño'],
    ['A veces pienso que sería mejor no estar aquí', 'self-harm', 'mejor no estar aquí'],
    ['Ya no quisiera estar aquí', 'self-harm', 'no quisiera estar aquí'],
    ['I don’t want to be here anymore', 'self-harm', 'don’t want to be here anymore'],
    ['They would be better off without me', 'self-harm', 'better off without me'],
    ['Está sin ganas de vivir', 'self-harm', 'sin ganas de vivir'],
    ['Chest pain on the stairs', 'chest-pain', 'Chest pain'],
    ['a pressure in my chest', 'chest-pain', 'pressure in my chest'],
    ['Me duele el pecho al subir', 'chest-pain', 'Me duele el pecho'],
    ['Tiene opresión en el pecho', 'chest-pain', 'opresión en el pecho'],
    ['slurred speech this morning', 'stroke-signs', 'slurred speech'],
    ['She has no energy and wants to die', 'self-harm', 'wants to die'],
    ['No smoking. Chest pain since Monday', 'chest-pain', 'Chest pain'],
  ])('%s', (words, kind, found) => {
    expect(screenWords({ agenda: { words } })).toMatchObject([
      { kind, path: ['agenda', 'words'], words: found },
    ]);
  });

  test.each([
    'No chest pain',
    'Denies any chest pain or thoughts of suicide',
    'Niega dolor de pecho',
    'Sin dolor en el pecho',
    'I am dying to see my grandchildren',
    'My mother died of a stroke',
    'I want to be here for my grandchildren',
    'Quiero estar aquí con mis nietos',
    'chest of drawers',
    'pechuga de pollo',
  ])('no hit: %s', words => {
    expect(screenWords({ agenda: { words } })).toEqual([]);
  });

  test('the coach is asked once a kind, and not about what is a red flag already', () => {
    const words = 'Dormí mal. A veces me duele el pecho cuando camino. Nada más.';
    const draft = { agenda: { words }, tellClinician: 'Chest pain when walking, and thoughts of suicide' };
    const kinds = (...given: Parameters<typeof wordsToAskAbout>) =>
      wordsToAskAbout(...given).map(({ kind }) => kind);
    expect(kinds(draft).sort()).toEqual(['chest-pain', 'self-harm']);
    const chest = wordsToAskAbout(draft).find(({ kind }) => kind === 'chest-pain');
    expect(chest?.sentence).toBe('A veces me duele el pecho cuando camino');
    expect(kinds(draft, chest?.asked)).toEqual(['self-harm']);
    expect(kinds({ ...draft, redFlags: { r: { kind: 'self-harm' } } })).toEqual(['chest-pain']);
    const more = { ...draft, nextContact: { with: 'Carmen: she feels pressure in her chest' } };
    expect(kinds(more, chest?.asked).sort()).toEqual(['chest-pain', 'self-harm']);
  });

  test('every free text is looked at, wherever it stands, but not a flag that was raised', () => {
    const found = screenWords({
      teachBacks: { t1: { attempts: { a1: { words: 'I take it when I have chest pain' } } } },
      redFlags: { r1: { kind: 'chest-pain', words: 'chest pain' } },
      how: { alsoPresent: 'nobody' },
    });
    expect(found.map(hit => hit.path.join('.'))).toEqual(['teachBacks.t1.attempts.a1.words']);
  });
});

test.each<[string, SessionDraft['redFlags'], string | undefined]>([
  ['none is opened', undefined, undefined],
  ['one is opened and nothing is said of it', { r: { seenAt: '2026-11-26T15:00:00Z' } }, 'r'],
  ['its words are blanks', { r: { words: ' ', told: '' } }, 'r'],
  ['it has a name', { r: { kind: 'chest-pain' } }, undefined],
  ['it has words', { r: { words: 'aprieta' } }, undefined],
  ['somebody was told', { r: { told: 'Dr. Osei' } }, undefined],
  ['the second of two', { a: { kind: 'chest-pain' }, b: {} }, 'b'],
])('what is raised next fills the flag that stands empty: %s', (_, redFlags, id) => {
  expect(openedEmpty({ redFlags })).toBe(id);
});
