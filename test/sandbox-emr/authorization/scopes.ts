/** The scopes that are not about FHIR resources; the authorization server knows them by name. */
export const staticScopes = [
  'openid',
  'fhirUser',
  'profile',
  'launch',
  'launch/patient',
  'launch/encounter',
  'offline_access',
  'online_access',
];

const v1 = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*)$/;
const v2 = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]+)\.(?=[cruds])(c?r?u?d?s?)(\?[^\s"\\]+)?$/;

/**
 * The FHIR scopes that may be granted out of those asked for: well formed, of the level the flow allows,
 * and `patient/` only when a patient was chosen. What is unknown is dropped, not refused.
 * Source: SMART App Launch 2.2, "Scopes and launch context"; `system/` belongs to backend services only.
 */
export function grantableFhirScopes(
  asked: string,
  flow: { kind: 'person'; patient: boolean } | { kind: 'backend' },
): string[] {
  const levels = flow.kind === 'backend' ? ['system'] : flow.patient ? ['patient', 'user'] : ['user'];
  return split(asked).filter(scope => {
    const level = (v1.exec(scope) ?? v2.exec(scope))?.[1];
    return level !== undefined && levels.includes(level);
  });
}

/** True when the launch cannot go on without a patient being chosen. */
export function needsPatient(asked: string): boolean {
  return split(asked).some(scope => scope === 'launch/patient' || scope.startsWith('patient/'));
}

/**
 * One scope in SMART v1 spelling, as some EMRs answer even where v2 was asked: rs -> read,
 * c, u or d alone -> write, both -> *. The granular query is lost on the way.
 */
export function inV1Spelling(scope: string): string {
  const found = v2.exec(scope);
  if (!found || v1.test(scope)) return scope;
  const [, level, type, letters = ''] = found;
  const reads = /[rs]/.test(letters);
  const writes = /[cud]/.test(letters);
  return `${level}/${type}.${reads && writes ? '*' : reads ? 'read' : 'write'}`;
}

export function split(scope: string): string[] {
  return [...new Set(scope.split(' ').filter(Boolean))];
}
