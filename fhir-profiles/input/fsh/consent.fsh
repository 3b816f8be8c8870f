// What a patient said to a kind of care that they must agree to. US Core has no profile of a consent, so it stands on R4.
Profile: AlongsideConsent
Parent: Consent
Id: alongside-consent
Title: "Consent to care"
Description: "What a patient said to a kind of care between visits: yes, no, or no longer. What they were told and what they answered stands in it word for word."
* insert Published
* insert SourceIsLoinc
* insert NamedByTheLedger
* obeys alongside-consent-says-which
* scope = $consent-scope#treatment
* category 1..1 MS
* category = $loinc#59284-0
* patient 1..1 MS
* dateTime 1..1 MS
* dateTime ^short = "When the answer was written down"
* performer 1..1 MS
* performer only Reference(Patient or RelatedPerson)
* source[x] 1..1 MS
* source[x] only Attachment
* sourceAttachment.contentType 1..1
* sourceAttachment.contentType = #text/plain
* sourceAttachment.data 1..1
* sourceAttachment.data ^short = "What was asked, what was answered, who took the answer"
* policyRule 1..1 MS
* policyRule.text 1..1
* provision 1..1 MS
* provision.type 0..0
* provision.type ^short = "R4 permits no type in the root rule: without consent nothing is done"
* provision.provision 1..1 MS
* provision.provision.type 1..1
* provision.provision.period 1..1
* provision.provision.period.start 1..1
* provision.provision.code 1..1
* provision.provision.code.text 1..1

Invariant: alongside-consent-says-which
Description: "A yes stands and permits, a no is rejected and denies, and one that was taken back has its last day"
Severity: #error
Expression: "(status = 'active' implies (provision.provision.type = 'permit' and provision.provision.period.end.empty())) and (status = 'rejected' implies provision.provision.type = 'deny') and (status = 'inactive' implies provision.provision.period.end.exists())"
