import { ownersOf } from './compartment.ts';
import type { Deed, Interaction } from './deeds.ts';
import type { DisguiseRules } from './disguises.ts';
import { parseReference } from './parse-reference.ts';
import type { ReferenceTarget } from './references.ts';
import type { Answer, Json } from './types.ts';
import { vendorRefusal } from './vendor-like.ts';
import { visitAll } from './walk.ts';

const creatable = ['Observation', 'DocumentReference'];

/**
 * The narrowest of the large vendors: two types can be created, vital signs and plain-text notes, and nothing
 * else is written. What is not offered answers 403 with no body at all.
 */
export const epicRules: DisguiseRules = {
  software: 'Sandbox EMR, epic-like',
  offers,
  saysConditionalCreate: false,
  conditionalCreate: false,
  saysUpdateCreate: false,
  updateCreate: 'refused',
  hidesIdentifiers: false,
  bundles: false,
  bareAnswers: true,
  refuse: deed =>
    offers(deed.type).includes(deed.interaction) && !isOtherObservation(deed) ? undefined : bare,
  examine: (content, { find }) =>
    content.resourceType === 'DocumentReference' ? examineNote(content, find) : undefined,
  alter: content =>
    content.resourceType === 'DocumentReference' && Array.isArray(content.content)
      ? { ...content, content: content.content.slice(0, 1) }
      : content,
};

const bare: Answer = { status: 403 };

function offers(type: string): readonly Interaction[] {
  return creatable.includes(type) ? ['read', 'search-type', 'create'] : ['read', 'search-type'];
}

/** Creates of an Observation that is no vital sign fall under an API the client was never given. */
function isOtherObservation({ interaction, type, body }: Deed): boolean {
  if (interaction !== 'create' || type !== 'Observation' || !body || typeof body !== 'object') return false;
  const categories = visitAll(body as Json).filter(visit =>
    /^Observation\.category\[\d+\]\.coding\[\d+\]\.code$/.test(visit.path),
  );
  return categories.length > 0 && !categories.some(visit => visit.value === 'vital-signs');
}

function examineNote(content: Json, find: ReferenceTarget): Answer | undefined {
  const { context } = content as { context?: { encounter?: { reference?: string }[] } };
  const encounters = (context?.encounter ?? []).map(one => parseReference(one.reference ?? ''));
  const [encounter] = encounters;
  if (encounters.length !== 1 || !encounter) {
    return vendorRefusal(
      '59101',
      'A note needs exactly one encounter',
      'DocumentReference.context.encounter',
    );
  }
  const stored = find('Encounter', encounter.id);
  const owners = stored ? ownersOf(stored, find) : [];
  if (!owners.some(owner => ownersOf(content, find).includes(owner))) {
    return vendorRefusal(
      '59102',
      'The encounter is not one of this patient',
      'DocumentReference.context.encounter',
    );
  }
  const [first] = content.content as { attachment?: { contentType?: string; data?: string } }[];
  if (first?.attachment?.contentType !== 'text/plain' || first.attachment.data === undefined) {
    return vendorRefusal('59103', 'Only text/plain data is filed', 'DocumentReference.content[0].attachment');
  }
  return undefined;
}
