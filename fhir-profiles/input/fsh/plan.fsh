Profile: AlongsideGoal
Parent: $us-core-goal
Id: alongside-goal
Title: "Goal in the patient's words"
Description: "A goal the patient said and agreed to. The shape of PCO's goal: expressed by the patient, with the day it began."
* insert Published
* insert NamedByTheLedger
* extension contains $goal-acceptance named acceptance 1..1 MS
* obeys alongside-goal-agreed
* category 1..* MS
* category = $goal-category#behavioral
* description.text 1..1 MS
* description.text ^short = "The patient's own words"
* start[x] 1..1
* start[x] only date
* expressedBy 1..1 MS
* expressedBy only Reference($us-core-patient)
* note ^short = "The same in the coach's words"

Invariant: alongside-goal-agreed
Description: "The patient agreed: without that it is no goal"
Severity: #error
Expression: "extension.where(url = 'http://hl7.org/fhir/StructureDefinition/goal-acceptance').extension.where(url = 'status').value = 'agree'"

Profile: AlongsideStep
Parent: $us-core-servicerequest
Id: alongside-step
Title: "Step of an action plan"
Description: "What the patient will do, how often, from when. PCO: a step is a planned ServiceRequest that the care plan refers to. The step in words is its code, for a code for walking would say less."
* insert Published
* insert NamedByTheLedger
* extension contains $pertains-to-goal named goal 0..1 MS
* intent = #plan
* category[us-core] 1..1 MS
* category[us-core] = $sct#409063005
* code.text 1..1 MS
* occurrence[x] 1..1
* occurrence[x] only Timing
* occurrenceTiming.repeat 1..1
* occurrenceTiming.repeat.bounds[x] 1..1
* occurrenceTiming.repeat.bounds[x] only Period
* occurrenceTiming.repeat.frequency 1..1
* occurrenceTiming.repeat.period 1..1
* occurrenceTiming.repeat.periodUnit 1..1
* authoredOn 1..1
* requester 1..1
* requester only Reference($us-core-practitioner or PractitionerRole)
* performer 1..1 MS
* performer only Reference(Patient)
* patientInstruction 1..1 MS

Profile: AlongsideCarePlan
Parent: $us-core-careplan
Id: alongside-care-plan
Title: "Action plan"
Description: "The plan as a whole, in words and as references to its goals and steps. PCO's care plan, but for one thing: where an EMR takes no goals or steps the plan stands without them, in its words."
* insert Published
* insert NamedByTheLedger
* text 1..1
* intent = #plan
* title 1..1 MS
* description 1..1 MS
* period 1..1 MS
* period.start 1..1
* created 1..1
* author 1..1 MS
* author only Reference(Practitioner or PractitionerRole)
* goal MS
* activity MS
* activity.reference 1..1
* activity.reference only Reference(ServiceRequest)
* activity.detail 0..0
