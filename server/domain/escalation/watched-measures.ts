import type { Family } from './word-family.ts';

/** Not what somebody hopes for, keeps to, or had once; never on to another measure, nor across a stop. */
const showed =
  ':?( (?!goal|meta|limit|under|below|less|menos|never|nunca|not|no|used|solia|if|si|pills?|pastillas?|cooker|sugar|glucose|azucar|glucosa|weigh|peso|pulse|pulso|heart|cholesterol|colesterol|walk|camin|\\d{3}|\\d+/)[^\\s,.;:!?]+:?){0,6}?';
const pressure = '(blood pressure|pressure|bp|b/p|top number|presion|tension|systolic|sistolica)';
const cuff = '(cuff|tensiometro|baumanometro)';
/** They measure sugar and weight as well, so that one number alone says nothing. */
const machine = '(readings?|monitor|machine|lectura|aparato)';
/** What somebody is taught to call for, and what was long ago. */
const taught =
  '(?<!\\b(?:if|unless|whenever|should|when (?:it|my|your|the|blood|bp))\\b[^.,;:!?\\n]{0,30})(?<!\\b(?:si|cuando) (?:mi |la |su )?)';
const alone = '(?<![\\d/.])(?<!\\b(?:above|over|than|under|below|of|to be|de|a|ser) )';
const end =
  '(?![.,]?\\d)(?! ?(mg|mcg|units|unidades|%|pounds|libras|lbs?|steps|pasos|calories|calorias|degrees|grados|times|veces|people|personas|psi))';
const between = '( ?/ ?| over | sobre | con )';

/** The limits of `rules.ts`: 180 above or 120 below, in mmHg; in Spanish the same told in tens, as "20 con 12". */
const systolic = '(1[89]\\d|2\\d\\d)';
const high = `${systolic}${between}\\d{2,3}${end}`;
const low = `\\d{2,3}${between}(1[2-9]\\d|2\\d\\d)${end}`;
const tens = '((1[89]|2\\d) (sobre|con) \\d{1,2}|1\\d (sobre|con) 1[2-9])(?![.,]?\\d)(?! ?(mg|mcg))';

const day = '(days?|nights?)';
const twoDays = `(overnight|since (yesterday|last night)|(in|over|within|for) (the )?((last|past) )?(a |one |1 |two |2 |a couple of |couple of |couple )?${day}|desde (ayer|anoche)|de un dia (a|para) otro|de la noche a la manana|en (los ultimos |las ultimas )?(un|una|1|dos|2|un par de) (dias?|noches?))`;
const oneWeek = `(this week|since last week|(in|over|within) (the )?((last|past) )?((a |one |1 )?week|(three|four|five|six|seven|[3-7]) days)|(en )?esta semana|en (la ultima |una |1 )?semana|en (los ultimos )?(tres|cuatro|cinco|seis|siete|[3-7]) dias)`;
const gained =
  "(gained|(have|has|i'?ve) put on|put on|(i'?m|i am|weight( is| went| has gone)?) up( by)?(?! to)|(subi|subio|aumente|aumento|engorde|engordo|he (subido|aumentado|engordado))( de peso)?)( \\S+){0,2}?";
const three =
  '([3-9]|[1-3]\\d|three|four|five|six|seven|eight|nine|ten|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)';
const five = '([5-9]|[1-3]\\d|five|six|seven|eight|nine|ten|cinco|seis|siete|ocho|nueve|diez)';
const half = '([.,]\\d+| and a half| y media?)?';
const pounds = '( ?-?(pounds?|lbs?|libras))(?! (weights?|vest|dumbbells?|bag))';
const kilos = '( ?-?(kilos?|kilograms?|kg))';

/** What a cuff or a scale showed, told in words. A gain counts where the heart fails; who hears it asks. */
export const measuresSaid: readonly Family[] = [
  {
    kind: 'blood-pressure-crisis',
    phrases: [
      `${taught}(${pressure}|${cuff}|${machine})${showed} (${high}|${low})|${taught}(${pressure}|${cuff})${showed} ${systolic}${end}`,
      `${taught}(presion|tension)${showed} ${tens}`,
      `${taught}${alone}(1[89]\\d|2\\d\\d)/([89]\\d|1\\d\\d)${end}`,
    ],
  },
  {
    kind: 'rapid-weight-gain',
    phrases: [
      `${taught}${gained} (${three}${half}${pounds}|([2-9]|1[.,][5-9]|dos|two|tres|three)${half}${kilos})( \\S+){0,2}? ${twoDays}`,
      `${taught}${gained} (${five}${half}${pounds}|([3-9]|2[.,][3-9]|tres|three|cuatro|four)${half}${kilos})( \\S+){0,2}? ${oneWeek}`,
    ],
  },
];
