/** Why minutes stand on no line, in sentences. */
const en = {
  'feeds-nothing':
    'No programme of this practice counts these minutes, by who held them, how, and what they were about.',
  'nobody-reached': 'Nobody was reached: a try counts for no programme.',
  'no-credential':
    'The roster knows no credential of whoever held it, so no code counts these; the administrator can add it.',
  'counts-from-consent':
    'From before the consent for {to} of {since}: {code} counts minutes from then on. If one was given earlier, the biller writes it down.',
  'after-revoked':
    'From after the consent for {to} was taken back on {since}: {code} does not count them. Minutes after a new consent count.',
  'counts-from-visit':
    'From before the initiating visit of {since}: {code} counts minutes from then on. If there was one earlier, the biller writes it down.',
  'waits-for-missing': '{code} takes them once what it lacks is there; {fixer} can see to it.',
  'code-is-off': '{code} would take them, and is off until the practice turns it on.',
  'code-is-not-billable':
    '{code} would take them, and cannot be claimed; why stands under “Not billable, and why”.',
  'kept-apart': '{code} could take them, but is not claimed beside {other}.',
  'beyond-cap': 'Beyond the most: {code} is claimed {most} times a month at most.',
  'too-few-for': 'Too few for {code}.',
  'left-by-choice': 'Left unused by the set that was chosen.',
  'not-in-locked': 'Not in what was locked.',
  'below-next-step': 'Too few for another unit of {code}.',
  'goes-with-session': 'They belong to a session that is claimed by itself.',
  'beyond-units': 'Less than a further full unit.',
};

const es: typeof en = {
  'feeds-nothing':
    'Ningún programa de este consultorio cuenta estos minutos, por quién los dio, cómo y sobre qué.',
  'nobody-reached': 'Nadie respondió: un intento no cuenta para ningún programa.',
  'no-credential':
    'La lista del personal no tiene ninguna credencial de quien lo hizo, así que ningún código los cuenta; quien administra puede agregarla.',
  'counts-from-consent':
    'De antes del consentimiento para {to} del {since}: {code} cuenta minutos de ahí en adelante. Si hubo uno antes, quien cobra lo anota.',
  'after-revoked':
    'De después de que se retiró el consentimiento para {to}, el {since}: {code} no los cuenta. Cuentan los de después de uno nuevo.',
  'counts-from-visit':
    'De antes de la visita inicial del {since}: {code} cuenta minutos de ahí en adelante. Si hubo una antes, quien cobra la anota.',
  'waits-for-missing': '{code} los toma en cuanto esté lo que le falta; puede resolverlo {fixer}.',
  'code-is-off': '{code} los tomaría, y no vale hasta que el consultorio lo active.',
  'code-is-not-billable':
    '{code} los tomaría, y no puede cobrarse; el porqué está en «Lo que no se puede cobrar».',
  'kept-apart': '{code} podría tomarlos, pero no se cobra junto a {other}.',
  'beyond-cap': 'Más allá de lo permitido: {code} se cobra {most} veces al mes a lo más.',
  'too-few-for': 'Son pocos para {code}.',
  'left-by-choice': 'Los deja sin usar el conjunto que se eligió.',
  'not-in-locked': 'No están en lo que se cerró.',
  'below-next-step': 'Son pocos para otra unidad de {code}.',
  'goes-with-session': 'Son de una sesión que se cobra por sí misma.',
  'beyond-units': 'Menos de otra unidad entera.',
};

export const leftWords = { en, es };
