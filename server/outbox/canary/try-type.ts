import { systems } from '../../../fhir-profiles/codes.ts';
import { callFhir, type FhirAnswer, type FhirRequest } from '../../chart/fhir-http.ts';
import { type Loose, list, record } from '../../chart/read/loose.ts';
import type { ChartResource } from '../../domain/chart/chart-write.ts';
import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import type { ProvenFacts, TriedType } from '../../domain/chart/proven.ts';
import { type Asked, type Verdict, verdictOn, verdictOnReadBack } from '../verdict.ts';
import { withdraw } from '../withdraw-doubles.ts';

/** What trying one type works with. `id`: the canary's number, which `resource`, the marked one, carries. */
export type Trial = {
  access: EmrAccess;
  type: TriedType;
  id: string;
  category: string;
  patientId: string;
  resource: ChartResource;
  /** Of one call, in milliseconds. */
  callMs: number;
  /** Waits between two searches. */
  pause: (ms: number) => Promise<void>;
  at: string;
};

/** Waits before each search for what was just made; an EMR may index a moment later. */
const searchWaitsMs = [0, 250, 750, 2000];

/**
 * Writes one marked resource of a type and finds out how this EMR can be written to without making anything twice: a
 * create, a search for it, the same create under a condition, a PUT to an id of ours. Everything that was made is marked
 * as entered in error at the end, where the EMR lets us; what is left is named.
 */
export const tryType = async (trial: Trial): Promise<ProvenFacts> => {
  const { type, category, at } = trial;
  const made = new Map<string, Loose>();
  const note = (resource: Loose | undefined) => {
    if (resource?.id !== undefined) made.set(`${type}/${resource.id}`, resource);
  };
  const facts: ProvenFacts = { type, category, at, created: 'no-answer', takenAway: 'none-made', left: [] };
  try {
    const first = await create(trial);
    note(first.resource);
    Object.assign(facts, first.facts);
    const late = facts.created === 'no-answer' ? await lateOnes(trial) : [];
    for (const one of late) note(one);
    if (facts.status === 201 && late.length === 1)
      Object.assign(facts, { created: 'yes', answer: 'nothing', identifier: 'kept' });
    const filed = first.resource ?? late[0];
    if (facts.created === 'yes' && filed) {
      Object.assign(facts, await search(trial));
      if (facts.search === 'finds') Object.assign(facts, await again(trial, filed, note));
      Object.assign(facts, await underOwnId(trial, note));
    }
  } finally {
    Object.assign(facts, await takeAway(trial, [...made.values()]));
  }
  return facts;
};

async function create(trial: Trial) {
  const answer = await call(trial, { method: 'POST', path: trial.type, body: trial.resource });
  const asked = askedFor(trial);
  const { verdict, resource } = await sure(trial, answer, asked);
  if (verdict.kind === 'applied') {
    const facts: Partial<ProvenFacts> = {
      created: 'yes',
      answer: answer.status === 'answered' && answer.body ? 'whole' : 'address',
      ...addressIn(answer),
      identifier: verdict.named ? 'kept' : 'forgotten',
      version: verdict.etag === undefined ? 'not-said' : 'said',
    };
    return { facts, resource };
  }
  const status = answer.status === 'answered' ? { status: answer.http } : {};
  if (verdict.kind === 'not-accepted') return { facts: { created: 'refused' as const, ...status } };
  if (verdict.kind !== 'refused') return { facts: { created: 'no-answer' as const, ...status } };
  const created = verdict.because === 'visit-needed' ? ('visit-needed' as const) : ('refused' as const);
  return { facts: { created, ...status, ...(verdict.words ? { words: verdict.words } : {}) } };
}

/** Whether, and how soon, a search by our identifier shows it. */
async function search(trial: Trial): Promise<Partial<ProvenFacts>> {
  const { access, type } = trial;
  if (!access.accepts.reads[type]?.params.includes('identifier')) return {};
  let waited = 0;
  for (const wait of searchWaitsMs) {
    await trial.pause(wait);
    waited += wait;
    const entries = await found(trial);
    if (entries === undefined) return { search: 'refused' };
    const ours = entries.filter(one => isNamed(one, trial.id));
    if (entries.length > ours.length) return { search: 'finds-others' };
    if (ours.length > 0) return { search: 'finds', shownAfterMs: waited };
  }
  return { search: 'misses' };
}

/**
 * Takes away what a canary left that was broken off before its end, as far as a search by its number finds it; gives back
 * how many were marked.
 */
export const takeAwayBroken = async (
  left: Pick<Trial, 'access' | 'type' | 'id' | 'patientId' | 'callMs'>,
): Promise<number> => {
  const standing = ((await found(left)) ?? []).filter(one => isNamed(one, left.id) && !isWithdrawn(one));
  let marked = 0;
  for (const one of standing) if (await withdraw(left.access, one, left.callMs)) marked += 1;
  return marked;
};

/** A create without an answer may have been done all the same; then it is taken away as well. */
const lateOnes = async (trial: Trial): Promise<Loose[]> =>
  ((await found(trial)) ?? []).filter(one => isNamed(one, trial.id));

/** What a search by an identifier answers; nothing where it is no answer to a search. */
async function found(
  trial: Pick<Trial, 'access' | 'type' | 'id' | 'patientId' | 'callMs'>,
): Promise<Loose[] | undefined> {
  const query = new URLSearchParams({
    ...{ identifier: `${systems.chartWrite}|${trial.id}`, patient: trial.patientId, _count: '10' },
  });
  const answer = await call(trial, { method: 'GET', path: `${trial.type}?${query}` });
  if (answer.status === 'failed' || answer.http !== 200 || answer.body?.resourceType !== 'Bundle')
    return undefined;
  return list(answer.body.entry)
    .map(entry => record(entry.resource))
    .filter(one => one.resourceType !== 'OperationOutcome');
}

/** The same create once more, under the condition that there is none: what the EMR says it checks, it must check. */
async function again(
  trial: Trial,
  first: Loose,
  note: (made: Loose | undefined) => void,
): Promise<Partial<ProvenFacts>> {
  if (trial.access.accepts.writes[trial.type]?.conditionalCreate !== true) return {};
  const condition = `identifier=${encodeURIComponent(`${systems.chartWrite}|${trial.id}`)}`;
  const answer = await call(trial, {
    ...{ method: 'POST', path: trial.type, body: trial.resource },
    headers: { 'if-none-exist': condition },
  });
  const { verdict, resource } = await sure(trial, answer, askedFor(trial));
  if (verdict.kind === 'applied' && resource?.id !== first.id) {
    note(resource);
    return { condition: 'ignored' };
  }
  if (verdict.kind === 'applied' || isNotModified(answer)) return { condition: 'obeyed' };
  return verdict.kind === 'refused' || verdict.kind === 'not-accepted' ? { condition: 'refused' } : {};
}

/** A PUT to an id of ours, and the same once more: one resource, under that id. Tried where the EMR says that it can be. */
async function underOwnId(
  trial: Trial,
  note: (made: Loose | undefined) => void,
): Promise<Partial<ProvenFacts>> {
  const { access, type, id } = trial;
  if (access.accepts.writes[type]?.updateCreate !== true) return {};
  const put = { method: 'PUT', path: `${type}/${id}`, body: { ...trial.resource, id } } as const;
  for (const _time of ['first', 'second']) {
    const answer = await call(trial, put);
    const { verdict, resource } = await sure(trial, answer, { ...askedFor(trial), ownId: true });
    note(resource);
    if (verdict.kind === 'refused' || verdict.kind === 'not-accepted') return { ownId: 'refused' };
    if (verdict.kind !== 'applied') return {};
    if (resource?.id !== id) return { ownId: 'ignored' };
  }
  const there = await call(trial, { method: 'GET', path: `${type}/${id}` });
  if (there.status === 'failed') return {};
  return { ownId: there.http === 200 && there.body?.id === id ? 'taken' : 'ignored' };
}

async function takeAway(trial: Trial, made: Loose[]): Promise<Pick<ProvenFacts, 'takenAway' | 'left'>> {
  if (made.length === 0) return { takenAway: 'none-made', left: [] };
  const left: string[] = [];
  for (const resource of made)
    if (!(await withdraw(trial.access, resource, trial.callMs))) left.push(`${trial.type}/${resource.id}`);
  return { takenAway: left.length === 0 ? 'all' : 'some-left', left };
}

/** What an answer proves, and the resource it is about; an address alone is read back. */
async function sure(
  trial: Trial,
  answer: FhirAnswer,
  asked: Asked,
): Promise<{ verdict: Verdict; resource?: Loose }> {
  const verdict = verdictOn(answer, asked);
  if (verdict.kind === 'applied' && answer.status === 'answered') return { verdict, resource: answer.body };
  if (verdict.kind !== 'read-back') return { verdict };
  const there = await call(trial, { method: 'GET', path: verdict.path });
  const readBack = verdictOnReadBack(there, asked);
  return readBack.kind === 'applied' && there.status === 'answered'
    ? { verdict: readBack, resource: there.body }
    : { verdict: readBack };
}

const call = (
  { access, callMs }: Pick<Trial, 'access' | 'callMs'>,
  request: Omit<FhirRequest, 'deadline'> & { headers?: FhirRequest['headers'] },
): Promise<FhirAnswer> =>
  callFhir(access, {
    ...request,
    headers: {
      ...(request.method === 'GET' ? {} : { prefer: 'return=representation' }),
      ...request.headers,
    },
    deadline: AbortSignal.timeout(callMs),
  });

function addressIn(answer: FhirAnswer): Pick<ProvenFacts, 'address'> {
  const location = answer.status === 'answered' ? answer.headers.get('location') : null;
  if (location === null) return {};
  return { address: URL.canParse(location) ? 'absolute' : 'relative' };
}

const askedFor = ({ access, type, patientId, id: rowId }: Trial): Asked => ({
  ...{ base: access.base, type, patientId, rowId, isUpdate: false, alreadyThere: [] },
});

const isNamed = (resource: Loose, identifier: string): boolean =>
  list(resource.identifier).some(one => one.system === systems.chartWrite && one.value === identifier);

const isWithdrawn = ({ status, lifecycleStatus }: Loose): boolean =>
  status === 'entered-in-error' || lifecycleStatus === 'entered-in-error';

const isNotModified = (answer: FhirAnswer): boolean => answer.status === 'answered' && answer.http === 304;
