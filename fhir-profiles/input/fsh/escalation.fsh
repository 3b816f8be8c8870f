// A red flag, for whoever opens the chart; its way to a clinician is a task (between.fsh).
Profile: AlongsideRedFlag
Parent: Flag
Id: alongside-red-flag
Title: "Red flag"
Description: "Something a clinician must see, raised while coaching. Active until a clinician closed it; it says what it is, never what the patient said."
* insert Published
* insert NamedByTheLedger
* category 1..1 MS
* category = $flag-category#safety
* code from RedFlags (required)
* subject only Reference(Patient)
* period 1..1 MS
* period.start 1..1
* author 1..1 MS
* author only Reference(Practitioner or PractitionerRole)
* obeys alongside-red-flag-ends

Invariant: alongside-red-flag-ends
Description: "One that is not active says when it ended, and one that ended is not active"
Severity: #error
Expression: "(status = 'active' implies period.end.empty()) and (status = 'inactive' implies period.end.exists())"

ValueSet: RedFlags
Id: red-flags
Title: "Red flags"
Description: "What is raised to a clinician while coaching."
* insert PublishedSet
* $own#self-harm "Thoughts of self-harm"
* $own#chest-pain "Chest pain"
* $own#stroke-signs "Signs of a stroke"
* $own#trouble-breathing "Trouble breathing"
* $own#blood-pressure-crisis "Blood pressure in crisis"
* $own#severe-low-glucose "Very low blood sugar"
* $own#severe-high-glucose "Very high blood sugar"
* $own#rapid-weight-gain "Fast weight gain"
* $own#abuse "Abuse or not safe at home"
* $own#side-effect-today "Side effect of a medicine"
* $own#other-safety-concern "Another safety concern"
