import type { RequestHandler } from 'express';
import { accessOf, type Verb } from '../sandbox-emr/fhir/scopes.ts';
import type { Grant, Json } from '../sandbox-emr/fhir/types.ts';
import type { FhirServer } from '../sandbox-emr/server.ts';
import { bodyOf, give, pass } from './forward.ts';

/**
 * HAPI behind the sandbox EMR's authorization server: a request is passed on only with a good token whose scopes cover
 * what it asks, and an answer only when they cover every resource in it.
 */
export const smartFront =
  (hapi: string): FhirServer =>
  ({ baseUrl, grantFor }): RequestHandler =>
  async (req, res) => {
    const refuse = (status: number, text: string) => {
      const issue = [{ severity: 'error', code: 'forbidden', details: { text } }];
      res.status(status).json({ resourceType: 'OperationOutcome', issue });
    };
    const isMetadata = req.method === 'GET' && req.path === '/metadata';
    const grant = await grantFor(/^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? '');
    if (!grant && !isMetadata) return refuse(401, 'A valid access token is needed');
    const body = await bodyOf(req);
    const asked = deedOf(req.method, req.path);
    if (grant && !isMetadata && !mayAsk(grant, asked, body)) return refuse(403, 'Outside the scopes');
    const path = req.url === '/' || req.url.startsWith('/?') ? req.url.slice(1) : req.url;
    const answer = await pass(hapi, req, { path, body, front: new URL(baseUrl) });
    if (grant && !isMetadata && !mayHave(grant, asked.verb, answer.body))
      return refuse(403, 'Not of this patient');
    give(res, answer);
  };

type Deed = { verb: Verb; type?: string };

function deedOf(method: string, path: string): Deed {
  const [type, id] = path.split('/').filter(Boolean);
  if (method === 'GET') return { verb: id ? 'r' : 's', type };
  return { verb: method === 'POST' ? 'c' : 'u', type };
}

/** A page of the base itself has no type: what is on it is looked at when it comes. */
function mayAsk(grant: Grant, { verb, type }: Deed, body: string): boolean {
  const access = accessOf(grant, () => undefined);
  if (type === undefined) return verb === 's';
  if (verb === 'c' || verb === 'u') return access.covers(verb, JSON.parse(body) as Json);
  return access.may(verb, type);
}

function mayHave(grant: Grant, verb: Verb, body: string): boolean {
  const answer = body === '' ? undefined : (JSON.parse(body) as Json);
  if (!answer || answer.resourceType === 'OperationOutcome') return true;
  const access = accessOf(grant, () => undefined);
  const resources =
    answer.resourceType === 'Bundle'
      ? ((answer.entry ?? []) as { resource?: Json }[]).flatMap(({ resource }) => resource ?? [])
      : [answer];
  return resources.every(one => access.covers(verb, one));
}
