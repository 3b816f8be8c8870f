const person = /^(Practitioner|PractitionerRole|Person)\/[A-Za-z0-9\-.]{1,64}$/;

/**
 * The signed-in person as `Practitioner/x`, however the EMR spells it: relative, or absolute under its own FHIR base
 * (with or without a history suffix). Undefined for a patient, a relative, another server's person, or anything else.
 */
export function relativeFhirUser(claim: unknown, iss: string): string | undefined {
  if (typeof claim !== 'string' || claim.length > 512) return undefined;
  const base = `${iss.replace(/\/+$/, '')}/`;
  const relative = (claim.startsWith(base) ? claim.slice(base.length) : claim).replace(
    /\/_history\/[A-Za-z0-9\-.]{1,64}$/,
    '',
  );
  return person.test(relative) ? relative : undefined;
}
