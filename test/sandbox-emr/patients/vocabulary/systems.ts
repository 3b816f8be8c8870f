/** The code systems of this practice's charts. */
export const SYSTEM = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  ucum: 'http://unitsofmeasure.org',
  nucc: 'http://nucc.org/provider-taxonomy',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  omb: 'urn:oid:2.16.840.1.113883.6.238',
  mrn: 'urn:oid:2.16.840.1.113883.19.5',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyVerification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
} as const;

/** A concept of one coding, its text the display unless another is given. */
export function concept(
  system: string,
  code: string,
  display: string,
  text = display,
): fhir4.CodeableConcept {
  return { coding: [{ system, code, display }], text };
}

export function quantity(value: number, unit: string, code: string): fhir4.Quantity {
  return { value, unit, system: SYSTEM.ucum, code };
}

/** A reference to a resource of this chart. */
export function to(type: fhir4.FhirResource['resourceType'], id: string, display?: string): fhir4.Reference {
  return display ? { reference: `${type}/${id}`, display } : { reference: `${type}/${id}` };
}
