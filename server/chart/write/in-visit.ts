import type { ChartResource } from '../../domain/chart/chart-write.ts';

/** A resource put into a visit of the EMR: a document names it in its context, everything else by itself. */
export const putInVisit = (resource: ChartResource, visitId: string): ChartResource => {
  const encounter = { reference: `Encounter/${visitId}` };
  return resource.resourceType === 'DocumentReference'
    ? { ...resource, context: { ...(resource.context as object), encounter: [encounter] } }
    : { ...resource, encounter };
};
