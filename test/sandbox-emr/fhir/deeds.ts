import { refuse } from './outcomes.ts';
import { servedTypes } from './served-types.ts';
import type { Answer } from './types.ts';

/** The FHIR interactions with one type, by their names in a CapabilityStatement. */
export type Interaction =
  | 'read'
  | 'vread'
  | 'history-instance'
  | 'history-type'
  | 'search-type'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete';

/** One interaction asked for, by HTTP or as an entry of a Bundle. */
export type Deed = {
  interaction: Interaction;
  type: string;
  id?: string;
  versionId?: string;
  query: URLSearchParams;
  body?: unknown;
  ifMatch?: string;
  ifNoneMatch?: string;
  ifNoneExist?: string;
  /** The id set aside for a create inside a transaction, to which other entries already point. */
  newId?: string;
};

/** Understands method and path (`Goal/1/_history`, without base), or refuses: 400, 404, 405. */
export function deedOf(method: string, path: string, query: URLSearchParams): Deed | Answer {
  const [type = '', ...rest] = path.split('/').filter(part => part !== '');
  if (!servedTypes.includes(type)) return refuse(404, 'not-supported', `No resource type ${type} here`);
  const found = routes.find(route => route.method === method && route.fits(rest));
  if (!found) return refuse(405, 'not-supported', `No ${method} on ${path}`);
  const [id, , versionId] = found.interaction === 'search-type' ? [] : rest;
  if (id !== undefined && id !== '_history' && !/^[A-Za-z0-9\-.]{1,64}$/.test(id)) {
    return refuse(400, 'value', `${id} is no id`);
  }
  const isOfOne = id !== undefined && id !== '_history';
  return { interaction: found.interaction, type, query, ...(isOfOne ? { id, versionId } : {}) };
}

/** Whether a deed changes what is stored. */
export function isWrite({ interaction }: Deed): boolean {
  return ['create', 'update', 'patch', 'delete'].includes(interaction);
}

type Route = { method: string; interaction: Interaction; fits: (rest: string[]) => boolean };

const isType = (rest: string[]) => rest.length === 0;
const isInstance = (rest: string[]) => rest.length === 1 && !rest[0]?.startsWith('_');

const routes: Route[] = [
  { method: 'GET', interaction: 'search-type', fits: isType },
  { method: 'POST', interaction: 'search-type', fits: rest => rest.length === 1 && rest[0] === '_search' },
  { method: 'GET', interaction: 'history-type', fits: rest => rest.length === 1 && rest[0] === '_history' },
  { method: 'GET', interaction: 'read', fits: isInstance },
  {
    method: 'GET',
    interaction: 'history-instance',
    fits: rest => rest.length === 2 && rest[1] === '_history',
  },
  { method: 'GET', interaction: 'vread', fits: rest => rest.length === 3 && rest[1] === '_history' },
  { method: 'POST', interaction: 'create', fits: isType },
  { method: 'PUT', interaction: 'update', fits: isInstance },
  { method: 'PATCH', interaction: 'patch', fits: isInstance },
  { method: 'DELETE', interaction: 'delete', fits: isInstance },
];
