import { describe, expect, it } from 'vitest';
import { list, record } from '../../../server/chart/read/loose.ts';
import type { EarlierChartWrite, NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import { itemsOfAFullSession, itemsOfTheNextSession, nextSession, signedSession } from './session.ts';
import {
  asSent,
  documentWritesOf,
  formWritesOf,
  idsFrom,
  routedIn,
  takesEverything,
  writesOf,
} from './signed-writes.ts';

const amended = signedSession({ version: 2, amendmentReason: 'The weight was wrong' });
const noteAgain = itemsOfAFullSession.map(
  (item): ChartItem => (item.kind === 'note' ? { ...item, text: `${item.text}\nAmended.` } : item),
);
const planAgain = noteAgain.map(
  (item): ChartItem => (item.kind === 'care-plan' ? { ...item, page: `${item.page}\nDance.` } : item),
);
const again = (previous: EarlierChartWrite[]) => ({ signed: amended, previous, newId: idsFrom(100) });
const bodyOf = (rows: NewChartWrite[], key: string) => rows.find(row => row.itemKey === key)?.body;
const idOf = (rows: NewChartWrite[], key: string) => rows.find(row => row.itemKey === key)?.id ?? '';
const replacing = (rows: NewChartWrite[], key: string) => [
  { code: 'replaces', target: { reference: `urn:uuid:${idOf(rows, key)}` } },
];

describe('a plan that is filed as a document', () => {
  const first = documentWritesOf();
  const amend = (items: ChartItem[], sheets: { [key: string]: string } = {}) => {
    const kept = { note: 'bm90ZQ==', 'care-plan': contentsOf(first)[1] ?? '' };
    return documentWritesOf({ ...again(asSent(first)), sheets: { ...kept, ...sheets } }, items);
  };
  const contentsOf = (rows: NewChartWrite[]) =>
    list(bodyOf(rows, 'care-plan')?.content).map(({ attachment }) => `${record(attachment).data}`);

  it('stays when an amendment leaves it alone, while the note is replaced', () => {
    const rows = amend(noteAgain);
    expect(rows.map(row => row.itemKey)).not.toContain('care-plan');
    expect(bodyOf(rows, 'note')?.relatesTo).toEqual(replacing(first, 'note'));
  });
  it('is replaced by one that says something else, in words or on the sheet', () => {
    expect(bodyOf(amend(planAgain), 'care-plan')?.relatesTo).toEqual(replacing(first, 'care-plan'));
    const otherSheet = amend(noteAgain, { 'care-plan': 'b3RoZXI=' });
    expect(bodyOf(otherSheet, 'care-plan')?.relatesTo).toEqual(replacing(first, 'care-plan'));
  });
  it('takes the place of the page of an earlier talk whose plan ended, and the end of that stands in the note', () => {
    const before = { [signedSession().id]: asSent(first) };
    const items = [...itemsOfTheNextSession(), ...noteAgain.filter(({ kind }) => kind === 'note')];
    const rows = documentWritesOf({ signed: nextSession(), before, newId: idsFrom(120) }, items);
    expect(bodyOf(rows, 'next-care-plan')?.relatesTo).toEqual(replacing(first, 'care-plan'));
    expect(rows.find(row => row.itemKey === 'ended-care-plan')?.receipt.status).toBe('note-only');
  });
  it('is never changed into a care plan, nor a care plan into it: the note tells what is new', () => {
    const asPlan = writesOf({ ...again(asSent(first)), routed: routedIn(planAgain, takesEverything()) });
    const asDocument = documentWritesOf(again(asSent(writesOf())), planAgain);
    for (const rows of [asPlan, asDocument])
      expect(rows.find(row => row.itemKey === 'care-plan')).toMatchObject({
        ...{ state: 'not-sent', route: 'note', receipt: { status: 'note-only' } },
      });
  });
  it('is not ended as if it were a care plan, nor named as one by the next', () => {
    const rows = writesOf({
      ...{ signed: nextSession(), before: { [signedSession().id]: asSent(first) } },
      ...{ routed: routedIn(itemsOfTheNextSession(), takesEverything()), newId: idsFrom(140) },
    });
    expect(bodyOf(rows, 'next-care-plan')).not.toHaveProperty('replaces');
    expect(bodyOf(rows, 'ended-care-plan')).toBeUndefined();
  });
});

describe('a sheet that could not be made', () => {
  it('leaves the words: no document goes without anything in it', () => {
    const rows = documentWritesOf({ sheets: {} });
    expect(bodyOf(rows, 'note')?.content).toMatchObject([{ attachment: { contentType: 'text/plain' } }]);
  });
});

describe('an agreed form', () => {
  const first = formWritesOf();
  const previous = asSent(first);

  it('that an amendment leaves as it is, is not sent again, and what it holds gets no new receipt', () => {
    expect(formWritesOf(again(previous))).toEqual([]);
  });
  it('is filled in once more where it may not be changed, and says that it is amended', () => {
    const rows = formWritesOf(again(previous), { items: noteAgain });
    expect(bodyOf(rows, 'form')).toMatchObject({
      status: 'amended',
      identifier: { value: idOf(rows, 'form') },
    });
    expect(bodyOf(rows, 'form')).not.toHaveProperty('id');
    expect(rows.filter(row => row.receipt.status === 'form-only')).toHaveLength(itemsOfAFullSession.length);
  });
  it('is changed in its place where it may be', () => {
    const rows = formWritesOf(again(previous), { items: noteAgain, update: true });
    expect(bodyOf(rows, 'form')?.id).toBe(`urn:uuid:${idOf(first, 'form')}`);
    expect(bodyOf(rows, 'form')?.identifier).toMatchObject({ value: idOf(rows, 'form') });
  });
});

describe('a talk of which nobody said how they met', () => {
  const signed = signedSession({ record: {} });
  const items = itemsOfAFullSession.map((item): ChartItem => {
    if (item.kind !== 'visit') return item;
    const { means: _, ...visit } = item;
    return visit;
  });

  it('is a visit of unknown class, with no word on it', () => {
    const visit = bodyOf(writesOf({ signed, routed: routedIn(items, takesEverything()) }), 'visit');
    expect(visit).toMatchObject({ class: { code: 'unknown' }, type: [{ text: 'Health coaching' }] });
    expect(bodyOf(writesOf(), 'visit')).toMatchObject({
      class: { code: 'AMB' },
      type: [{ text: 'Health coaching, in person' }],
    });
  });

  it('leaves that line of the form out', () => {
    const formOf = (rows: NewChartWrite[]) => JSON.stringify(rows.map(row => row.body));
    expect(formOf(formWritesOf())).toContain('talk.means');
    expect(formOf(formWritesOf({ signed }, { items }))).not.toContain('talk.means');
    expect(formOf(formWritesOf({ signed }, { items }))).toContain('talk.start');
  });
});
