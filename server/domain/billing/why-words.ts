import type { Language } from '../language.ts';
import type { Why } from './evaluation.ts';
import { fillGaps } from './fill-gaps.ts';

/** Sentences of the biller's desk, by key; what stands in their gaps, and in which form: `fill-gaps.ts`. */
const en = {
  'minutes-reached': '{minutes} whole {minutes|minute counts|minutes count} for it; it asks for {atLeast}.',
  'further-minutes': '{units} {units|time|times} {each} further full minutes.',
  'session-minutes':
    'The session had {minutes} {minutes|minute|minutes} with the patient; it asks for {atLeast}.',
  'session-units': '{units} {units|unit|units} of {each} full minutes.',
  'session-held': 'The session was held.',
  'no-minutes-asked': 'It asks for no minutes.',
  'device-days': '{days} {days|day|days} with readings within 30.',
  'cap-reached':
    '{most} {most|time|times} a month is the most: {minutes} {minutes|minute beyond it stays|minutes beyond it stay} unused.',
  'only-set': 'No other set of codes is lawful; {minutes} {minutes|minute stays|minutes stay} unused.',
  'fewest-unused':
    'It leaves the fewest minutes unused, {minutes}; the next best, with {codes}, leaves {more} more.',
  'most-untimed':
    'It leaves as few minutes unused ({minutes}) as the set with {codes}, and has more codes that take no minutes.',
  'fewest-lines': 'It leaves as few minutes unused ({minutes}) as the set with {codes}, and has fewer lines.',
  'first-by-code':
    'It leaves as few minutes unused ({minutes}) and has as many lines as the set with {codes}; between the two only the order of the codes decided. Choose the other if you prefer it.',
  'chosen-by-biller': 'Chosen by the biller.',
  'chosen-by': 'Chosen by {who}, {when}, instead of {codes}.',
  'takes-instead': 'Takes {codes} instead of {others}.',
  'takes-also': 'Takes {codes} as well.',
  'search-ended': 'There are too many ways to try them all; this is the best of those tried.',
  'rules-of-other-year': 'There are no rules of that year yet; these are of {year}.',
  'from-memory': 'This rule is from memory; the practice answers for it.',
  'part-from-memory': 'From memory, the code itself is verified: {part}.',
  'by-contract': 'Pays only where the payer’s contract says so; the practice answers for it.',
  'modifier-from-memory': 'Modifier {modifier} is from memory; the practice answers for it.',
  'allowed-from-memory': 'That it may stand beside {code} is from memory; the practice answers for it.',

  'lacks-consent': 'Consent for {to}.',
  'before-consent': 'The minutes are from before the consent for {to} of {since}; those from then on count.',
  'before-visit': 'The minutes are from before the initiating visit of {since}; those from then on count.',
  'lacks-visit': 'An initiating visit within {months} {months|month|months} before.',
  'lacks-visit-same-day': 'A visit on the same day.',
  'lacks-conditions': 'At least {count} {count|condition that counts|conditions that count} ({kind}).',
  'too-many-conditions': 'At most {count} {count|condition that counts|conditions that count} ({kind}).',
  'lacks-care-plan': 'A care plan ({kind}).',
  'lacks-order': 'A written order for {for}.',
  'lacks-accreditation': 'The practice’s accreditation for {for}.',
  'lacks-live-contact': 'A live contact with the patient in the month.',
  'lacks-stated': '{that}',
  'lacks-practitioner': 'The practitioner in whose name it is claimed.',
  'lacks-biller': 'A practitioner who may bill it.',
  'lacks-supervision': 'Supervision ({kind}).',
  'lacks-mode': 'How they met.',
  'lacks-live': 'Whether the patient was reached.',
  'lacks-first': 'Whether this was the first assessment.',
  'lacks-group-size': 'How many attended the group.',
  'lacks-earlier': 'What was claimed before.',
  'lacks-weights': 'The weights that show it.',
  'assumed-payer': 'Who pays: nobody wrote it down, {payer} is the practice’s guess.',

  'ask-consent': 'Ask the patient and write down their words and the day; minutes count from that day on.',
  'arrange-visit': 'Arrange or name the initiating visit.',
  'confirm-conditions': 'Confirm the conditions in the chart.',
  'write-care-plan': 'Set up the care plan, or say since when there is one.',
  'write-order': 'Write the order.',
  'say-accreditation': 'Say in the settings whether the practice is accredited.',
  'talk-live': 'Reach the patient by phone, video or in person.',
  'say-so': 'Answer yes or no.',
  'name-practitioner': 'Name the practitioner.',
  'say-supervision': 'Say who supervised, and how.',
  'say-mode': 'Amend the session: say how they met.',
  'say-reached': 'Say whether the patient was reached.',
  'say-first': 'Say whether it was the first assessment.',
  'say-group-size': 'Say how many attended.',
  'find-earlier': 'Look up what was claimed before.',
  'write-weight': 'Write down the weights.',
  'say-payer': 'Say that it is so, or write down who pays.',

  'minutes-short': '{minutes} {minutes|minute|minutes}; it asks for {atLeast}.',
  'session-short':
    'The session had {minutes} {minutes|minute|minutes} with the patient; it asks for {atLeast}.',
  'not-by-credential': 'Minutes of {credential} do not count for it.',
  'not-live': 'The patient was not reached.',
  'not-this-mode': 'It may not be held this way ({mode}).',
  'not-this-place': 'Not at a place of service {place}.',
  'off-until-turned-on': 'The rule is from memory and off until the practice turns it on.',
  'off-without-contract': 'It pays only by contract and is off until the practice turns it on.',
  'claimed-elsewhere': 'Another practitioner claims {code} this month.',
  'limit-reached': 'The limit is reached: {limit}.',

  'feeds-nothing':
    'No programme of this practice counts these minutes, by who held them, how, and what they were about.',
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

  apart: '{code} and {other} are not claimed together ({scope}).',
  'unknown-code': '{code} is not among the rules.',
  'not-offered': '{code} cannot be claimed for this month.',
  'not-so-many-units': '{code} can be claimed {most} {most|time|times}, not {units}.',
  'without-its-base': '{code} stands only on top of {base}.',
  'minutes-spent-twice': 'There are not enough minutes for all of these: a minute is spent once.',
  'has-more-minutes':
    'There {minutes|is|are} {minutes} {minutes|minute|minutes}; {code} is for {atMost} at most.',
  'wanted-twice': '{code} is asked for twice.',
};

export type WhyKey = keyof typeof en;

const es: Record<WhyKey, string> = {
  'minutes-reached':
    '{minutes|Cuenta|Cuentan} {minutes} {minutes|minuto entero|minutos enteros}; se piden {atLeast}.',
  'further-minutes': '{units} {units|vez|veces} {each} minutos enteros más.',
  'session-minutes': 'La sesión tuvo {minutes} {minutes|minuto|minutos} con el paciente; se piden {atLeast}.',
  'session-units': '{units} {units|unidad|unidades} de {each} minutos enteros.',
  'session-held': 'La sesión se llevó a cabo.',
  'no-minutes-asked': 'No pide minutos.',
  'device-days': '{days} {days|día|días} con lecturas dentro de 30.',
  'cap-reached':
    'Lo más {most|es|son} {most} {most|vez|veces} al mes: {minutes} {minutes|minuto más queda|minutos más quedan} sin usar.',
  'only-set':
    'No hay otro conjunto de códigos permitido; {minutes|queda|quedan} {minutes} {minutes|minuto|minutos} sin usar.',
  'fewest-unused':
    'Es el que menos minutos deja sin usar, {minutes}; el siguiente, con {codes}, deja {more} más.',
  'most-untimed':
    'Deja tan pocos minutos sin usar ({minutes}) como el conjunto con {codes}, y tiene más códigos que no piden minutos.',
  'fewest-lines':
    'Deja tan pocos minutos sin usar ({minutes}) como el conjunto con {codes}, y tiene menos líneas.',
  'first-by-code':
    'Deja tan pocos minutos sin usar ({minutes}) y tiene tantas líneas como el conjunto con {codes}; entre los dos solo decidió el orden de los códigos. Elija el otro si lo prefiere.',
  'chosen-by-biller': 'Elegido por quien cobra.',
  'chosen-by': 'Elegido por {who}, {when}, en lugar de {codes}.',
  'takes-instead': 'Toma {codes} en lugar de {others}.',
  'takes-also': 'Toma además {codes}.',
  'search-ended': 'Hay demasiadas maneras para probarlas todas; esta es la mejor de las probadas.',
  'rules-of-other-year': 'Aún no hay reglas de ese año; estas son de {year}.',
  'from-memory': 'Esta regla es de memoria; el consultorio responde por ella.',
  'part-from-memory': 'De memoria, aunque el código está verificado: {part}.',
  'by-contract': 'Solo paga donde lo dice el contrato del pagador; el consultorio responde por ello.',
  'modifier-from-memory': 'El modificador {modifier} es de memoria; el consultorio responde por él.',
  'allowed-from-memory': 'Que pueda ir junto a {code} es de memoria; el consultorio responde por ello.',
  'lacks-consent': 'Consentimiento para {to}.',
  'before-consent':
    'Los minutos son de antes del consentimiento para {to} del {since}; cuentan los de ahí en adelante.',
  'before-visit':
    'Los minutos son de antes de la visita inicial del {since}; cuentan los de ahí en adelante.',
  'lacks-visit': 'Una visita inicial dentro de {months} {months|mes|meses} antes.',
  'lacks-visit-same-day': 'Una visita el mismo día.',
  'lacks-conditions': 'Al menos {count} {count|enfermedad que cuente|enfermedades que cuenten} ({kind}).',
  'too-many-conditions': 'A lo más {count} {count|enfermedad que cuente|enfermedades que cuenten} ({kind}).',
  'lacks-care-plan': 'Un plan de cuidados ({kind}).',
  'lacks-order': 'Una orden escrita para {for}.',
  'lacks-accreditation': 'La acreditación del consultorio para {for}.',
  'lacks-live-contact': 'Un contacto en vivo con el paciente en el mes.',
  'lacks-stated': '{that}',
  'lacks-practitioner': 'El profesional a cuyo nombre se cobra.',
  'lacks-biller': 'Un profesional que pueda cobrarlo.',
  'lacks-supervision': 'Supervisión ({kind}).',
  'lacks-mode': 'Cómo fue el encuentro.',
  'lacks-live': 'Si se logró hablar con el paciente.',
  'lacks-first': 'Si esta fue la primera valoración.',
  'lacks-group-size': 'Cuántos asistieron al grupo.',
  'lacks-earlier': 'Lo que se cobró antes.',
  'lacks-weights': 'Los pesos que lo muestran.',
  'assumed-payer': 'Quién paga: nadie lo anotó, {payer} es lo que supone el consultorio.',
  'ask-consent': 'Pregunte al paciente y anote sus palabras y el día; los minutos cuentan desde ese día.',
  'arrange-visit': 'Programe o señale la visita inicial.',
  'confirm-conditions': 'Confirme las enfermedades en el expediente.',
  'write-care-plan': 'Prepare el plan de cuidados o diga desde cuándo existe.',
  'write-order': 'Escriba la orden.',
  'say-accreditation': 'Diga en los ajustes si el consultorio está acreditado.',
  'talk-live': 'Hable con el paciente por teléfono, por video o en persona.',
  'say-so': 'Conteste sí o no.',
  'name-practitioner': 'Diga quién es el profesional.',
  'say-supervision': 'Diga quién supervisó y cómo.',
  'say-mode': 'Corrija la sesión: diga cómo fue el encuentro.',
  'say-reached': 'Diga si se logró hablar con el paciente.',
  'say-first': 'Diga si fue la primera valoración.',
  'say-group-size': 'Diga cuántos asistieron.',
  'find-earlier': 'Busque lo que se cobró antes.',
  'write-weight': 'Anote los pesos.',
  'say-payer': 'Diga que es así o anote quién paga.',
  'minutes-short': '{minutes} {minutes|minuto|minutos}; se piden {atLeast}.',
  'session-short': 'La sesión tuvo {minutes} {minutes|minuto|minutos} con el paciente; se piden {atLeast}.',
  'not-by-credential': 'Los minutos de {credential} no cuentan.',
  'not-live': 'No se logró hablar con el paciente.',
  'not-this-mode': 'No puede hacerse de esta manera ({mode}).',
  'not-this-place': 'No en un lugar de servicio {place}.',
  'off-until-turned-on': 'La regla es de memoria y no vale hasta que el consultorio la active.',
  'off-without-contract': 'Solo paga por contrato y no vale hasta que el consultorio la active.',
  'claimed-elsewhere': 'Otro profesional cobra {code} este mes.',
  'limit-reached': 'Se llegó al límite: {limit}.',
  'feeds-nothing':
    'Ningún programa de este consultorio cuenta estos minutos, por quién los dio, cómo y sobre qué.',
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

  apart: '{code} y {other} no se cobran juntos ({scope}).',
  'unknown-code': '{code} no está entre las reglas.',
  'not-offered': '{code} no puede cobrarse en este mes.',
  'not-so-many-units': '{code} puede cobrarse {most} {most|vez|veces}, no {units}.',
  'without-its-base': '{code} solo va encima de {base}.',
  'minutes-spent-twice': 'No alcanzan los minutos para todo esto: un minuto se gasta una sola vez.',
  'has-more-minutes': 'Hay {minutes} {minutes|minuto|minutos}; {code} es para {atMost} a lo más.',
  'wanted-twice': '{code} se pide dos veces.',
};

const words: Record<Language, Record<WhyKey, string>> = { en, es };

/** A reason as a sentence. */
export const tellWhy = ({ says, with: given }: Why, language: Language): string =>
  fillGaps(words[language][says], given, language);
