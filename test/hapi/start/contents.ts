import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPatients, demoSchedule, demoStaff, syntheaPatients } from '../../sandbox-emr/patients/demo.ts';
import { digestOf } from './cache.ts';
import { usCorePackage } from './packages.ts';
import type { FhirPackage } from './way.ts';

/** The day in whose charts everything stands; the clock of the suites that read them. */
export const today = '2026-10-12';

export type Contents = {
  packages: FhirPackage[];
  /** Ours, and what stands in for terminology that cannot be had offline. */
  definitions: fhir4.FhirResource[];
  /** The practice's staff and patients as in the sandbox EMR, those of the twins, and Synthea's. */
  charts: fhir4.FhirResource[];
  digest: string;
};

/** What HAPI holds before a suite writes anything. */
export const contents = async (): Promise<Contents> => {
  const packages = [usCorePackage()];
  const definitions = [
    ...definitionsIn(join(import.meta.dirname, '..', 'terminology')),
    ...definitionsIn(compiledProfiles),
  ];
  const charts = [...demoStaff(), ...demoCharts(), ...twins(), ...(await syntheaCharts())];
  const files = packages.map(({ file }) => (file ? readFileSync(file) : 'registry'));
  const digest = digestOf(JSON.stringify([definitions, charts]), ...files);
  return { packages, definitions, charts, digest };
};

const demoCharts = () => [...demoPatients({ seed: 1, today }), ...demoSchedule(today)];

/** Whose charts are written in: so that the suite that reads finds the charts as they were. */
const written = [
  'rosa-morales',
  'sam-rivera',
  'edith-larsen',
  'lucia-fuentes',
  'tasha-brooks',
  'grace-okafor',
];

/** The chart of each of them once more, whole, under `ID-twin`. */
export const twins = (): fhir4.FhirResource[] =>
  written.flatMap(patient =>
    demoCharts()
      .map(resource => JSON.stringify(resource))
      .filter(text => text.includes(patient))
      .map(text => JSON.parse(text.replaceAll(patient, `${patient}-twin`)) as fhir4.FhirResource),
  );

export const compiledProfiles = join(import.meta.dirname, '..', '..', '..', 'fhir-profiles', 'compiled');

/** Synthea's patients where they are at hand (`SYNTHEA_DIR`), as the sandbox EMR would hold them. */
export const syntheaCharts = async (): Promise<fhir4.FhirResource[]> => {
  const folder = process.env.SYNTHEA_DIR;
  return folder !== undefined && existsSync(folder) ? syntheaPatients(folder, today) : [];
};

function definitionsIn(folder: string): fhir4.FhirResource[] {
  return globSync('{CodeSystem,ValueSet,StructureDefinition,Questionnaire}-*.json', { cwd: folder })
    .sort()
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
