// Vital signs taken in a session: US Core's own, with a moment, a measurer and a unit we write.
Profile: AlongsideBloodPressure
Parent: $us-core-blood-pressure
Id: alongside-blood-pressure
Title: "Blood pressure"
Description: "US Core's blood pressure, taken in a session or at home. A number nobody heard is absent with its reason."
* insert Published
* insert SaidInASession
* component[systolic].valueQuantity.value ^short = "Upper number"
* component[diastolic].valueQuantity.value ^short = "Lower number"

Profile: AlongsideWeight
Parent: $us-core-body-weight
Id: alongside-weight
Title: "Body weight"
Description: "US Core's body weight, in kilograms or pounds."
* insert Published
* insert SaidInASession
* valueQuantity 1..1
* valueQuantity.code from WeightUnits (required)

Profile: AlongsideHeartRate
Parent: $us-core-heart-rate
Id: alongside-heart-rate
Title: "Heart rate"
Description: "US Core's heart rate, per minute."
* insert Published
* insert SaidInASession
* valueQuantity 1..1

Profile: AlongsideWaist
Parent: $us-core-vital-signs
Id: alongside-waist
Title: "Waist"
Description: "Waist at the navel, by tape. US Core has no profile of its own for it."
* insert Published
* insert SaidInASession
* code = $loinc#8280-0
* value[x] 1..1
* value[x] only Quantity
* valueQuantity.value 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code from WaistUnits (required)

// A drop of blood on a meter in the room: a laboratory result, wherever it is read.
Profile: AlongsideGlucose
Parent: $us-core-lab
Id: alongside-glucose
Title: "Blood sugar"
Description: "Glucose read on a meter in a session, in mg/dL. When the patient last ate is a note."
* insert Published
* insert SaidInASession
* code = $loinc#41653-7
* value[x] 1..1
* value[x] only Quantity
* valueQuantity.value 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #mg/dL

// The same read at home: the patient (or their circle) is who measured, and the reading says so by its label. US Core's
// own tag for it, patient-supplied, came with version 7: on a server of 6.1.0 it is an unknown code.
RuleSet: ReadAtHome
* meta 1..1
* meta.security ^slicing.discriminator.type = #pattern
* meta.security ^slicing.discriminator.path = "$this"
* meta.security ^slicing.rules = #open
* meta.security contains patientAsserted 1..1 MS
* meta.security[patientAsserted] = $observation-value#PATAST
* performer only Reference($us-core-patient or $us-core-relatedperson)

Profile: AlongsideHomeBloodPressure
Parent: AlongsideBloodPressure
Id: alongside-home-blood-pressure
Title: "Blood pressure at home"
Description: "A reading from the patient's own cuff."
* insert Published
* insert ReadAtHome

Profile: AlongsideHomeWeight
Parent: AlongsideWeight
Id: alongside-home-weight
Title: "Weight at home"
Description: "A reading from the patient's own scale."
* insert Published
* insert ReadAtHome

Profile: AlongsideSteps
Parent: $us-core-simple
Id: alongside-steps
Title: "Steps of a day"
Description: "Steps counted over 24 hours by the patient's own device."
* insert Published
* insert NamedByTheLedger
* insert ReadAtHome
* category[us-core] 1..1 MS
* category[us-core] = $observation-category#activity
* code = $loinc#41950-7
* effective[x] 1..1
* effective[x] only dateTime or Period
* performer 1..*
* value[x] 1..1
* value[x] only Quantity
* valueQuantity.value 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #{steps}/d
