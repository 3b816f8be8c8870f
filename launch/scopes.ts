const verbs = ['c', 'r', 'u', 'd', 's'] as const;
type Verb = (typeof verbs)[number];
type FhirScope = { persona: string; type: string; verbs: Verb[]; query?: string };

const form =
  /^(patient|user|system)\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*|(?=[cruds])c?r?u?d?s?)(\?[^\s"\\]+)?$/;

/**
 * What may be used of a grant: nothing that was not asked for. FHIR scopes are met pairwise (v1 and v2 spelling,
 * wildcards, granular queries), so a grant of less stays less and a grant of more is cut down; other scopes are kept
 * when they were asked for. In: `scope` texts; out: scopes in v2 spelling. An absent grant means all that was asked
 * (RFC 6749 5.1). Source: SMART App Launch 2.2, "Scopes for requesting FHIR resources".
 */
export function grantedWithin(granted: string | undefined, asked: string): string[] {
  const askedFor = split(asked);
  const given = granted === undefined ? askedFor : split(granted);
  const kept = given.flatMap(scope => {
    const parsed = parse(scope);
    if (!parsed) return askedFor.includes(scope) ? [scope] : [];
    return askedFor.flatMap(wanted => meet(parsed, parse(wanted)));
  });
  return [...new Set(kept)];
}

/** True when the scopes reach beyond one patient, so that a login may be used for another chart's rows. */
export const reachesAnyPatient = (scopes: string[]): boolean =>
  scopes.some(scope => scope.startsWith('user/'));

function parse(scope: string): FhirScope | undefined {
  const [, persona, type, access, query] = form.exec(scope) ?? [];
  if (!persona || !type || !access) return undefined;
  return { persona, type, verbs: verbsOf(access), query };
}

/** SMART 2.2, "Scopes for compatibility": read = rs, write = cud, * = cruds. */
function verbsOf(access: string): Verb[] {
  const v1: Record<string, string> = { read: 'rs', write: 'cud', '*': 'cruds' };
  return verbs.filter(verb => (v1[access] ?? access).includes(verb));
}

function meet(given: FhirScope, wanted: FhirScope | undefined): string[] {
  if (!wanted || given.persona !== wanted.persona) return [];
  if (given.type !== wanted.type && given.type !== '*' && wanted.type !== '*') return [];
  const shared = given.verbs.filter(verb => wanted.verbs.includes(verb));
  if (shared.length === 0) return [];
  const type = given.type === '*' ? wanted.type : given.type;
  return [`${given.persona}/${type}.${shared.join('')}${given.query ?? wanted.query ?? ''}`];
}

const split = (scope: string): string[] => [...new Set(scope.split(/\s+/).filter(Boolean))];
