import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import type { ReadId } from '../../domain/find/question.ts';
import type { Page, ReadBecause } from '../../domain/find/run.ts';
import type { Criteria } from '../../domain/find/search-ids.ts';
import { callFhir, type FhirAnswer, pathWithin } from '../fhir-http.ts';
import { belongs, subjectOf } from '../read/belongs.ts';
import { whyNotRead } from '../read/collect.ts';
import { codeWord, type Loose, list, number, record, text } from '../read/loose.ts';
import { retryAfterMs } from '../retry-after.ts';
import { type FindQuery, pathOf, queryOf } from './queries.ts';
import { type ReadAt, saidOf } from './said.ts';

export type PageRead =
  | { status: 'page'; page: Page }
  /** It asks for time before it says more. */
  | { status: 'busy'; waitMs: number }
  /** The token is believed no more; another one may be. */
  | { status: 'token' }
  | { status: 'failed'; because: ReadBecause };

export type Asking = { read: ReadId; criteria: Criteria; today: string; at: ReadAt; deadline: AbortSignal };

/** Where an EMR that is busy does not say how long it needs. */
const usualWaitMs = 5_000;

/**
 * One page of one list of all patients' charts. `next`: where the page before said that this one is; only within this
 * EMR. Each resource is looked at by itself: whose it is, and whether it is what was asked for.
 */
export async function readFindPage(access: EmrAccess, asking: Asking, next?: string): Promise<PageRead> {
  const query = queryOf(asking.read, asking.criteria, asking.today);
  const reads = access.accepts.reads[query.type];
  if (!reads?.search || !query.wanted.every(name => reads.params.length === 0 || reads.params.includes(name)))
    return { status: 'failed', because: 'not-offered' };
  const path = next ?? pathOf(query, reads.params, 'page');
  const answer = await callFhir(access, { method: 'GET', path, deadline: asking.deadline });
  const notYet = busyOrOver(answer, asking.at.now);
  if (notYet) return notYet;
  const because = whyNotRead(answer);
  if (because) return { status: 'failed', because };
  const bundle = answer.status === 'answered' ? record(answer.body) : {};
  // A page of outcomes alone is an error that came as a success.
  if (bundle.resourceType !== 'Bundle') return { status: 'failed', because: 'not-understood' };
  return pageOf(bundle, access, query, asking);
}

/** How many the EMR says there are, without their content; nothing where it does not say. */
export async function countFor(
  access: EmrAccess,
  asking: Omit<Asking, 'at'>,
): Promise<{ total: number } | { unknown: ReadBecause }> {
  const query = queryOf(asking.read, asking.criteria, asking.today);
  const reads = access.accepts.reads[query.type];
  if (!reads?.search) return { unknown: 'not-offered' };
  const path = pathOf(query, reads.params, 'count');
  const answer = await callFhir(access, { method: 'GET', path, deadline: asking.deadline });
  const because = whyNotRead(answer);
  if (because) return { unknown: because };
  const bundle = answer.status === 'answered' ? record(answer.body) : {};
  const total = bundle.resourceType === 'Bundle' ? number(bundle.total) : undefined;
  return total === undefined || isNarrowedOtherwise(bundle, query, reads.params)
    ? { unknown: 'not-understood' }
    : { total };
}

export const busyOrOver = (
  answer: FhirAnswer,
  now: Date,
): Extract<PageRead, { status: 'busy' | 'token' }> | undefined => {
  if (answer.status !== 'answered') return undefined;
  if (answer.http === 401) return { status: 'token' };
  const asks = answer.http === 429 || (answer.http === 503 && answer.headers.has('retry-after'));
  return asks
    ? {
        status: 'busy',
        waitMs: retryAfterMs(answer.headers.get('retry-after') ?? undefined, now) ?? usualWaitMs,
      }
    : undefined;
};

function pageOf(bundle: Loose, access: EmrAccess, query: FindQuery, { read, at }: Asking): PageRead {
  const entries = list(bundle.entry);
  const sent = entries.filter(isMatch).map(entry => record(entry.resource));
  const whose = Map.groupBy(sent, resource => patientOf(resource, query.type, access.base));
  const pages = [...whose].flatMap(([of, resources]) =>
    of === undefined ? [] : [{ of, ...saidOf(read, resources, at) }],
  );
  const fit = pages.reduce((sum, one) => sum + one.fit, 0);
  const next = text(list(bundle.link).find(link => link.relation === 'next')?.url);
  const path = next === undefined ? undefined : pathWithin(access.base, next);
  if (next !== undefined && path === undefined) return { status: 'failed', because: 'elsewhere' };
  const total = number(bundle.total);
  const reads = access.accepts.reads[query.type]?.params ?? [];
  const ignored = isNarrowedOtherwise(bundle, query, reads) || entries.some(isWarning);
  return {
    status: 'page',
    page: {
      said: pages.flatMap(({ of, said }) => said.map(one => ({ of, said: one }))),
      ...{ fit, passedOver: sent.length - fit },
      ...(total !== undefined && { total }),
      ...(path !== undefined && { next: path }),
      ...(ignored && { ignored: true }),
    },
  };
}

const isMatch = (entry: Loose): boolean =>
  (text(record(entry.search).mode) ?? 'match') === 'match' &&
  record(entry.resource).resourceType !== 'OperationOutcome';

/** Whose a resource is: a patient of this EMR, by a reference that says so. Of an appointment, who was to come. */
function patientOf(resource: Loose, type: string, base: string): string | undefined {
  const reference =
    type === 'Appointment'
      ? list(resource.participant)
          .map(one => text(record(one.actor).reference))
          .find(one => /(^|\/)Patient\//.test(one ?? ''))
      : subjectOf(resource);
  const local = reference?.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  const id = /^Patient\/([A-Za-z0-9.-]{1,64})$/.exec(local ?? '')?.[1];
  if (id === undefined) return undefined;
  const about = type === 'Appointment' ? { ...resource, subject: { reference: `Patient/${id}` } } : resource;
  return belongs(about, type, id, base) === 'shown' ? id : undefined;
}

/** The EMR's own account of what it looked for lacks a part of the question. */
function isNarrowedOtherwise(
  bundle: Loose,
  { params, wanted }: FindQuery,
  known: readonly string[],
): boolean {
  const self = text(list(bundle.link).find(link => link.relation === 'self')?.url);
  if (self === undefined || !self.includes('?')) return false;
  const said = new URLSearchParams(self.slice(self.indexOf('?') + 1));
  if ([...said.keys()].some(name => /^_(getpages|offset|page)/.test(name))) return false; // a page's own address
  return Object.keys(params)
    .filter(name => wanted.includes(name) && (known.length === 0 || known.includes(name)))
    .some(name => ![...said.keys()].some(one => one.split(':')[0] === name));
}

/** An outcome beside the matches that says a part of the question was not understood. */
const isWarning = (entry: Loose): boolean => {
  const outcome = record(entry.resource);
  return (
    outcome.resourceType === 'OperationOutcome' &&
    list(outcome.issue).some(issue => ['error', 'warning', 'fatal'].includes(`${codeWord(issue.severity)}`))
  );
};
