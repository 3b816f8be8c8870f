// Between two talks. Tasks are shapes whose mappers come with the screens that need them.
Profile: AlongsideTask
Parent: Task
Id: alongside-task
Title: "Task"
Description: "A promise of the coach, the next contact, something for the patient, or a red flag for a clinician. Gravity's task for a patient, narrowed."
* insert Published
* insert NamedByTheLedger
* obeys alongside-escalation-urgent
* code 1..1 MS
* code from TaskKinds (required)
* description 1..1 MS
* for 1..1 MS
* for only Reference(Patient)
* authoredOn 1..1
* requester 1..1 MS
* requester only Reference(Practitioner or PractitionerRole)
* owner MS
* owner only Reference(Patient or RelatedPerson or Practitioner or PractitionerRole or CareTeam)
* restriction.period MS
* restriction.period ^short = "When it is due"

Invariant: alongside-escalation-urgent
Description: "A red flag is urgent, and says whose it is"
Severity: #error
Expression: "code.coding.where(system = 'https://alongside.health/fhir/CodeSystem/health-coaching' and code = 'escalation').exists() implies (owner.exists() and (priority = 'urgent' or priority = 'asap' or priority = 'stat'))"

Profile: AlongsideMessage
Parent: Communication
Id: alongside-message
Title: "Message"
Description: "What was said between coach, patient, circle and clinician outside a talk. Hardly any EMR takes it to a patient: it is a record that it was sent, not the way it is sent."
* insert Published
* insert NamedByTheLedger
* category 1..1 MS
* category from http://hl7.org/fhir/ValueSet/communication-category (required)
* medium 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* sent 1..1
* sender 1..1 MS
* sender only Reference(Patient or RelatedPerson or Practitioner or PractitionerRole)
* recipient 1..* MS
* payload 1..* MS
* payload.content[x] only string

Profile: AlongsideMedicineTaken
Parent: MedicationStatement
Id: alongside-medicine-taken
Title: "Medicine as it is really taken"
Description: "Concordance: what the patient says of one medicine of the list, with the reason when it is not taken. It never changes the order."
* insert Published
* insert NamedByTheLedger
* obeys alongside-not-taken-has-reason
* statusReason MS
* statusReason from ReasonsNotTaken (required)
* subject only Reference(Patient)
* effective[x] 1..1
* dateAsserted 1..1
* informationSource 1..1 MS
* informationSource only Reference(Patient or RelatedPerson)
* derivedFrom only Reference(MedicationRequest)

Invariant: alongside-not-taken-has-reason
Description: "What is not taken has its reason"
Severity: #error
Expression: "status = 'not-taken' implies statusReason.exists()"

Profile: AlongsideProvenance
Parent: $us-core-provenance
Id: alongside-provenance
Title: "Provenance of a signed session"
Description: "Who wrote what a signature put into the chart, on whose behalf, and who told it."
* insert Published
* occurred[x] MS
* agent[ProvenanceAuthor] 1..1
* agent[ProvenanceAuthor].who 1..1
* agent[ProvenanceAuthor].onBehalfOf 1..1
