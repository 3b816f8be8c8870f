import type { Deed, Interaction } from './deeds.ts';
import { isWrite } from './deeds.ts';
import { epicRules } from './epic-like.ts';
import { refuse } from './outcomes.ts';
import type { ReferenceTarget } from './references.ts';
import type { Answer, Disguise, Json } from './types.ts';
import { rulesWith } from './vendor-like.ts';
import { vendors } from './vendors.ts';

/** What one EMR takes and how it answers. The CapabilityStatement is made from the same rules, unless it lies. */
export type DisguiseRules = {
  /** How it names itself. */
  software: string;
  /** The interactions it says it offers for a type. */
  offers(type: string): readonly Interaction[];
  /** Whether its metadata says that it knows conditions, and whether it does. */
  saysConditionalCreate: boolean;
  conditionalCreate: boolean;
  /** Whether its metadata says that a PUT to an id it does not know makes a resource, and whether it does. */
  saysUpdateCreate: boolean;
  updateCreate: 'under-that-id' | 'under-another' | 'refused';
  /** A search by identifier finds nothing, whatever is kept. */
  hidesIdentifiers: boolean;
  bundles: boolean;
  /** A create without Prefer (or any, with `always`) is answered with no body, a relative Location and no ETag. */
  bareAnswers: boolean | 'always';
  /** The refusal of what is not offered. */
  refuse(deed: Deed): Answer | undefined;
  /** A rule of this EMR about the content of a create. */
  examine(content: Json, site: { find: ReferenceTarget }): Answer | undefined;
  /** What is left of a create's content when this EMR keeps it. */
  alter(content: Json): Json;
};

/** The rules of the disguise the server wears now. */
export function rulesOf(disguise: Disguise): DisguiseRules {
  return rules[disguise];
}

const reads: readonly Interaction[] = ['read', 'vread', 'search-type', 'history-instance', 'history-type'];

const open: DisguiseRules = {
  software: 'Sandbox EMR',
  saysConditionalCreate: true,
  offers: () => [...reads, 'create', 'update', 'patch', 'delete'],
  conditionalCreate: true,
  saysUpdateCreate: true,
  updateCreate: 'under-that-id',
  hidesIdentifiers: false,
  bundles: true,
  bareAnswers: false,
  refuse: () => undefined,
  examine: () => undefined,
  alter: content => content,
};

const readOnly: DisguiseRules = {
  ...open,
  offers: () => reads,
  saysConditionalCreate: false,
  conditionalCreate: false,
  saysUpdateCreate: false,
  updateCreate: 'refused',
  bundles: false,
  refuse: deed =>
    isWrite(deed) ? refuse(405, 'not-supported', `${deed.type} cannot be written here`) : undefined,
};

const rules: Record<Disguise, DisguiseRules> = {
  open,
  slow: open,
  'read-only': readOnly,
  'epic-like': epicRules,
  ...vendorRules(),
};

function vendorRules() {
  const entries = Object.entries(vendors).map(([name, habits]) => [name, rulesWith(habits)]);
  return Object.fromEntries(entries) as Record<keyof typeof vendors, DisguiseRules>;
}
