import { describe, expect, test } from 'vitest';
import { retryAfter } from '../../client/coach/session/draft-store.ts';
import { scriptedStore, words } from './session-store-parts.ts';

describe('two writers', () => {
  test('what was written elsewhere comes in beside what is written here', async () => {
    const { server, store, write } = scriptedStore();
    server.write([{ path: ['tellClinician'], to: 'dizzy' }]);
    write(words, 'insulin');
    await store.flush();
    expect(store.state().draft).toEqual({ agenda: { words: 'insulin' }, tellClinician: 'dizzy' });
    expect(store.state().unplaced).toEqual([]);
  });

  test.each([
    ['mine', 'hers'],
    ['theirs', 'his'],
    ['both', 'his\nhers'],
  ] as const)('where two met, %s is kept when the coach says so', async (choice, kept) => {
    const { server, store, write } = scriptedStore();
    server.write([{ path: words, to: 'his' }]);
    write(words, 'hers');
    await store.flush();
    expect(server.kept.draft.agenda?.words).toBe('his');
    expect(store.state().draft.agenda?.words).toBe('his');
    expect(store.state().unplaced).toEqual([
      { path: words, mine: 'hers', theirs: 'his', because: 'changed-elsewhere' },
    ]);
    store.settle(words, choice);
    await store.flush();
    expect(store.state().unplaced).toEqual([]);
    expect(server.kept.draft.agenda?.words).toBe(kept);
    expect(store.state().draft.agenda?.words).toBe(kept);
  });

  test('a meeting that the lost answer told of is found when the save is sent again', async () => {
    const { time, server, store, write } = scriptedStore();
    server.write([{ path: words, to: 'his' }]);
    server.lose('after');
    write(words, 'hers');
    await store.flush();
    await time.pass(retryAfter[0] ?? 0);
    expect(store.state().unplaced).toEqual([
      { path: words, mine: 'hers', theirs: 'his', because: 'changed-elsewhere' },
    ]);
  });

  test('what is typed while another writer is heard of meets him too, and is not lost', async () => {
    const { time, server, store, write } = scriptedStore();
    const release = server.hold();
    server.write([{ path: words, to: 'his' }]);
    write(['tellClinician'], 'dizzy');
    void store.flush();
    write(words, 'hers');
    release();
    await time.pass(1);
    expect(store.state().draft).toEqual({ agenda: { words: 'his' }, tellClinician: 'dizzy' });
    expect(store.state().unplaced).toMatchObject([{ mine: 'hers', theirs: 'his' }]);
  });

  test('lines added at two ends of a text are put together without asking', async () => {
    const { server, store, write } = scriptedStore({ agenda: { words: 'one\ntwo\nthree' } });
    server.write([{ path: words, from: 'one\ntwo\nthree', to: 'zero\none\ntwo\nthree' }]);
    write(words, 'one\ntwo\nthree\nfour', 'one\ntwo\nthree');
    await store.flush();
    expect(store.state().draft.agenda?.words).toBe('zero\none\ntwo\nthree\nfour');
    expect(store.state().unplaced).toEqual([]);
  });

  test('a window that only looks gets what the other wrote', async () => {
    const { server, store } = scriptedStore();
    server.write([{ path: words, to: 'his' }]);
    await store.refresh();
    expect(store.state()).toMatchObject({ draft: { agenda: { words: 'his' } }, rev: 2 });
    expect(server.sent.map(({ save }) => save.edits)).toEqual([[]]);
  });

  test('words that no longer fit are given back, not dropped', async () => {
    const topics = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`t${n}`, `topic ${n}`]));
    const { server, store, write } = scriptedStore({ agenda: { topics } });
    server.write([{ path: ['agenda', 'topics', 'his'], to: 'his eighth' }]);
    write(['agenda', 'topics', 'hers'], 'her eighth');
    await store.flush();
    expect(Object.keys(store.state().draft.agenda?.topics ?? {})).toHaveLength(8);
    expect(store.state().unplaced).toEqual([
      { path: ['agenda', 'topics', 'hers'], mine: 'her eighth', theirs: undefined, because: 'did-not-fit' },
    ]);
    store.settle(['agenda', 'topics', 'hers'], 'theirs');
    expect(store.state().unplaced).toEqual([]);
  });

  test('a restored version takes the place of the draft; what was not saved stays on top', async () => {
    const { store, write } = scriptedStore();
    write(words, 'insulin');
    await store.flush();
    write(['tellClinician'], 'dizzy');
    store.takeOver({ agenda: { words: 'older' } }, 7, '2025-11-14T18:45:00Z');
    expect(store.state().draft).toEqual({ agenda: { words: 'older' }, tellClinician: 'dizzy' });
    expect(store.state()).toMatchObject({ rev: 7, canUndo: false });
  });
});
