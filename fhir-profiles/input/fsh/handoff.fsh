// A physician hands a patient to coaching, and who coaches them.
Profile: AlongsideHandoff
Parent: $us-core-servicerequest
Id: alongside-handoff
Title: "Handoff to a coach"
Description: "A physician's order that sends the patient to health coaching: warm, from the room, or as a referral. The shape of PA's order, in US Core's category of counseling."
* insert Published
* insert NamedByTheLedger
* intent = #order
* category[us-core] 1..1 MS
* category[us-core] = $sct#409063005
* code 1..1 MS
* code = $sct#281100006
* priority 1..1 MS
* authoredOn 1..1
* requester 1..1 MS
* requester only Reference($us-core-practitioner or PractitionerRole)
* performerType 1..1 MS
* performerType = $sct#432100008
* performer 0..1 MS
* performer only Reference(Practitioner or PractitionerRole)
* reasonCode 1..1 MS
* reasonCode.text 1..1
* locationCode ^short = "The room"

Profile: AlongsideHandoffTask
Parent: Task
Id: alongside-handoff-task
Title: "What became of a handoff"
Description: "The closed loop of a handoff: who took it, when, how it ended. PA's and Gravity's task for managing a referral, narrowed."
* insert Published
* insert NamedByTheLedger
* obeys alongside-task-reason and alongside-task-owner
* intent = #order
* code 1..1 MS
* code = $task-code#fulfill
* businessStatus 1..1 MS
* businessStatus from HandoffStates (required)
* priority 1..1 MS
* focus MS
* focus only Reference(ServiceRequest)
* for 1..1 MS
* for only Reference(Patient)
* authoredOn 1..1
* lastModified 1..1
* requester 1..1 MS
* requester only Reference(Practitioner or PractitionerRole)
* owner MS
* owner only Reference(Practitioner or PractitionerRole)

Invariant: alongside-task-reason
Description: "A reason is given if and only if it was not fulfilled or rests (PA)"
Severity: #error
Expression: "statusReason.exists() = (status = 'rejected' or status = 'on-hold' or status = 'cancelled' or status = 'failed')"

Invariant: alongside-task-owner
Description: "Whoever took it on, or ended it, is named"
Severity: #error
Expression: "(status = 'accepted' or status = 'in-progress' or status = 'completed') implies owner.exists()"

Profile: AlongsideCareTeam
Parent: $us-core-careteam
Id: alongside-care-team
Title: "Who coaches this patient"
Description: "The coaches of a patient, since when. Of nobody else: the EMR's own care team says who else cares."
* insert Published
* insert NamedByTheLedger
* status 1..1 MS
* name 1..1
* subject only Reference($us-core-patient)
* participant 1..* MS
* participant.role = $sct#432100008
* participant.member only Reference($us-core-practitioner or $us-core-practitionerrole)
* participant.period 1..1 MS
* participant.period.start 1..1
