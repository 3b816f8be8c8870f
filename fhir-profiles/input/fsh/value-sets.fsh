ValueSet: HealthCoachingCodes
Id: health-coaching
Title: "All codes of our own"
Description: "Every code of the health-coaching code system."
* insert PublishedSet
* include codes from system HealthCoaching

ValueSet: RulerKinds
Id: ruler-kinds
Title: "Rulers"
Description: "What a 0 to 10 ruler asks about."
* insert PublishedSet
* $own#importance
* $own#confidence
* $own#readiness

ValueSet: RulerAnswers
Id: ruler-answers
Title: "Answers of a ruler"
Description: "0 to 10, the answers of LOINC list LL2335-9, as PCO asks."
* insert PublishedSet
* insert SourceIsLoinc
* $loinc#LA6111-4 "0"
* $loinc#LA6112-2 "1"
* $loinc#LA6113-0 "2"
* $loinc#LA6114-8 "3"
* $loinc#LA6115-5 "4"
* $loinc#LA10137-0 "5"
* $loinc#LA10138-8 "6"
* $loinc#LA10139-6 "7"
* $loinc#LA10140-4 "8"
* $loinc#LA10141-2 "9"
* $loinc#LA13942-0 "10"

ValueSet: StagesOfChange
Id: stages-of-change
Title: "Stages of change"
Description: "Where a patient stands with one behaviour."
* insert PublishedSet
* insert SourceIsSnomed
* $sct#134414000 "Precontemplation"
* $sct#134413006 "Contemplation"
* $sct#134412001 "Preparation"
* $sct#134411008 "Action"
* $sct#134410009 "Maintenance"
* $sct#134409004 "Relapse"

ValueSet: TeachBackResults
Id: teach-back-results
Title: "Results of teach-back"
Description: "How the patient told it back."
* insert PublishedSet
* $own#correct
* $own#partly
* $own#not-yet

ValueSet: CheckInAnswers
Id: check-in-answers
Title: "Answers of a check-in"
Description: "How a step went."
* insert PublishedSet
* $own#done
* $own#partly
* $own#not-done

ValueSet: CheckInCounts
Id: check-in-counts
Title: "Counts of a check-in"
Description: "What is counted when a step is looked back on."
* insert PublishedSet
* $own#times-done
* $own#times-planned

ValueSet: ReasonsNotTaken
Id: reasons-not-taken
Title: "Reasons for not taking a medicine"
Description: "Why a medicine is not taken as prescribed, in the patient's view."
* insert PublishedSet
* $own#cost
* $own#fear-of-harm
* $own#side-effects
* $own#forgets
* $own#does-not-understand
* $own#feels-well
* $own#ran-out
* $own#hard-to-take
* $own#too-many
* $own#prefers-other
* $own#other

ValueSet: TaskKinds
Id: task-kinds
Title: "Kinds of tasks"
Description: "What is to be done between two talks, by whom it may be."
* insert PublishedSet
* $own#promise
* $own#follow-up
* $own#patient-to-do
* $own#escalation

ValueSet: HandoffStates
Id: handoff-states
Title: "Where a handoff stands"
Description: "A physician hands a patient to coaching: what became of it."
* insert PublishedSet
* $own#warm-handoff
* $own#referred
* $own#on-the-way
* $own#met-in-the-room
* $own#introduced-by-phone
* $own#booked
* $own#declined
* $own#missed
* $own#withdrawn

ValueSet: NoteTypes
Id: note-types
Title: "Types of coaching notes"
Description: "What a coaching note is filed as."
* insert PublishedSet
* insert SourceIsLoinc
* $loinc#11506-3 "Progress note"
* $loinc#34748-4 "Telephone encounter Note"

ValueSet: VisitClasses
Id: visit-classes
Title: "Classes of coaching visits"
Description: "In person, at a distance, or unknown where nobody said it."
* insert PublishedSet
* $act-code#AMB "ambulatory"
* $act-code#VR "virtual"
* $data-absent#unknown "Unknown"

ValueSet: VisitTypes
Id: visit-types
Title: "Types of coaching visits"
Description: "By phone, or another follow-up."
* insert PublishedSet
* insert SourceIsSnomed
* $sct#185317003 "Telephone encounter"
* $sct#390906007 "Follow-up encounter"

ValueSet: WeightUnits
Id: weight-units
Title: "Units of weight"
Description: "Kilograms or pounds."
* insert PublishedSet
* $ucum#kg
* $ucum#[lb_av]

ValueSet: WaistUnits
Id: waist-units
Title: "Units of waist"
Description: "Centimetres or inches."
* insert PublishedSet
* $ucum#cm
* $ucum#[in_i]
