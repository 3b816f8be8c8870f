import { categories, noteCategory, systems } from '../../fhir-profiles/codes.ts';
import type { RouteBecause, RoutedItem } from '../domain/chart/chart-write.ts';
import type { EmrAccess } from '../domain/chart/emr-access.ts';
import { allows } from '../domain/chart/scopes.ts';
import type { ChartItem, ChartItemKind } from '../domain/session/signed.ts';
import { type VendorProfile, vendorProfile } from './vendors.ts';

export type { RoutedItem } from '../domain/chart/chart-write.ts';

/**
 * Where each item goes in this EMR: as a resource of its own (or a change of one, where an earlier plan ended) when its CapabilityStatement, the granted scopes and its
 * vendor's rules all allow it; else it stands in the note, which always holds everything; and when the note itself has
 * no way in, everything is for copying. `visitId`: the EMR's visit of this launch.
 */
export const routeItems = (
  items: ChartItem[],
  access: Pick<EmrAccess, 'accepts' | 'scopes' | 'vendor'>,
  visitId?: string,
): RoutedItem[] => {
  const vendor = vendorProfile(access.vendor);
  const visitRoute = whyNotNative(visitItem, access, vendor, visitId);
  const hasVisit =
    visitId !== undefined || (visitRoute === 'accepted' && items.some(one => one.kind === 'visit'));
  const routed = items.map(item => {
    const because = whyNotNative(item, access, vendor, visitId, hasVisit);
    const canUpdate = because === 'accepted' && mayUpdate(item, access);
    return { item, because, canUpdate };
  });
  const noteGoes = routed.some(one => one.item.kind === 'note' && one.because === 'accepted');
  return routed.map(one => ({
    ...one,
    route: one.because === 'accepted' ? 'native' : noteGoes && one.item.kind !== 'note' ? 'note' : 'copy',
  }));
};

/** An item, as far as it decides which resource it becomes or changes. */
type Typed =
  | { kind: Exclude<ChartItemKind, 'plan-ended'>; vital?: string }
  | Pick<Extract<ChartItem, { kind: 'plan-ended' }>, 'kind' | 'part'>;

const typeOf = (item: Typed): string =>
  item.kind === 'plan-ended' ? (endedTypes[item.part] ?? '') : typeOfKind[item.kind];

const endedTypes: { [part: string]: string } = {
  goal: 'Goal',
  step: 'ServiceRequest',
  'care-plan': 'CarePlan',
};

const typeOfKind: { [kind in Exclude<ChartItemKind, 'plan-ended'>]: string } = {
  visit: 'Encounter',
  note: 'DocumentReference',
  goal: 'Goal',
  step: 'ServiceRequest',
  'care-plan': 'CarePlan',
  ruler: 'Observation',
  stage: 'Observation',
  'teach-back': 'Observation',
  adherence: 'Observation',
  'check-in': 'Observation',
  vital: 'Observation',
};

function whyNotNative(
  item: Typed,
  access: Pick<EmrAccess, 'accepts' | 'scopes'>,
  vendor: VendorProfile,
  visitId: string | undefined,
  hasVisit = visitId !== undefined,
): RouteBecause {
  const type = typeOf(item);
  const deed = item.kind === 'plan-ended' ? 'update' : 'create';
  if (item.kind === 'visit' && visitId !== undefined) return 'visit-already-there';
  if (!access.accepts.writes[type]?.[deed] || vendor.neverCreates.includes(type)) return 'not-accepted-here';
  if (!vendorTakes(item, vendor)) return 'not-accepted-here';
  const needsVisit =
    (item.kind === 'note' && vendor.noteNeedsVisit) || (item.kind === 'vital' && vendor.vitalNeedsVisit);
  if (needsVisit && !hasVisit) return 'visit-needed';
  return allows(access.scopes, 'any', type, deed, categoryOf(item)) ? 'accepted' : 'not-granted';
}

const visitItem = { kind: 'visit' } as const;

function vendorTakes(item: Typed, vendor: VendorProfile): boolean {
  if (typeOf(item) !== 'Observation') return true;
  if (item.kind !== 'vital') return vendor.otherObservations;
  return vendor.vitals === undefined || vendor.vitals.some(vital => vital === item.vital);
}

function mayUpdate(item: Typed, access: Pick<EmrAccess, 'accepts' | 'scopes'>): boolean {
  const type = typeOf(item);
  const update = access.accepts.writes[type]?.update === true;
  return update && allows(access.scopes, 'any', type, 'update', categoryOf(item));
}

/** The category a granular scope may ask for. */
function categoryOf(item: Typed): { [param: string]: string } {
  if (item.kind === 'note') return { category: `${noteCategory.system}|${noteCategory.code}` };
  if (typeOf(item) !== 'Observation') return {};
  const { code } = item.kind === 'vital' ? categories.vitalSigns : categories.survey;
  return { category: `${systems.observationCategory}|${code}` };
}
