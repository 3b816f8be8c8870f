Profile: AlongsideRuler
Parent: $us-core-screening
Id: alongside-ruler
Title: "Ruler, 0 to 10"
Description: "Importance, confidence or readiness, about one behaviour or goal. The shape of PCO's readiness assessment; PCO's code stands beside ours as far as there is one, since PCO calls its codes temporary."
* insert Published
* insert SaidInASession
* obeys alongside-ruler-coded-twice
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains own 1..1 MS and pco 0..1 MS
* code.coding[own] from RulerKinds (required)
* code.coding[own].system 1..1
* code.coding[own].system = $own
* code.coding[own].code 1..1
* code.coding[pco].system 1..1
* code.coding[pco].system = $pco-readiness
* code.text 1..1 MS
* focus 0..1 MS
* focus only Reference(Goal)
* insert CodedAnswer(RulerAnswers)

Invariant: alongside-ruler-coded-twice
Description: "Importance and confidence carry PCO's code beside ours"
Severity: #error
Expression: "code.coding.where(system = 'https://alongside.health/fhir/CodeSystem/health-coaching' and code != 'readiness').code.subsetOf(code.coding.where(system = 'http://hl7.org/fhir/us/pco/CodeSystem/readiness-assessment-concepts-temporary').code)"

Profile: AlongsideStage
Parent: $us-core-screening
Id: alongside-stage
Title: "Stage of change"
Description: "Where the patient stands with one behaviour, on one day."
* insert Published
* insert SaidInASession
* code = $own#stage-of-change
* code.text 1..1 MS
* insert CodedAnswer(StagesOfChange)

Profile: AlongsideTeachBack
Parent: $us-core-simple
Id: alongside-teach-back
Title: "Teach-back"
Description: "How well the patient told one thing back, in the last of the attempts of a session."
* insert Published
* insert SaidInASession
* insert SurveyAmongSimpleObservations
* code = $own#teach-back-result
* code.text 1..1 MS
* insert CodedAnswer(TeachBackResults)

Profile: AlongsideAdherentDays
Parent: $us-core-simple
Id: alongside-adherent-days
Title: "Days taken of the last 7"
Description: "On how many of the last seven days the patient took a medicine as prescribed, as the patient told it."
* insert Published
* insert SaidInASession
* insert SurveyAmongSimpleObservations
* obeys alongside-days-of-seven
* code = $own#adherent-days-7
* code.text 1..1 MS
* focus 0..1 MS
* focus only Reference(MedicationRequest)
* value[x] 1..1
* value[x] only Quantity
* valueQuantity.value 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #d

Invariant: alongside-days-of-seven
Description: "Whole days, 0 to 7"
Severity: #error
Expression: "value.ofType(Quantity).value.all($this >= 0 and $this <= 7 and $this.floor() = $this)"

Profile: AlongsideCheckIn
Parent: $us-core-simple
Id: alongside-check-in
Title: "Check-in on an action plan"
Description: "How a step went: done, in part or not this time, with how many times of how many."
* insert Published
* insert SaidInASession
* insert SurveyAmongSimpleObservations
* code = $own#habit-checkin
* code.text 1..1 MS
* focus 0..1
* focus only Reference(Goal or ServiceRequest)
* insert CodedAnswer(CheckInAnswers)
* component 0..2
* component.code from CheckInCounts (required)
* component.value[x] 1..1
* component.value[x] only Quantity
* component.valueQuantity.value 1..1
* component.valueQuantity.system 1..1
* component.valueQuantity.system = $ucum
* component.valueQuantity.code 1..1
* component.valueQuantity.code = #1

Profile: AlongsideBarrier
Parent: $us-core-simple
Id: alongside-barrier
Title: "What may come between"
Description: "A barrier the patient sees, in the patient's words, with what they will do then in the note. The shape of PCO's goal barrier; the codes its guide and its value set give are of two national extensions, so ours stands alone."
* insert Published
* insert SaidInASession
* insert SurveyAmongSimpleObservations
* code = $own#goal-barrier
* focus 0..1 MS
* focus only Reference(Goal)
* value[x] 1..1
* value[x] only string
