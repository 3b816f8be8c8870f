import { deedOf } from '../fhir/deeds.ts';
import { rulesOf } from '../fhir/disguises.ts';
import { perform, type Site } from '../fhir/interactions.ts';
import { accessOf } from '../fhir/scopes.ts';
import type { FhirStore, Json } from '../fhir/types.ts';

/**
 * What a service asked to be sent along: each template filled in with the context and asked of this EMR's own store. A
 * template that cannot be filled in or answered is left out, as the specification lets an EMR do.
 */
export function filledIn(
  templates: Record<string, string>,
  context: Record<string, unknown>,
  { store, baseUrl }: { store: FhirStore; baseUrl: string },
): Record<string, unknown> {
  const find = (type: string, id: string) => store.read(type, id) as Json | undefined;
  const site: Site = {
    ...{ store, baseUrl, find, rules: rulesOf('open'), refusal: () => undefined },
    access: accessOf({ clientId: 'emr', scopes: ['system/*.rs'] }, find),
  };
  return Object.fromEntries(
    Object.entries(templates).flatMap(([key, template]) => {
      const asked = template.replace(/\{\{context\.(\w+)\}\}/g, (_, name: string) =>
        String(context[name] ?? ''),
      );
      const [path = '', query = ''] = asked.split('?');
      const deed = deedOf('GET', path, new URLSearchParams(query));
      const answer = 'status' in deed ? deed : perform(deed, site);
      return answer.status === 200 ? [[key, answer.body]] : [];
    }),
  );
}
