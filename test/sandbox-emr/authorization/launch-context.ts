/** What the EMR knew when the app was opened: who, which patient, which visit, and why. */
export type LaunchContext = {
  /** Practitioner id of the staff member the launch speaks for. */
  staff: string;
  patient?: string;
  encounter?: string;
  /** SMART `intent`, passed through as it came. */
  intent?: string;
  /** False where the EMR shows the patient's name around the app by itself. */
  needPatientBanner: boolean;
  fhirContext?: { reference: string; role?: string }[];
  /** What the link of a card said, given back as it came (CDS Hooks 2.0, "Link"). */
  appContext?: string;
};

/** A launch id waiting to be used, once, by one client. */
export type PendingLaunch = LaunchContext & { clientId: string };

/** The context kept with a grant, so that a refresh answers as the first token did. */
export type GrantedContext = LaunchContext & { scopes: string[] };

/**
 * The members that SMART App Launch 2.2 section 2.0.12 adds to a token response.
 * In: the context kept with the grant and the EMR's address. Out: only what is known; nothing is null.
 */
export function tokenMembers(context: LaunchContext, emrUrl: string): Record<string, unknown> {
  return {
    ...(context.patient ? { patient: context.patient } : {}),
    ...(context.encounter ? { encounter: context.encounter } : {}),
    ...(context.intent ? { intent: context.intent } : {}),
    ...(context.fhirContext?.length ? { fhirContext: context.fhirContext } : {}),
    ...(context.appContext ? { appContext: context.appContext } : {}),
    need_patient_banner: context.needPatientBanner,
    smart_style_url: `${emrUrl}/smart-style.json`,
    tenant: 'riverbend',
  };
}
