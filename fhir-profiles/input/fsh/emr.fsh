// What Alongside asks of an EMR. Only two things are asked without condition: the launch, and that the patient can be
// read. Whatever else an EMR has not, Alongside does without and says so.
RuleSet: Resource(type, words)
* rest.resource[+].type = #{type}
* rest.resource[=].documentation = {words}

RuleSet: May(interaction, expectation)
* rest.resource[=].interaction[+].code = #{interaction}
* rest.resource[=].interaction[=].extension[$expectation].valueCode = #{expectation}

RuleSet: By(name, type)
* rest.resource[=].searchParam[+].name = "{name}"
* rest.resource[=].searchParam[=].type = #{type}

RuleSet: WrittenOnce
* rest.resource[=].conditionalCreate = true
* rest.resource[=].versioning = #versioned-update
* insert By(identifier, token)

RuleSet: Shaped(profile)
* rest.resource[=].supportedProfile[+] = "https://alongside.health/fhir/StructureDefinition/{profile}"

Instance: alongside-emr
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://alongside.health/fhir/CapabilityStatement/alongside-emr"
* version = "0.1.0"
* name = "AlongsideEmr"
* title = "What Alongside asks of an EMR"
* status = #active
* experimental = false
* date = "2026-11-26"
* publisher = "Alongside"
* description = "The reads of one chart and the writes of one signed session. Conditional create and versioned update are used where an EMR has them and done without where it has not; no batch, transaction, patch or delete is asked for."
* kind = #requirements
* fhirVersion = #4.0.1
* format = #json
* rest.mode = #server
* rest.security.service = $smart#SMART-on-FHIR
* rest.security.description = "SMART App Launch 2: launch from the chart, openid, fhirUser, a refresh token where it can be had, and per type no more than is read or written. Scopes of either version are understood."
* insert Resource(Patient, [["Who is coached. The one read without which nothing is shown."]])
* insert May(read, SHALL)
* insert Resource(Condition, [["Problems."]])
* insert May(search-type, SHOULD)
* insert By(patient, reference)
* insert Resource(MedicationRequest, [["Medicines as ordered; those stopped lately."]])
* insert May(search-type, SHOULD)
* insert By(patient, reference)
* insert By(status, token)
* insert Resource(AllergyIntolerance, [["Allergies."]])
* insert May(search-type, SHOULD)
* insert By(patient, reference)
* insert Resource(Observation, [["Read: labs, pressures, body measures, daily readings, smoking. Written: rulers, stage, teach-back, days taken, check-ins, vital signs, blood sugar."]])
* insert Shaped(alongside-ruler)
* insert Shaped(alongside-stage)
* insert Shaped(alongside-teach-back)
* insert Shaped(alongside-adherent-days)
* insert Shaped(alongside-check-in)
* insert Shaped(alongside-blood-pressure)
* insert Shaped(alongside-weight)
* insert Shaped(alongside-heart-rate)
* insert Shaped(alongside-waist)
* insert Shaped(alongside-glucose)
* insert May(search-type, SHOULD)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert By(code, token)
* insert By(date, date)
* insert WrittenOnce
* insert Resource(Encounter, [["Read: visits. Written: a coaching visit, where the session belongs to none of the EMR's own."]])
* insert Shaped(alongside-visit)
* insert May(search-type, SHOULD)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert By(date, date)
* insert WrittenOnce
* insert Resource(ServiceRequest, [["Read: referrals to coaching. Written: steps of an action plan; handoffs to a coach."]])
* insert Shaped(alongside-step)
* insert Shaped(alongside-handoff)
* insert May(search-type, SHOULD)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert By(intent, token)
* insert WrittenOnce
* insert Resource(DocumentReference, [["Read: clinical notes. Written: the coaching note, the one write that is missed most; the plan as a document, where no care plan is taken."]])
* insert Shaped(alongside-note)
* insert Shaped(alongside-plan-document)
* insert May(search-type, SHOULD)
* insert May(read, SHOULD)
* insert May(create, SHOULD)
* insert May(update, MAY)
* insert By(patient, reference)
* insert By(category, token)
* insert By(date, date)
* insert WrittenOnce
* insert Resource(Goal, [["Read: goals of whoever wrote them. Written: goals in the patient's words."]])
* insert Shaped(alongside-goal)
* insert May(search-type, SHOULD)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(CarePlan, [["Written: the action plan."]])
* insert Shaped(alongside-care-plan)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(QuestionnaireResponse, [["Written: the form that a practice agreed on with its EMR, filled in; only where there is such a form."]])
* insert Shaped(alongside-form)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(Flag, [["Written: a red flag that was raised; changed when a clinician closed it."]])
* insert Shaped(alongside-red-flag)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(Task, [["Written: a red flag's way to a clinician, changed when it is closed; what became of a handoff."]])
* insert Shaped(alongside-task)
* insert Shaped(alongside-handoff-task)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(CareTeam, [["Written: who coaches this patient."]])
* insert Shaped(alongside-care-team)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(Communication, [["Written: a coach's question to a physician, and the answer. A record that it was said."]])
* insert Shaped(alongside-message)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(MedicationStatement, [["Written: a medicine as it is really taken, once a physician accepts that. The list is never changed."]])
* insert Shaped(alongside-medicine-taken)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(Consent, [["Written: what a patient said to a kind of care between visits; changed when it is taken back."]])
* insert Shaped(alongside-consent)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
* insert Resource(ChargeItem, [["Written only where the practice says so: a line of a month that was exported; marked as entered in error when the month is opened again."]])
* insert Shaped(alongside-charge)
* insert May(search-type, MAY)
* insert May(read, SHOULD)
* insert May(create, MAY)
* insert May(update, MAY)
* insert By(patient, reference)
* insert WrittenOnce
