import { expect, test } from 'vitest';
import { countFor, readFindPage } from '../../server/chart/find/read-page.ts';
import { personsAtOnce, readPersons } from '../../server/chart/find/read-persons.ts';
import { afterPage, foundBy, newWork, nextRead, usualBudget } from '../../server/domain/find/run.ts';
import { criteriaOf } from '../../server/domain/find/searches.ts';
import { now } from '../server/chart/emr.ts';
import { everyOne, wayIn } from './hapi.ts';

const question = { from: ['diabetes', 'hypertension'], join: 'any', without: [], unseen: false } as const;

test('everybody with diabetes or high blood pressure is found over all pages of HAPI, counted before, and named', async () => {
  const access = await wayIn('rosa-morales');
  const criteria = criteriaOf();
  const asked = { criteria, today: now.toISOString().slice(0, 10), deadline: AbortSignal.timeout(60_000) };
  const at = { now, dayOf: (one: string) => one.slice(0, 10) };
  let work = newWork({ ...question, from: [...question.from], without: [] });
  for (let read = nextRead(work); read !== undefined; read = nextRead(work)) {
    const next = read.status === 'reading' ? read.next : undefined;
    const answer = await readFindPage(access, { ...asked, read: read.read, at }, next);
    if (answer.status !== 'page') throw new Error(JSON.stringify(answer));
    work = afterPage(work, answer.page, usualBudget);
  }
  expect(work.reads.map(({ status, ignored }) => [status, ignored])).toEqual(
    work.reads.map(() => ['whole', undefined]),
  );
  const found = foundBy(work, { ...question, from: [...question.from], without: [] }, criteria, asked.today);
  // The same, by looking at every Condition there is.
  const all = await everyOne<fhir4.Condition>('Condition?_count=500');
  const codes =
    /"(E1[013][^"]*|I1[0-3A][^"]*|44054006|46635009|73211009|127013003|422034002|368581000119106|59621000|38341003)"/;
  const expected = all
    .filter(one =>
      ['active', 'recurrence', 'relapse'].includes(one.clinicalStatus?.coding?.[0]?.code ?? 'active'),
    )
    .filter(one => codes.test(JSON.stringify(one.code?.coding ?? [])))
    .map(one => one.subject.reference?.replace('Patient/', ''));
  expect(found.map(one => one.patientId).toSorted()).toEqual([...new Set(expected)].toSorted());
  const counted = await countFor(access, { ...asked, read: 'diabetes' });
  expect(counted).toEqual({ total: work.reads.find(({ read }) => read === 'diabetes')?.got });
  const some = found.slice(0, personsAtOnce).map(one => one.patientId);
  const named = await readPersons(access, some, asked.deadline, now);
  if (named.status !== 'read') throw new Error(JSON.stringify(named));
  expect([...named.persons.values()].every(person => person !== null && person.name !== '')).toBe(true);
});
