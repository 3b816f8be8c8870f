/** Who may sign what is written: the author of a note, a goal, a reading (US Core; a `Person` may be none of them). */
const staff = /^(Practitioner|PractitionerRole)\/[A-Za-z0-9\-.]{1,64}$/;
const otherPerson = /^(Person|Patient|RelatedPerson)\/[A-Za-z0-9\-.]{1,64}$/;

/**
 * The signed-in person as `Practitioner/x`, however the EMR spells it: relative, or absolute under its own FHIR base
 * (with or without a history suffix). Undefined for a patient, a relative, another server's person, or anything else.
 */
export function relativeFhirUser(claim: unknown, iss: string): string | undefined {
  const relative = relativeTo(iss, claim);
  return relative !== undefined && staff.test(relative) ? relative : undefined;
}

/** What kind of person of this EMR a claim names who is none of its staff: `Person`, `Patient`, `RelatedPerson`. */
export function otherThanStaff(claim: unknown, iss: string): string | undefined {
  return otherPerson.exec(relativeTo(iss, claim) ?? '')?.[1];
}

function relativeTo(iss: string, claim: unknown): string | undefined {
  if (typeof claim !== 'string' || claim.length > 512) return undefined;
  const base = `${iss.replace(/\/+$/, '')}/`;
  return (claim.startsWith(base) ? claim.slice(base.length) : claim).replace(
    /\/_history\/[A-Za-z0-9\-.]{1,64}$/,
    '',
  );
}
