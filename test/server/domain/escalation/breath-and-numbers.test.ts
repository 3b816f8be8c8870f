import { describe, expect, test } from 'vitest';
import { flagsOf } from '../../../../server/domain/escalation/reported.ts';
import { screenText } from '../../../../server/domain/session/word-screen.ts';

const ways = {
  'trouble-breathing': [
    'I cannot breathe',
    "I can't breathe",
    'I can’t breathe well since yesterday',
    'I can hardly breathe',
    "can't catch my breath since last night",
    'I could not catch my breath',
    'I can not get enough air',
    'I have trouble breathing',
    'it is hard to breathe when I lie down',
    'he is gasping for air',
    'I am very short of breath today',
    'short of breath at rest',
    'I woke up short of breath',
    'my rescue inhaler does not help',
    'her lips were blue',
    'no puedo respirar',
    'No puedo respirar bien desde anoche',
    'mi esposo no puede respirar',
    'me falta el aire',
    'Me falta mucho el aire al acostarme',
    'me cuesta mucho respirar',
    'tengo dificultad para respirar',
    'me quedo sin aliento',
    'siento que me ahogo',
    'tengo los labios morados',
  ],
  'blood-pressure-crisis': [
    'my blood pressure was 195/120',
    'blood pressure 182 over 95 this morning',
    'My BP was 178/122',
    'BP 185',
    'BP: 190/104',
    'my blood pressure today: 195',
    'the machine said 190 over 110',
    'the cuff said 201/99',
    'it was 195/120 last night',
    'when I woke up my pressure was 190/110',
    'my pressure went over 200/110',
    'La presión me salió 200/110',
    'tenía la presión en 190 con 100',
    'la presion estaba en 20 con 12',
    'el aparato marcó 185/100',
  ],
  'rapid-weight-gain': [
    'I gained 6 pounds in two days',
    'gained 3 lbs overnight',
    'I have put on 4.5 lb since yesterday',
    "I'm up 5 pounds this week",
    'my weight went up 3 pounds in 2 days',
    'I gained 2 kg in two days',
    'subí 6 libras en dos días',
    'he subido de peso 3 kilos en una semana',
    'aumenté cinco libras desde ayer',
  ],
  'self-harm': [
    'I took too many pills',
    'I took way too many of my sleeping pills last night',
    'it would be better not to wake up any more',
    'it would be better if I did not wake up',
    'me tomé demasiadas pastillas',
    'me tomé unas pastillas de más',
    'sería mejor no despertar',
    'mejor ya no despertar',
  ],
  'stroke-signs': [
    'se me duerme la cara y el brazo',
    'se me está durmiendo la cara',
    'se le adormece el brazo izquierdo',
    'my face and arm keep going to sleep',
    'one side of my face is tingling',
  ],
};
const quiet = [
  'I can breathe better now',
  'I breathe better with the new inhaler',
  'no trouble breathing',
  'I am not short of breath',
  'I do not have trouble breathing any more',
  'I was a little out of breath after the stairs',
  'I can not breathe through my nose',
  'breathing exercises are hard',
  'I have trouble with breathing exercises',
  'call 911 if you can not breathe',
  'ya no me falta el aire',
  'no me cuesta respirar',
  'sin dificultad para respirar',
  'me falta aire acondicionado en casa',
  'puedo respirar mejor',
  'si no puede respirar llame al 911',
  'my blood pressure was 135/85',
  'my goal is a pressure under 180',
  'call if your blood pressure is above 180/120',
  'my pressure was never 180/120',
  'I used to be 195/120',
  'I weigh 195 and my blood pressure is fine',
  'I take the 200/50 mg pill',
  'blood pressure pill 200 mg',
  'la presión me salió 130/80',
  'la presión estaba en 13 con 8',
  'tire pressure 32',
  'the pressure cooker at 200 degrees',
  'my blood pressure is fine and my sugar was 210',
  'my blood pressure is good, I weigh 210',
  'blood pressure 120/80 and I walked 250 meters',
  'the machine said 210 for my sugar',
  'my pressure was between 110 and 120',
  'la presión estuvo entre 110 y 120',
  'la presión del 20/11 estaba bien',
  "I'm up to lifting 10 pounds three days in a week",
  'I put on 5 pound weights this week',
  'I walked 200 steps',
  'I gained 6 pounds in two years',
  'I gained 6 pounds over the holidays',
  'I gained 2 pounds in two days',
  'I lost 6 pounds in two days',
  'call if you gained 3 pounds in 2 days',
  'si subió 3 libras en dos días, llame',
  'subí dos libras en dos días',
  'I take too many pills every day',
  'I took too many steps',
  'No tome demasiadas pastillas',
  'it is better not to wake up early',
  'it would be better if I did not wake up at four',
  'mejor no despertar al bebé',
  'se me duerme el pie',
  'se me duerme el brazo cuando duermo',
  'better not to be around smokers',
  'I get out of breath when I run, and it feels good',
  'no puedo respirar bien por la nariz',
  'I can not breathe well through my nose',
  'le falta aire a la llanta',
  'me tomé muchas pastillas esta semana para la gripe',
  'no chest pain',
];

test.each(Object.entries(ways))('%s, as it is said, in English and Spanish', (kind, said) => {
  expect(said.filter(words => !screenText(words).some(hit => hit.kind === kind))).toEqual([]);
});

test('what is better, denied, taught or long ago raises nothing', () => {
  expect(quiet.filter(words => screenText(words).length > 0)).toEqual([]);
});

describe('a gain that a patient tells in words', () => {
  const raised = (heartFailure: 'yes' | 'no' | 'unread') =>
    flagsOf(
      { readings: [], words: 'I gained 6 pounds in two days', day: '2026-11-26' },
      { heartFailure, weights: [] },
    ).map(({ kind }) => kind);
  test('comes to a clinician where the heart fails or may', () => {
    expect([raised('yes'), raised('unread')]).toEqual([['rapid-weight-gain'], ['rapid-weight-gain']]);
  });
  test('and nowhere else', () => {
    expect(raised('no')).toEqual([]);
  });
});
