import {
  code,
  day,
  type FieldCheck,
  fields,
  listOf,
  oneOf,
  text,
  told,
  whole,
  wholeOrNone,
  yes,
} from './field-checks.ts';
import { type Rule, type RuleFile, unverifiedParts } from './rule.ts';
import {
  accreditations,
  carePlanKinds,
  conditionKinds,
  consentKinds,
  credentials,
  deviceKinds,
  marks,
  modes,
  practiceKinds,
  practicePlaces,
  programmes,
  statable,
  topics,
  visitKinds,
} from './vocabulary.ts';

/**
 * A file of rules as it was read, checked field by field; throws an error that names file, rule and field. What rules say
 * of each other is checked where they are put together.
 */
export function checkedRuleFile(name: string, file: unknown): RuleFile {
  const wrong = fileShape(file);
  if (wrong) throw new Error(`rules ${name}: ${wrong}`);
  const { rules, exclusions } = file as RuleFile;
  for (const rule of rules) {
    const fault = ruleShape(rule) ?? faultOf(rule);
    if (fault) throw new Error(`rules ${name}: ${String(rule?.code)}: ${fault}`);
  }
  const twice = rules.find(({ code: own }, n) => rules.slice(0, n).some(one => one.code === own));
  if (twice) throw new Error(`rules ${name}: ${twice.code}: code: stands there twice`);
  for (const [n, exclusion] of exclusions.entries()) {
    const fault = exclusionShape(exclusion);
    if (fault) throw new Error(`rules ${name}: exclusion ${n + 1}: ${fault}`);
  }
  return file as RuleFile;
}

const anything: FieldCheck = () => undefined;
const credential = oneOf(...credentials);
const condition = oneOf(...conditionKinds);
const accreditation = oneOf(...accreditations);
const sourced = { source: text, mark: oneOf(...marks) };
const visits = listOf(oneOf(...visitKinds));
const programme = oneOf(...programmes);

const need = told('needs', {
  consent: fields({ needs: text, to: oneOf(...consentKinds) }, { wholeDay: yes }),
  visit: fields({ needs: text, kinds: visits, withinMonths: whole }, { byBillingPractitioner: yes }),
  'visit-same-day': fields({ needs: text, kinds: visits }),
  conditions: fields(
    { needs: text, kind: condition, atLeast: wholeOrNone },
    { atMost: whole, lastsMonths: whole },
  ),
  'care-plan': fields({ needs: text, kind: oneOf(...carePlanKinds) }),
  order: fields({ needs: text, for: accreditation }),
  accreditation: fields({ needs: text, of: accreditation }),
  'live-contact': fields({ needs: text }),
  stated: fields({ needs: text, that: oneOf(...statable) }, { presumed: yes }),
});

const step = fields({ toMonth: whole, daysApart: whole }, { lostKg: whole });
const limit = told('kind', {
  'once-ever': fields({ kind: text }),
  'once-per-episode': fields({ kind: text }),
  'months-apart': fields({ kind: text, months: whole }),
  'sessions-in-12-months': fields({ kind: text, most: whole, pool: listOf(code) }, { onceEver: yes }),
  'minutes-in-year': fields({ kind: text, first: whole, later: whole, pool: listOf(code) }),
  schedule: fields({ kind: text, pool: listOf(code), most: whole, steps: listOf(step) }),
});

const ruleShape = fields(
  {
    ...{ code, label: fields({ en: text, es: text }), programme, from: day },
    ...{ per: oneOf('session', 'month', '30-days', 'once'), needs: listOf(need) },
    ...{ supervision: oneOf('none', 'general', 'direct'), ...sourced },
  },
  {
    ...{ to: day, minutes: fields({ atLeast: whole }, { atMost: whole, counted: whole }) },
    ...{ units: fields({ each: whole }, { most: whole }) },
    addOn: fields({ to: listOf(code), each: whole }, { most: whole }),
    midpoint: fields({}, { atLeast: whole, each: whole }),
    ...{ about: listOf(oneOf(...topics)), performers: listOf(credential), billedBy: listOf(credential) },
    ...{ modes: listOf(oneOf(...modes)), group: fields({ from: whole }, { to: whole }) },
    ...{ family: oneOf('with-patient', 'without-patient'), visitOf: oneOf('first', 'follow-up') },
    ...{ telehealth: yes, practicePlaces: listOf(oneOf(...practicePlaces)), modifiers: listOf(text) },
    practiceKinds: listOf(fields({ kind: oneOf(...practiceKinds) }, { from: day })),
    device: fields({
      kinds: listOf(oneOf(...deviceKinds)),
      days: fields({ atLeast: whole }, { atMost: whole }),
    }),
    limit,
    milestone: fields({}, { lostPercent: whole, months: fields({ from: whole, to: whole }) }),
    ...{ byContract: yes, beside: listOf(code), ratherThan: listOf(code) },
    worthStating: fields({}, { condition, inFirstMonth: yes }),
    unverified: listOf(oneOf(...unverifiedParts)),
  },
);

const exclusionShape = fields(
  {
    between: listOf(listOf(text)),
    scope: oneOf('same-day', 'same-month', 'same-month-same-practitioner'),
    ...sourced,
  },
  { unless: text },
);

const modifierShape = fields(
  { modifier: text, ...sourced },
  { mode: oneOf(...modes), codes: listOf(code), withVisit: oneOf(...visitKinds) },
);

const fileShape = fields(
  {
    ...{ payer: text, year: whole, codesElsewhere: listOf(code), oneClaimant: listOf(programme) },
    ...{ rules: listOf(anything), exclusions: listOf(anything), modifiers: listOf(modifierShape) },
  },
  { startsFrom: text, ended: listOf(code), answeredBy: text, answeredSource: text },
);

/** What no field shows alone. */
function faultOf({ from, to, minutes, addOn, units, device }: Rule): string | undefined {
  if (to !== undefined && to < from) return 'to: is before from';
  if (minutes?.atMost !== undefined && minutes.atMost < minutes.atLeast)
    return 'minutes.atMost: is below atLeast';
  if (addOn && (minutes || units)) return 'addOn: an add-on has no minutes of its own';
  if (device && (minutes || units)) return 'device: a device has days, not minutes';
  return undefined;
}
