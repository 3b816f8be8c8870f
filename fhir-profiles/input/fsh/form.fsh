// Some EMRs take a filled-in form and nothing else. Which form is agreed on with the practice: an EMR knows its own
// Questionnaire by an address of its own, with the questions below under the same link ids.
Profile: AlongsideForm
Parent: QuestionnaireResponse
Id: alongside-form
Title: "Coaching session in an agreed form"
Description: "What an EMR takes of a session in no other way, as answers to the form its practice agreed on. The shape of US Core's QuestionnaireResponse, whose parent is a guide of its own (SDC) that an EMR need not have. A later version of the session fills in the form anew, or changes it where it may."
* insert Published
* identifier 1..1 MS
* identifier.system 1..1
* identifier.system = $chart-write
* identifier.value 1..1
* questionnaire 1..1 MS
* status MS
* status ^short = "completed; amended when a later version of the session filled it in"
* obeys alongside-form-is-filled-in
* subject 1..1 MS
* subject only Reference($us-core-patient)
* authored 1..1 MS
* author 1..1 MS
* author only Reference($us-core-practitioner or PractitionerRole)
* item 1..* MS

Invariant: alongside-form-is-filled-in
Description: "A form that is done, and says when the talk was"
Severity: #error
Expression: "(status = 'completed' or status = 'amended') and item.where(linkId = 'talk').exists()"

RuleSet: Asked(id, type, words)
* linkId = "{id}"
* type = #{type}
* text = {words}

RuleSet: AskedOfSet(id, words, set)
* linkId = "{id}"
* type = #choice
* text = {words}
* answerValueSet = "https://alongside.health/fhir/ValueSet/{set}"

Instance: session-form
InstanceOf: Questionnaire
Usage: #definition
* url = "https://alongside.health/fhir/Questionnaire/session-form"
* version = "0.1.0"
* name = "SessionForm"
* title = "A coaching session"
* status = #active
* experimental = false
* date = "2026-11-26"
* publisher = "Alongside"
* description = "The questions an EMR's own form must ask for a coaching session to be filed in it. Where the EMR takes a note as well, only what was asked and answered is filled in; elsewhere all of the session, the note among it."
* subjectType = #Patient
* item[+]
  * insert Asked(talk, group, [["The talk"]])
  * required = true
  * item[+]
    * insert Asked(talk.start, dateTime, [["When it began"]])
    * required = true
  * item[+]
    * insert Asked(talk.end, dateTime, [["When it ended"]])
    * required = true
  * item[+]
    * insert Asked(talk.means, string, [["In person, by phone or by video"]])
* item[+]
  * insert Asked(note, text, [["The note, whole"]])
* item[+]
  * insert Asked(goal, group, [["A goal"]])
  * repeats = true
  * item[+]
    * insert Asked(goal.words, string, [["In the patient's words"]])
    * required = true
  * item[+]
    * insert Asked(goal.summary, string, [["In the coach's words"]])
* item[+]
  * insert Asked(step, group, [["A step"]])
  * repeats = true
  * item[+]
    * insert Asked(step.words, string, [["What, how much, how often"]])
    * required = true
* item[+]
  * insert Asked(plan, text, [["The coaching plan, whole"]])
* item[+]
  * insert Asked(ruler, group, [["A ruler"]])
  * repeats = true
  * item[+]
    * insert AskedOfSet(ruler.kind, [["Importance, confidence or readiness"]], ruler-kinds)
    * required = true
  * item[+]
    * insert Asked(ruler.about, string, [["About what"]])
  * item[+]
    * insert AskedOfSet(ruler.answer, [["0 to 10"]], ruler-answers)
    * required = true
* item[+]
  * insert Asked(stage, group, [["Stage of change"]])
  * repeats = true
  * item[+]
    * insert Asked(stage.about, string, [["About what"]])
  * item[+]
    * insert AskedOfSet(stage.answer, [["Which stage"]], stages-of-change)
    * required = true
* item[+]
  * insert Asked(teach-back, group, [["Teach-back"]])
  * repeats = true
  * item[+]
    * insert Asked(teach-back.topic, string, [["About what"]])
  * item[+]
    * insert AskedOfSet(teach-back.result, [["How it was told back"]], teach-back-results)
    * required = true
  * item[+]
    * insert Asked(teach-back.retellings, decimal, [["How often it was told back"]])
* item[+]
  * insert Asked(medicine, group, [["A medicine"]])
  * repeats = true
  * item[+]
    * insert Asked(medicine.name, string, [["Which"]])
    * required = true
  * item[+]
    * insert Asked(medicine.days, decimal, [["On how many of the last 7 days it was taken"]])
    * required = true
  * item[+]
    * insert AskedOfSet(medicine.reason, [["Why not on all of them"]], reasons-not-taken)
* item[+]
  * insert Asked(check-in, group, [["How the last step went"]])
  * repeats = true
  * item[+]
    * insert Asked(check-in.about, string, [["Of which goal"]])
  * item[+]
    * insert AskedOfSet(check-in.result, [["How it went"]], check-in-answers)
    * required = true
  * item[+]
    * insert Asked(check-in.done, decimal, [["How often it was done"]])
  * item[+]
    * insert Asked(check-in.planned, decimal, [["How often it was planned"]])
* item[+]
  * insert Asked(measured, group, [["Measured in the talk"]])
  * repeats = true
  * item[+]
    * insert Asked(measured.what, string, [["What"]])
    * required = true
  * item[+]
    * insert Asked(measured.value, string, [["Value and unit"]])
    * required = true
* item[+]
  * insert Asked(ended, group, [["Something of an earlier talk that ended"]])
  * repeats = true
  * item[+]
    * insert Asked(ended.what, string, [["What"]])
    * required = true
  * item[+]
    * insert Asked(ended.how, string, [["Revised, stopped or completed"]])
