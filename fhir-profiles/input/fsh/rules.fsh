RuleSet: Published
* ^status = #active
* ^experimental = false
* ^publisher = "Alongside"

RuleSet: PublishedSet
* ^status = #active
* ^experimental = false
* ^publisher = "Alongside"
* ^version = "0.1.0"

// Every row of the ledger names its resource, so that a second sending finds the first.
RuleSet: NamedByTheLedger
* identifier 1..* MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains chartWrite 1..*
* identifier[chartWrite] ^short = "Row of the ledger that wrote or changed this resource"
* identifier[chartWrite].system 1..1
* identifier[chartWrite].system = $chart-write
* identifier[chartWrite].value 1..1

// What all observations of a session share: a moment, and who asked.
RuleSet: SaidInASession
* insert NamedByTheLedger
* effective[x] 1..1
* effective[x] only dateTime
* performer 1..* MS

RuleSet: SurveyAmongSimpleObservations
* category[us-core] 1..1 MS
* category[us-core] = $observation-category#survey

RuleSet: CodedAnswer(set)
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from {set} (required)

RuleSet: SourceIsLoinc
* ^copyright = "Holds codes of LOINC, copyright Regenstrief Institute, used under the LOINC licence (loinc.org/license)."

RuleSet: SourceIsSnomed
* ^copyright = "Holds codes of SNOMED CT, copyright SNOMED International; whoever uses them needs a licence where SNOMED CT is not free."

// What is only exported is known by a name of its own kind.
RuleSet: KnownBy(slice, system, short)
* identifier 1..* MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains {slice} 1..1
* identifier[{slice}] ^short = "{short}"
* identifier[{slice}].system 1..1
* identifier[{slice}].system = {system}
* identifier[{slice}].value 1..1

// A line of a claim as a charge, in a chart or in an export.
RuleSet: ChargeOfALine
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
* enteredDate 1..1
