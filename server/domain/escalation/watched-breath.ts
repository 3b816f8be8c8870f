import type { Family } from './word-family.ts';

const cannot = "can'?t|can ?not|could ?n'?t|could not|unable to";
/** What a stuffy nose, a mask or tight clothes do; and what somebody is taught to watch for. */
const byNose =
  '(?!( well| right)? (through|out of|from) (my|his|her|the|one) (nose|nostril)| (with|in|under) (the|my|his|her|this|that|these|a) (\\S+ )?(mask|cpap|dress|jeans|pants|corset|shapewear))';
const taught = '(?<!\\b(?:if|when|whenever) (?:you|they) )';
const ensenado = '(?<!\\bsi (?:usted )?)';
const openAir = '(?! (libre|fresco|acondicionado|a (la|las|una|mi) (llantas?|bici\\w*|pelota)))';

/** Not getting air, as it is said. Short of breath by itself is how many live; that it is much, new or at rest is the flag. */
export const breathSaid: readonly Family[] = [
  {
    kind: 'trouble-breathing',
    phrases: [
      `${taught}(${cannot}) (even |really |hardly |barely )?(breathe${byNose}|catch (my|his|her|a) breath|get (my breath|(any|enough) (air|breath)))|(can|could) (hardly|barely) breathe${byNose}`,
      `${taught}(trouble|difficulty|difficulties|hard time|struggl(e|es|ed|ing)|fight(ing)?) (with |in |to )?(my )?breath(e|ing)(?! (exercises?|lessons?|class|techniques?|app))${byNose}|hard (for me |for him |for her )?to breathe${byNose}`,
      '(gasp(ing|ed|s)?|fight(ing)?|struggl(ing|ed)|starv(ed|ing)) for (air|breath)|(feel|feels|felt|am|was|is) (like (i am )?)?(suffocating|smothering)(?! in)|wheezing (badly|all night|so|nonstop)',
      '(very|so|really|badly|suddenly|extremely|terribly|much more|more) short of breath|(short(ness)?|out) of breath( \\S+){0,3} (at rest|lying|sitting|in bed|talking|getting worse|is worse|all night|since (yesterday|last night|this morning))|(woke|wake|wakes|waking)( me| him| her)?( up)?( \\S+){0,2} (short|out) of breath',
      "inhaler (is|was|does|did|has)( not|n'?t)( been)? (help|work|do)(s|ing|ed)?|lips? (\\S+ ){0,2}(blue|purple)(?! lipstick)",
      'no (puedo|podia|pude) (casi |ni |bien )?respirar(?!( bien)? por la nariz)|(apenas|casi no) (puedo|puede) respirar',
      `${ensenado}no (puede|podia|pudo) (casi |ni |bien )?respirar(?!( bien)? por la nariz)`,
      `(me|${ensenado}le) (falt(a|aba|o)|esta faltando|hace falta)( mucho)? (el |la )?(aire|aliento|respiracion)${openAir}|falta de (aire|aliento|respiracion)${openAir}`,
      '(me|le) cuesta( \\S+){0,2} respirar|(dificultad|trabajo|problemas?) (para|al|de) respirar|batall\\w+ para respirar',
      '(me|se) (quedo|quede|quedaba|estoy quedando) sin (aire|aliento|respiracion)|no (agarro|alcanzo|jalo|alcanza|agarra) (el |la )?(aire|aliento|respiracion)',
      'me (estoy )?ahog(o|aba|ando)(?! (en|de|con) (el |la |tanto )?(trabajo|deudas|cuentas|un vaso|la risa|risa))|(siento|sentia|senti) que me ahog(o|aba)|labios (\\S+ )?(morados|azules)',
    ],
  },
];
