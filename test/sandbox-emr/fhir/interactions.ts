import type { Deed } from './deeds.ts';
import type { DisguiseRules } from './disguises.ts';
import { refuse } from './outcomes.ts';
import { history, read, searchType, vread } from './reading.ts';
import type { Access, Verb } from './scopes.ts';
import type { Answer, FhirStore, Json } from './types.ts';
import { create, patch, remove, update } from './writing.ts';

/** Where a deed is done: the store, on whose behalf, in which disguise. */
export type Site = {
  store: FhirStore;
  baseUrl: string;
  access: Access;
  rules: DisguiseRules;
  /** A fault that refuses this deed, if one waits for it. */
  refusal: (deed: Deed) => Answer | undefined;
  /** What is stored, and within a transaction also what is about to be. */
  find: (type: string, id: string) => Json | undefined;
};

/** Does one interaction. Every refusal is an answer; only bugs throw. */
export function perform(deed: Deed, site: Site): Answer {
  const refused = site.rules.refuse(deed) ?? scopeRefusal(deed, site.access) ?? site.refusal(deed);
  return refused ?? deeds[deed.interaction](deed, site);
}

const verbs: Record<Deed['interaction'], Verb> = {
  read: 'r',
  vread: 'r',
  'history-instance': 'r',
  'history-type': 'r',
  'search-type': 's',
  create: 'c',
  update: 'u',
  patch: 'u',
  delete: 'd',
};

function scopeRefusal({ interaction, type }: Deed, access: Access): Answer | undefined {
  const verb = verbs[interaction];
  return access.may(verb, type)
    ? undefined
    : refuse(403, 'forbidden', `No scope for ${interaction} of ${type}`);
}

const deeds: Record<Deed['interaction'], (deed: Deed, site: Site) => Answer> = {
  read,
  vread,
  'history-instance': history,
  'history-type': history,
  'search-type': searchType,
  create,
  update,
  patch,
  delete: remove,
};
