/**
 * A patient as the Synthea generator writes one, of our own invention: full URLs as `urn:uuid:`, a blood pressure
 * panel under 55284-4, a problem without a category, a goal without dates or a lifecycle beyond "active", digits in
 * the name, and dates of years ago.
 */
export const syntheaBundle = (): fhir4.Bundle => {
  const patient = '5d0f8c1e-0d4b-4a9b-9a51-3c0de1f7a001';
  const visit = '5d0f8c1e-0d4b-4a9b-9a51-3c0de1f7a002';
  const subject = { reference: `urn:uuid:${patient}` };
  const encounter = { reference: `urn:uuid:${visit}` };
  const seen = '2019-03-14T09:12:45-04:00';
  const resources: fhir4.FhirResource[] = [
    {
      resourceType: 'Patient',
      id: patient,
      name: [{ use: 'official', family: 'Okafor812', given: ['Marisol94'], prefix: ['Mrs.'] }],
      gender: 'female',
      birthDate: '1961-07-02',
      telecom: [{ system: 'phone', value: '555-714-2093', use: 'home' }],
      communication: [{ language: coding('urn:ietf:bcp:47', 'en-US', 'English') }],
    },
    {
      resourceType: 'Encounter',
      id: visit,
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      type: [coding('http://snomed.info/sct', '185349003', 'Encounter for check up (procedure)')],
      subject,
      period: { start: seen, end: '2019-03-14T09:42:45-04:00' },
    },
    {
      resourceType: 'Condition',
      id: '5d0f8c1e-0d4b-4a9b-9a51-3c0de1f7a003',
      clinicalStatus: coding('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
      verificationStatus: coding('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed'),
      code: coding('http://snomed.info/sct', '59621000', 'Essential hypertension (disorder)'),
      subject,
      encounter,
      onsetDateTime: '2007-11-20T08:12:45-05:00',
      recordedDate: '2007-11-20T08:12:45-05:00',
    },
    ...[
      [seen, 148, 91],
      ['2018-03-08T09:12:45-05:00', 141, 88],
    ].map(
      ([at, systolic, diastolic], index): fhir4.Observation => ({
        resourceType: 'Observation',
        id: `5d0f8c1e-0d4b-4a9b-9a51-3c0de1f7a01${index}`,
        status: 'final',
        category: [coding('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs')],
        code: coding('http://loinc.org', '55284-4', 'Blood Pressure'),
        subject,
        encounter,
        effectiveDateTime: String(at),
        component: [
          pressure('8462-4', 'Diastolic Blood Pressure', Number(diastolic)),
          pressure('8480-6', 'Systolic Blood Pressure', Number(systolic)),
        ],
      }),
    ),
    {
      resourceType: 'Goal',
      id: '5d0f8c1e-0d4b-4a9b-9a51-3c0de1f7a020',
      lifecycleStatus: 'active',
      description: { text: 'Maintain blood pressure below 140/90 mm[Hg]' },
      subject,
    },
  ];
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map(resource => ({
      fullUrl: `urn:uuid:${resource.id}`,
      resource,
      request: { method: 'POST', url: resource.resourceType },
    })),
  };
};

const coding = (system: string, code: string, display?: string): fhir4.CodeableConcept => ({
  coding: [{ system, code, display }],
  ...(display && { text: display }),
});

const pressure = (code: string, display: string, value: number): fhir4.ObservationComponent => ({
  code: coding('http://loinc.org', code, display),
  valueQuantity: { value, unit: 'mm[Hg]', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
});
