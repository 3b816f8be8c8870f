// For the biller's desk. A code of CPT stands without its descriptor: those belong to the AMA.
Profile: AlongsideCharge
Parent: ChargeItem
Id: alongside-charge
Title: "Charge for coaching"
Description: "What was done, by whom, how long, under which rule. Suggested to a biller, never made by a coach."
* insert Published
* insert NamedByTheLedger
* obeys alongside-no-descriptor
* definitionCanonical 1..1 MS
* definitionCanonical ^short = "The rule that gave the code, with its version"
* code.coding 1..* MS
* subject only Reference(Patient)
* context MS
* occurrence[x] 1..1
* occurrence[x] only Period
* performer 1..* MS
* quantity 1..1 MS
* quantity.value 1..1
* enterer MS
* enteredDate 1..1

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
