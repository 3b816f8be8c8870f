import type { RedFlagKind } from '../session/choices.ts';
import { breathSaid } from './watched-breath.ts';
import { measuresSaid } from './watched-measures.ts';
import { saidPlainly, sugarsSaid } from './watched-plainly.ts';
import { type Family, together } from './word-family.ts';

const kin =
  'he|she|they|husband|wife|spouse|partner|boyfriend|girlfriend|son|daughter|father|mother|dad|mom|brother|sister|grandson|nephew|roommate|caregiver|ex|somebody|someone';
const parientes =
  'esposo|esposa|marido|pareja|novio|novia|hijo|hija|padre|madre|papa|mama|hermano|hermana|ex';
/** "Her" followed by a thing is hers, not she: "she hit her step goal". */
const victim =
  '(me|him|us|her(?=\\s*([.,;:!?\\n]|$)| (and|but|when|while|with|again|last|in|on|hard|if|because|yesterday|today|every|so|too)(?!\\w)))';
const cannot = "can'?t|can ?not|could ?n'?t|could not|unable to";

/**
 * Words of the rules of `flagWords`, in English and Spanish, as they stand in a text without accents and capitals.
 * Each phrase and each half of a pair is the source of an expression; a pair is met in either order, up to four words
 * apart. Where a wish is denied and the denial is the flag ("no quiero vivir"), the "no" is part of the phrase.
 */
const families: readonly Family[] = [
  {
    kind: 'self-harm',
    phrases: [
      'suicid\\w*|kill(ing|ed)? (myself|himself|herself|themselves)|(hurt|harm|cut|injur)(e|ed|t?ing)? (myself|himself|herself) (on purpose|again)|self[- ]harm\\w*',
      '(want|wants|wanted|going|thinking|think|thoughts?|urges?|like|plan|plans|planning)( (to|of|about|i|will|should|may|might)){0,2} (hurt|harm)(ing)? (myself|himself|herself)',
      'cut(ting)? (myself|himself|herself)(?! (shaving|off|short|some slack|cooking|chopping|peeling|slicing|a (piece|slice)|((while|when) )?((i|he|she) was )?(shaving|cooking|chopping|peeling|slicing)))',
      '(hang|shoot|poison|drown)(ing)? (myself|himself|herself)(?! in the foot)|slit(ting)? (my|his|her) wrists?',
      '(end|ending|take|taking) (my|his|her) (own )?life|end(ing)? it all|(want|wants|wanted|ready) to end (it|everything)',
      '(want|wants|wanted|wish|wishes|like|ready|rather|hope|hoping|prefer)( to| i (could|would))? (die|be dead)|(better|rather) (be )?(off )?dead|wanna die',
      "better( off)?( \\S+){0,3} if (i|he|she) (was|were|am|is|had)( not|n'?t)?( \\S+){0,2} (dead|gone|born|around|here)|better off (if i (was|were)n'?t|without me)",
      'wish(es|ed|ing)?( that)? (i|he|she)( \\S+){0,2} (dead|gone|never( been)? born|not wake up|never wake up)',
      "(don'?t|do not|doesn'?t|does not|didn'?t) want to be here (any ?more|any longer)|not (be|being) here any ?more|(don'?t|do not|doesn'?t|does not|didn'?t|did not|never) (want|wish|care) to (live|be alive|wake up|exist|go on( living)?)",
      "no (reason|point|will) (to live|(in|to) living)|not worth living|never wake up|(can'?t|cannot|can not) go on (living|any ?more)",
      'overdos(e|ed|ing)|(took|swallowed) (all|every one) (of )?((my|the|his|her) )?(\\S+ )?(pills?|tablets|medicines?|meds|medications?)(?! (this week|every|each|daily|on time|as|like|on schedule|correctly))|(took|swallowed|drank) the (whole|entire) bottle|every pill (i|we|he|she) had',
      'matarme|matarse|(me|se) (quiero|quiere|quisiera|voy a|va a) (matar|morir|suicidar)|quitarme la vida|quitarse la vida|hacerme dano|hacerse dano|(me|se) (hice|hizo|hago) dano a proposito',
      '(quiero|quiere|quisiera|prefiero|preferiria|deseo|ganas de|ojala) (morir(me|se)?|estar muert[oa]|me (muera|muriera))|ojala( \\S+){0,2} muert[oa]',
      'ya no (quiero|quisiera|quiere) mas vida|no (quiero|quiere|quisiera) (seguir|seguir viviendo|vivir|despertar|existir)|(no )?(quiero|quisiera) no despertar',
      'sin ganas de vivir|no (tengo|tiene|me quedan) ganas de vivir|no vale la pena (vivir|seguir viviendo)|sin razon para vivir|mejor muert[oa]|mejor no estar (aqui|viv[oa])|(no (quiero|quiere|quisiera)|quisiera no) (estar|seguir) (aqui|viv[oa])',
      'estarian mejor (sin mi|si (yo )?(no|me|estuviera)( \\S+)?)|(acabar|terminar) con (todo|mi vida)',
      '(me|se) cort[eo] (las venas|las? munecas?|los brazos|el brazo|las piernas|a proposito|anoche|otra vez)|cortarme (las venas|los brazos|otra vez)',
      '(me|se) (tome|tomo|trague|trago) (todas|todo) (mis|las|sus|el) (pastillas|pildoras|medicinas|medicamentos|frasco)(?! (esta semana|cada|todos|a tiempo|como))|sobredosis',
    ],
  },
  {
    kind: 'chest-pain',
    phrases: [
      'me duele el pecho|le duele el pecho|(having|like) a heart attack|(dando|teniendo) un (infarto|ataque (al|de) corazon)|heart (hurts|aches|pain)|(duele|dolor (de|en)) el corazon',
    ],
    pairs: [
      [
        'chest(?! (of|press|presses|x-?rays?|freezer|hair|exercises?|workout))',
        'hurt(s|ing)?|pains?|painful|ach(e|es|ed|ing|y)|tight(ness|ens|ened|ening)?|(?<!blood )pressure|heav(y|iness)|squeez\\w+|crush\\w+|burn(s|ed|ing)?|sore|discomfort|stabb\\w+|elephant',
      ],
      [
        'pecho',
        'duel\\w+|dol(or|ores|ia|io|ido|iendo)|opresion|oprim\\w+|apret\\w+|apriet\\w+|presion(?! (alta|baja|arterial))|pesad\\w+|ard(e|ia|or)|punzadas?|molestias?',
      ],
    ],
  },
  {
    kind: 'stroke-signs',
    phrases: [
      'slurr(ed|ing)( (my|his|her))?( (speech|words))?|(having|think (i|he|she) had) a stroke|dando un derrame',
      `(${cannot}) move (my|his|her|one) (\\S+ )?(arm|leg|side|face)|no (puedo|puede|pude|pudo|podia) mover (el|un|la|una|mi|su) (brazo|lado|pierna|cara)`,
      `(${cannot}|trouble|difficulty|difficulties) (to )?(speak(ing)?|talk(ing)?|get (the|my|any) words out)(?! (to|with|about|for|any|much|english|spanish|french))`,
      'no (puedo|puede|pude|pudo|podia) hablar(?! (con|de|ingles|espanol|mucho|a))|(habla|hablo|hablaba) arrastrad[oa]|arrastr\\w+ las palabras|lengua trabada|se me (traba|trabo) la lengua',
      '(left|right|one) side( of (my|his|her|the) (body|face))? (is |was |went |feels |felt |got )?(numb|weak|paralyzed)|(lost|losing) (my |his |her )?(sight|vision) (suddenly|in one eye)|suddenly (blind|confused)',
    ],
    pairs: [
      [
        'face|mouth|smile|side',
        'droop\\w*|sagg?(s|ed|ing)|crooked|lopsided|twisted|numb(ness)?|paraly[zs]\\w+',
      ],
      ['speech|words', 'slur\\w*|garbled|jumbled'],
      ['arms?', 'numb(ness)?|weak(ness)?|paraly[zs]\\w+|(went|gone|go) (dead|limp)'],
      ['(left|right|one) (hand|leg)', 'numb(ness)?|weak(ness)?|paraly[zs]\\w+'],
      ['cara|boca', 'torcid[oa]|torcio|caid[oa]|chueca|dormida|adormecida|entumecida|paraliz\\w+'],
      ['brazos?', 'dormidos?|durmio|adormecidos?|entumecidos?|debil|paraliz\\w+|sin fuerza'],
      [
        'un lado del cuerpo|media cara|medio cuerpo',
        'dormid[oa]|adormecid[oa]|entumecid[oa]|debil|paraliz\\w+',
      ],
    ],
  },
  {
    kind: 'abuse',
    phrases: [
      `(${kin})( (has|have|had|is|was|always|sometimes|often|also|just|once|even|tried to|keeps)){0,2} (hits?|hitting|beats?|beating|beaten|chok(es?|ed|ing)|threaten(s|ed|ing)?|slap(s|ped)?|slapping|punch(es|ed|ing)?|kick(s|ed|ing)?|strangl(es?|ed)|rap(es?|ed)|abus(es?|ed)) ${victim}(?! (at|in) (cards|chess|dominoes|golf|tennis|checkers))`,
      `(${kin})( (has|have|had|is|was|always|sometimes|often|just)){0,2} (hurts?|shov(es?|ed|ing)|push(es|ed|ing)?) me(?! (to|for))`,
      `(hit|beaten|choked|slapped|punched|kicked|abused|threatened|raped) by (my|his|her|a|the) (${kin})|threat(s|en|ens|ened|ening)? to kill (me|us|him|her)|pushed (me|her|him) down the stairs|(was|been|got) (raped|beaten up|sexually assaulted)`,
      `(afraid|scared|terrified|frightened) (of|to go home to) (my|his|her) (${kin})|(afraid|scared) (to go home|at home)`,
      "(not|n'?t|never) (feel |feeling )?safe (at home|with (him|her|my))|unsafe at home",
      'me (ha |han |esta )?(peg(a|an|o|aba|aban|ado|aron|ando)|golpe(a|an|o|aba|ado|aron|ando)|amenaz(a|an|o|aba|ado|aron|ando)|maltrat\\w+|cachete(a|o)|abofete(a|o)|ahorc(a|o)|estrangul(a|o)|empuj(a|o)|violo|violaron)(?! (el sol|la gripe|un resfriado|el frio))',
      `(${parientes}) (la|le|lo|les|nos) (ha )?(peg(a|o|aba|ado)|golpe(a|o|aba|ado)|amenaz(a|o|aba|ado)|maltrat\\w+|empuj(a|o))`,
      `(tengo|tiene) miedo (en (mi |su )?casa|de (mi|su) (${parientes})|de (ir|volver|regresar) a (mi |su )?casa)|no (me siento|se siente|estoy|esta) (a salvo|segur[oa]) en (mi |su )?casa`,
    ],
  },
  {
    kind: 'side-effect-today',
    phrases: [
      'fainted|fainting|pass(ed|ing) out(?! (the|some|flyers|candy|papers|food|water|books))|black(ed|ing) out|(lost|losing) consciousness',
      '(broke|breaking|broken|got|have|has|covered)( \\S+){0,3} hives|salio urticaria|(tengo|tiene|salieron|salio) (la )?(ronchas|urticaria)',
      'me desmaye|se desmayo|desmayado|desmayada|perdi(o)? el conocimiento|(vomit\\w+|threw up|throwing up|cough\\w* up|tosi\\w*) (blood|sangre)|se (me|le) hincho la (cara|lengua|garganta)',
    ],
    pairs: [
      ['face|lips?|tongue|throat', 'swell(s|ed|ing)?|swelled|swollen|puff(y|ed)( up)?'],
      ['throat', 'clos(es|ed|ing)'],
      ['cara|labios?|lengua|garganta', 'hinch\\w+|inflam\\w+|cerr(o|ando|aba)'],
      [
        '(?<!bar |step |foot )(stools?(?! (softeners?|samples?|tests?))|poop|feces|bowel movements?)',
        'black|tarry|blood(y)?',
      ],
      ['heces|popo|caca|excrementos?|evacuacion(es)?', 'negr[oa]s?|sangre|como alquitran'],
    ],
  },
];

/** Each kind with the one expression that finds its words; not reviewed by a clinician, as `flagWords` says. */
export const watchedWords: readonly { kind: RedFlagKind; words: RegExp }[] = [
  ...families.map(family => together(withPlain(family))),
  ...[...sugarsSaid, ...breathSaid, ...measuresSaid].map(together),
];

function withPlain(family: Family): Family {
  const plain = saidPlainly.filter(({ kind }) => kind === family.kind);
  return {
    kind: family.kind,
    phrases: [...family.phrases, ...plain.flatMap(({ phrases }) => phrases)],
    pairs: [...(family.pairs ?? []), ...plain.flatMap(({ pairs = [] }) => pairs)],
  };
}
