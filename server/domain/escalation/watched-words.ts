import type { RedFlagKind } from '../session/choices.ts';

/**
 * Words of the rules of `flagWords`, in English and Spanish, as they stand in a text without accents and capitals. Few
 * and plain ones, so that a hit means something.
 */
export const watchedWords: readonly { kind: RedFlagKind; words: RegExp }[] = [
  {
    kind: 'self-harm',
    words:
      /\b(suicid\w*|kill(ing)? (myself|himself|herself|themselves)|hurt(ing)? (myself|himself|herself) on purpose|self[- ]harm\w*|end(ing)? (my|his|her) (own )?life|want(s|ed)? to die|better off dead|better off (if i (was|were)n'?t|without me)|(don'?t|do not|doesn'?t) want to be here (any ?more|any longer)|not (be|being) here any ?more|(don'?t|do not|doesn'?t) want to (live|be alive|wake up)|no reason to live|matarme|quitarme la vida|quitarse la vida|hacerme dano|hacerse dano|(quiero|quiere|quisiera) morir(me|se)?|no (quiero|quiere) (seguir viviendo|vivir|despertar)|sin ganas de vivir|mejor muert[oa]|mejor no estar (aqui|viv[oa])|(no (quiero|quiere|quisiera)|quisiera no) (estar|seguir) (aqui|viv[oa])|estarian mejor sin mi)\b/g,
  },
  {
    kind: 'chest-pain',
    words:
      /\b(chest (pain|pressure|tightness)|pain in (my|his|her|the) chest|pressure (in|on) (my|his|her|the) chest|dolor (de|en el) pecho|(opresion|presion) en el pecho|me duele el pecho|le duele el pecho)\b/g,
  },
  {
    kind: 'stroke-signs',
    words:
      /\b(face (is )?droop\w*|slurred speech|cannot move (my|his|her|one) (arm|leg|side)|(cara|boca) (torcida|caida)|no (puedo|puede) mover (el|un) (brazo|lado))\b/g,
  },
  {
    kind: 'abuse',
    words:
      /\b((he|she|husband|wife|partner|boyfriend|girlfriend|son|daughter) (hits|beats|chokes|threatens) (me|her|him)|afraid (of|to go home to) (my|his|her) (husband|wife|partner|boyfriend|girlfriend|son|daughter)|not safe at home|me (pega|golpea|amenaza)|(tengo|tiene) miedo (en casa|de mi (esposo|esposa|marido|pareja|novio|novia|hijo|hija)))\b/g,
  },
  {
    kind: 'side-effect-today',
    words:
      /\b((face|lips|tongue|throat) (is |are )?(swelling|swollen|closing)|black stools?|blood in (my|his|her|the) stools?|(fainted|passed out) (after|since|from)|broke out in hives|se (me|le) hincho la (cara|lengua|garganta)|heces negras|sangre en las heces|me desmaye|se desmayo|me salio urticaria)\b/g,
  },
];
