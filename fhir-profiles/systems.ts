/** Every code system and extension of ours, once, by the key that `codes.ts` and the mappers name it with. */
export const systems = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  ucum: 'http://unitsofmeasure.org',
  own: 'https://alongside.health/fhir/CodeSystem/health-coaching',
  chartWrite: 'https://alongside.health/fhir/identifier/chart-write',
  claimLine: 'https://alongside.health/fhir/identifier/claim-line',
  /** Codes of the AMA, by their bare numbers. */
  cpt: 'http://www.ama-assn.org/go/cpt',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  readiness: 'http://hl7.org/fhir/us/pco/CodeSystem/readiness-assessment-concepts-temporary',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  goalAcceptance: 'http://terminology.hl7.org/CodeSystem/goal-acceptance-status',
  goalCategory: 'http://terminology.hl7.org/CodeSystem/goal-category',
  goalAchievement: 'http://terminology.hl7.org/CodeSystem/goal-achievement',
  flagCategory: 'http://terminology.hl7.org/CodeSystem/flag-category',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  carePlanCategory: 'http://hl7.org/fhir/us/core/CodeSystem/careplan-category',
  documentCategory: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
  dataAbsentReason: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  taskCode: 'http://hl7.org/fhir/CodeSystem/task-code',
  communicationCategory: 'http://terminology.hl7.org/CodeSystem/communication-category',
  participationMode: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode',
  claim: 'https://alongside.health/fhir/identifier/claim',
  contact: 'https://alongside.health/fhir/identifier/contact',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  claimType: 'http://terminology.hl7.org/CodeSystem/claim-type',
  processPriority: 'http://terminology.hl7.org/CodeSystem/processpriority',
  relatedClaim: 'http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship',
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  coreTags: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-tags',
} as const;

export const extensions = {
  /** R4 standard extension: who accepts the goal, and how firmly. */
  goalAcceptance: 'http://hl7.org/fhir/StructureDefinition/goal-acceptance',
  interpreterNeeded: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed',
  pronouns: 'http://hl7.org/fhir/StructureDefinition/individual-pronouns',
  dataAbsentReason: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  /** [US Core 7] whether a medicine is taken as ordered. */
  medicationAdherence: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-medication-adherence',
  pertainsToGoal: 'http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal',
} as const;

/** Profiles of others that what is only exported says it is by. */
export const profiles = {
  coreEncounter: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter',
} as const;
