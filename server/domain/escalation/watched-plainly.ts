import type { Family } from './word-family.ts';

const cannot = "can'?t|can ?not|could ?n'?t|could not|unable to";

/**
 * Plain ways in which people say it without the words a clinician would use, and what a meter showed. As in
 * `watched-words.ts`, of which these are a part; a number counts by the limits of `rules.ts`, in mg/dL.
 */
export const saidPlainly: readonly Family[] = [
  {
    kind: 'chest-pain',
    phrases: [
      "chest (does|did|is|was|has)( not|n'?t) ((been|feel|felt|feeling) )?(right|ok|okay|good|normal|well)",
      "chest (feels?|felt|is|was|has been)( (a little|kind of|sort of|really|so|very))? (funny|weird|strange|odd|off|wrong|awful)|chest( is| has been|'s been) acting up|chest( is)? (bother(s|ed|ing)|killing) (me|him|her)",
      '(something|sth)( (is|was|feels))? (wrong|off|not right) with (my|his|her) chest|(sitting|sits|standing|weight|band|belt|knot) (on|around|in|across) (my|his|her) chest|tight(ness)? across|angina',
      'pain( (going|goes|that goes|shooting|running|spreading|radiating))+ (down|into|up|to) (my|the|his|her) (left )?(arm|jaw)|(pain|ache|aching|hurts?|hurting)( \\S+){0,3} left arm (and|or)( \\S+){0,2} (jaw|neck|shoulder)|heart (is |was )?(racing|pounding)( \\S+){0,3} hurt(s|ing)?',
      'pecho no (lo |me )?(siento|siente|anda|esta) (bien|normal)|(se me|se le) (cierra|cerro|cerraba) el pecho|(sentara|sentado|sento|sienta|parara)( \\S+){0,3} pecho',
      'dolor( \\S+){0,3} brazo izquierdo|(punzadas?|piquetes?)( \\S+){0,2} corazon',
    ],
    pairs: [
      [
        'breastbone|sternum',
        'hurt(s|ing)?|pains?|painful|ach(e|es|ing)|pressure|burn(s|ed|ing)?|tight(ness)?',
      ],
      ['chest(?! (of|press|presses|x-?rays?))', 'cramp(s|ed|ing)?'],
      ['pecho', 'raro|feo|extrano|peso|mal'],
    ],
  },
  {
    kind: 'stroke-signs',
    phrases: [
      'half (of )?(my|his|her|the) (face|body)( \\S+){0,2} (fell|dropped|hangs?|numb|weak|dead|asleep|paralyzed)|mouth( \\S+){0,2} (hangs?|hanging|hung|dropped|fell)( \\S+){0,2} side',
      `(${cannot}) feel (my|his|her|one|the) (left |right |whole )?(arm|leg|hand|side|face)|(arm|leg|hand) went to sleep and (stays?|stayed|won'?t|will not|never)|(leg|arm|knee) gave (out|way) on (one|the left|the right) side`,
      `(words|speech)( (came|come|comes|coming))?( out)? (was |is |were )?(wrong|off|backwards|mixed up)|(talk|speak)(ing|s|ed)? (funny|strange|weird|gibberish|like (i|he|she) (was|were|is) drunk)|confused and (${cannot}) (say|remember|tell)`,
      `(${cannot}) see( \\S+){0,3} (one|left|right) eye|worst headache of my life(?! (was|is) (the|my|this|that))`,
      'se (me|le) (chueco|torcio|fue|cayo|colgo|durmio|entumio|entumecio)( \\S+){0,2} (cara|boca|medio cuerpo|media cara|un lado|mitad)(?! de verguenza)|(boca|cara)( \\S+){0,1} de lado',
      'no (me|le) (salen|salian|salieron|sale|salia) las palabras|habla(ba|ndo|r)? como (borrach[oa]|trabad[oa])|no (siento|siente|sentia|senti) (el|la|mi|un|una|su) (brazo|pierna|lado|mano|cara|mitad)',
      '(face|cheek|side of (my|his|her) (face|body))( and (my |his |her )?arm)?( (is|are|was|were|went|goes|go|keeps?|fell|falls|fall|going|falling|has|have|gone|fallen)){1,3} (to sleep|asleep|tingl(y|ing))',
      'se (me|le) (esta |estan )?(duerme|duermen|durmiendo|adormece|adormecen|adormeciendo|entume|entumece|entumecen|entumeciendo)( \\S+)? (la (cara|boca|lengua)|media cara|medio cuerpo|un lado|el brazo|los brazos)(?! (al dormir|cuando (duermo|me acuesto)|por las? noches?|de noche))',
      '(perdi|perdio|pierdo|pierde) la (vista|vision) (de|en) un ojo|no (veo|ve|veia|vi) (con|de|por) un ojo|no (puedo|puede|podia|pude|pudo) (levantar|alzar) (el|un|la|mi|su) (brazo|pierna|lado)',
    ],
  },
  {
    kind: 'self-harm',
    phrases: [
      "(don'?t|do not|doesn'?t|does not) want to be here(?! (for|with|at|in|on|until|when|because|so|early|late|today|tomorrow|alone|this))|want (it all|everything|all of it) to (be over|end)",
      "(thought|thoughts|think|thinking|thinks|talks|talked) of ending (things|it|everything)(?! (with|at|early))|(what('?s| is)|no) the point of (living|going on|being alive)(?! (near|in|close|with))|life (is ?n'?t|is not) worth it|no reason to (go on|live|be alive|wake up)",
      'disappear (forever|for good|and never come back|from (this|the) (world|earth))|giv(e|ing|en) up on (life|living)|(done|tired|sick|finished|through) (with|of) (life|living|being alive)(?! (on|in|with|alone|insurance|like|from|here|by|at|without|off|near))',
      '(could|would|might|want to|thought (about|of)|think (about|of)|thinking (about|of))( just)? (driv|jump|step|walk|run)(e|ing|ping)?( \\S+){0,2} (off|into|in front of|from) (the|a|my) (road|bridge|cliff|tree|wall|river|train|traffic|roof|building|truck|bus)',
      "(saving|saved|hoarding|hoarded|stockpil\\w+) (up )?(my |the |all my )?(pills|tablets|insulin)|should(n'?t| not) be alive|(a|the|my) plan to (end it|end my life|die)|(got|took|get) (the|a|my) gun out|loaded (the|my) gun|gun (to|in) (my|his|her) (head|mouth)",
      '(took|taken|swallowed) (way |far )?too many (of )?((my|the|his|her|those|these) )?(\\S+ )?(pills?|tablets|meds|medicines?|medications?)|(took|taken|injected) (way |far )?too much (of )?((my|the|his|her) )?(insulin|medicine|medication)',
      "better( off)? (not to|to not|never to|if (i|he|she) (did|do|does)(n'?t| not|nt)) (ever )?(wake up(?! (early|late|so|at|before|in|to|the|my|him|her|every|with))|be (alive|(here|around) (any ?more|any longer))|live(?! (in|with|at|alone|near|on|here|there))|exist)",
      '(mejor|ojala|preferiria|prefiero)( \\S+)? no (me )?(despertar(me|a)?|despierte)(?! (temprano|tarde|tan|a|al|antes|con|muy))|no (volver a despertar|despertar(me)? (mas|nunca))',
      '(me tome|tome|se tomo|me trague|se trago) ((demasiadas|un monton de|un puno de) (pastillas|pildoras|medicinas)|muchas (pastillas|pildoras) (juntas|de golpe|de una vez|a la vez))(?! (al|cada|por|para|todos|diario))|me tome (\\S+ )?(pastillas|pildoras|medicinas?|insulina) de mas',
      'ya no quiero estar(?= *([.,;!?\\n]|$))|ya no aguanto (vivir|la vida|mas la vida)|cansad[oa] de (vivir|la vida)(?! (en|con|sol[oa]|asi|lejos|cerca|aqui))|dormirme y no despertar|para que (vivir|seguir viviendo|sigo viv[oa])(?! (en|con|lejos|cerca))',
      '(quiero|quisiera) desaparecer(?! (unos|una|un|de la|del|por))|mejor me muero|la vida no vale nada(?! sin)|no le (veo|encuentro|hallo|ve|encuentra)( ya)? (sentido|caso) a (la vida|vivir|mi vida)',
      '(tirarme|aventarme|lanzarme|echarme) (de|del|desde|al|a) (\\S+ )?(puente|tren|carro|edificio|techo|azotea|balcon|camion)|(guard|junt)(ado|ando|e|o) (las |mis )?(pastillas|pildoras)( \\S+)? para (tomar|matar|morir)\\w*',
    ],
  },
];

const sugar = '(blood )?(sugars?|glucose|glucosa|azucar)';
/** Not what somebody eats, hopes for or is told to keep to. */
const showed =
  '( (?!cut|under|below|free|goal|less|menos|meta|limit|add|added|eat|ate|comer|grams?|gramos|never|nunca|not|no)\\S+){0,4}?';
const amount = (number: string) =>
  `${number}(?![.,]?\\d)(?! ?(%|g|grams?|gramos|carbs?|calories|calorias|years?|anos|days?|dias|times|veces|minutes?|minutos|hours?|horas|percent|por ciento|pounds|libras|packets?|sobres|points?|puntos|mmol))`;
const below54 = amount('([1-4]\\d|5[0-3])');
const above400 = amount('(40[1-9]|4[1-9]\\d|[5-9]\\d\\d|1\\d{3})');
const meter = 'meter|monitor|glucometer|machine|sensor|medidor|glucometro|aparato';
const said = 'said|says|read|reads|showed|shows|marco|marca|marcaba|dijo|decia|dice';
const had = 'traia|traigo|tenia|tengo|tuve|salio|marco|amaneci con|amanecio con';

export const sugarsSaid: readonly Family[] = [
  {
    kind: 'severe-low-glucose',
    phrases: [
      `${sugar}${showed} ${below54}|(${had}) (en )?${below54} (de )?(azucar|glucosa)|${sugar} (fell|dropped|went|dipped) (below|under) ${amount('([1-4]\\d|5[0-4])')}`,
      `(${meter}) (${said}) (lo|low|bajo)`,
      `${sugar} (crash(ed|es)?|bottomed out|tanked)|had (a|another|such a) (bad|severe|terrible|scary) low(?! (back|mood|point|day|week|grade))|low (blood )?sugar,?( \\S+){0,2} (${cannot}) (wake|stand|talk|swallow)`,
      'se (me|le) bajo (mucho|demasiado|muy feo|de golpe) (el |la )?(azucar|glucosa)|bajon(es)? de (azucar|glucosa)',
    ],
  },
  {
    kind: 'severe-high-glucose',
    phrases: [
      `${sugar}${showed} (${above400}|(over|above|mas de|arriba de) ${amount('400')})|(${had}) (en )?${above400} (de )?(azucar|glucosa)`,
      `(${meter}) (${said}) (hi|high|alto)`,
    ],
  },
];
