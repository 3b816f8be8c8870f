// For the biller's desk. A code of CPT stands without its descriptor: those belong to the AMA.
Profile: AlongsideCharge
Parent: ChargeItem
Id: alongside-charge
Title: "Charge for coaching"
Description: "What was done, by whom, how long, under which rule. Suggested to a biller, never made by a coach."
* insert Published
* insert NamedByTheLedger
* insert ChargeOfALine
* enterer MS

Profile: AlongsideChargeRule
Parent: ChargeItemDefinition
Id: alongside-charge-rule
Title: "Rule of a charge"
Description: "When a code may be charged: as dated data with its source."
* insert Published
* obeys alongside-no-descriptor
* version 1..1 MS
* title 1..1 MS
* code 1..1 MS
* effectivePeriod 1..1 MS
* effectivePeriod.start 1..1
* derivedFromUri 1..* MS
* derivedFromUri ^short = "Where the rule is written"
* applicability 1..* MS
* applicability.description 1..1

Invariant: alongside-no-descriptor
Description: "A billing code carries no descriptor"
Severity: #error
Expression: "code.coding.display.empty()"

// What leaves with an export, and never goes into a chart: no row of the ledger names it.
Profile: AlongsideExportedCharge
Parent: ChargeItem
Id: alongside-exported-charge
Title: "Charge for coaching, in an export"
Description: "A line of an exported month: known by the same number as the charge that may stand in a chart."
* insert Published
* insert KnownBy(claimLine, $claim-line, [[The line of a claim, the same in a chart and in an export]])
* insert ChargeOfALine

Profile: AlongsideContact
Parent: $us-core-encounter
Id: alongside-contact
Title: "Contact behind a charge, in an export"
Description: "A talk or another dealing with a patient that claimed minutes were made of: when, how and by whom."
* insert Published
* insert KnownBy(contact, $contact, [[The contact of the coaching record]])
* status = #finished
* type.coding 1..* MS
* participant 1..* MS
* participant.type 1..* MS
* participant.individual 1..1
* participant.individual.display 1..1
* period 1..1
* period.start 1..1
* period.end 1..1

Profile: AlongsideClaim
Parent: Claim
Id: alongside-claim
Title: "Month of a patient as a claim, in an export"
Description: "A draft, or one that takes back what was sent: whoever bills adds diagnosis, prices and coverage, and none of these is made up."
* insert Published
* insert KnownBy(number, $claim, [[The number of the claim, the same whenever it leaves again]])
* obeys alongside-draft-or-taken-back and alongside-taken-back-names-it and alongside-items-no-descriptor
* type = $claim-type#professional
* use = #claim
* patient only Reference(Patient)
* billablePeriod 1..1 MS
* billablePeriod.start 1..1
* billablePeriod.end 1..1
* related MS
* related.claim 1..1
* related.claim.identifier 1..1
* related.relationship 1..1
* careTeam MS
* careTeam.provider.display 1..1
* diagnosis 0..0
* total 0..0
* insurance.coverage.display 1..1
* item 1..* MS
* item.productOrService.coding 1..*
* item.productOrService.text 1..1
* item.serviced[x] 1..1
* item.serviced[x] only Period
* item.quantity 1..1
* item.quantity.value 1..1
* item.diagnosisSequence 0..0
* item.unitPrice 0..0
* item.net 0..0
* item.encounter MS

Invariant: alongside-draft-or-taken-back
Description: "A claim of an export is a draft, or is taken back"
Severity: #error
Expression: "status = 'draft' or status = 'cancelled'"

Invariant: alongside-taken-back-names-it
Description: "A claim that is taken back names the one that was sent"
Severity: #error
Expression: "status = 'cancelled' implies related.claim.identifier.exists()"

Invariant: alongside-items-no-descriptor
Description: "No billing code of an item carries its descriptor"
Severity: #error
Expression: "item.productOrService.coding.display.empty()"
