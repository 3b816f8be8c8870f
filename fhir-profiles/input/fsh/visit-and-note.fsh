Profile: AlongsideVisit
Parent: $us-core-encounter
Id: alongside-visit
Title: "Coaching visit"
Description: "A coaching talk that belongs to no visit of the EMR's own, written where an EMR takes visits."
* insert Published
* insert NamedByTheLedger
* class from VisitClasses (required)
* type 1..1
* type from VisitTypes (required)
* type.text 1..1
* participant 1..*
* participant.type 1..1
* participant.type = $participation#PPRF
* participant.individual 1..1
* participant.individual only Reference($us-core-practitioner or $us-core-practitionerrole)
* period 1..1
* period.start 1..1
* period.end 1..1

Profile: AlongsideNote
Parent: $us-core-documentreference
Id: alongside-note
Title: "Coaching note"
Description: "One note, one author; the same words as plain text, as a PDF, or as both, whatever the EMR keeps. An amendment is a new note that replaces the old one."
* insert Published
* insert OneDocument
* type from NoteTypes (required)
* relatesTo 0..1

Profile: AlongsidePlanDocument
Parent: $us-core-documentreference
Id: alongside-plan-document
Title: "Coaching plan as a document"
Description: "The plan on a page of its own beside the note, for an EMR that takes documents and no care plans. It replaces the page before it: of the same session, or of the talks whose plans ended."
* insert Published
* insert OneDocument
* type = $loinc#18776-5

RuleSet: OneDocument
* insert NamedByTheLedger
* docStatus 1..1 MS
* category[uscore] 1..1 MS
* category[uscore] = $note-category#clinical-note
* date 1..1
* author 1..1
* author only Reference($us-core-practitioner or $us-core-practitionerrole)
* relatesTo.code = #replaces
* description 1..1 MS
* obeys alongside-each-form-once
* content 1..2
* content.attachment obeys alongside-note-readable
* content.attachment.contentType 1..1
* content.attachment.language 1..1 MS
* content.attachment.data 1..1
* content.attachment.title 1..1 MS
* content.attachment.creation 1..1
* context 1..1
* context.period 1..1
* context.period.start 1..1
* context.period.end 1..1

Invariant: alongside-note-readable
Description: "Plain text, or a paper an EMR shows as it is"
Severity: #error
Expression: "contentType in ('text/plain' | 'application/pdf' | 'application/xhtml+xml')"

Invariant: alongside-each-form-once
Description: "Of several attachments each is another form of the same words"
Severity: #error
Expression: "content.attachment.contentType.isDistinct()"
