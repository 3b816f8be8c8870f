import { describe, expect, test } from 'vitest';
import { pauseBeforeSave, retryAfter } from '../../client/coach/session/draft-store.ts';
import { newId } from '../../client/coach/session/ids.ts';
import { scriptedStore, words } from './session-store-parts.ts';

describe('saving', () => {
  test('what is typed is saved once, a second after the last letter', async () => {
    const { time, server, store, typed } = scriptedStore();
    typed(words, 'insulin');
    await time.pass(pauseBeforeSave - 1);
    expect(server.sent).toEqual([]);
    await time.pass(1);
    expect(server.sent.map(({ save }) => save.edits)).toEqual([
      [{ path: words, from: undefined, to: 'insulin' }],
    ]);
    expect(server.kept.draft).toEqual({ agenda: { words: 'insulin' } });
    expect(store.state()).toMatchObject({ saving: 'saved', savedAt: '2025-11-14T18:42:00Z', rev: 2 });
    expect(store.hasUnsaved()).toBe(false);
  });

  test('one save is under way at a time; the newest waits for it', async () => {
    const { time, server, store, write } = scriptedStore();
    const release = server.hold();
    write(words, 'a');
    void store.flush();
    write(words, 'ab', 'a');
    write(words, 'abc', 'ab');
    void store.flush();
    await time.pass(5000);
    expect(server.sent).toHaveLength(1);
    release();
    await time.pass(1);
    expect(server.sent).toHaveLength(2);
    expect(server.kept.draft.agenda?.words).toBe('abc');
    expect(store.state().unplaced).toEqual([]);
  });

  test.each(['before', 'after'] as const)(
    'a save whose answer is lost %s it is kept goes again with its own key, and is kept once',
    async loss => {
      const { time, server, store, write } = scriptedStore();
      server.lose(loss);
      write(words, 'insulin');
      await time.pass(pauseBeforeSave);
      expect(store.state()).toMatchObject({ saving: 'will-retry', draft: { agenda: { words: 'insulin' } } });
      write(['agenda', 'coachTopics'], 'dose');
      await time.pass(retryAfter[0] ?? 0);
      const [first, again, next] = server.sent.map(({ save }) => save);
      expect(again).toEqual(first);
      expect(next?.key).not.toBe(first?.key);
      expect(next?.edits).toEqual([{ path: ['agenda', 'coachTopics'], from: undefined, to: 'dose' }]);
      expect(server.kept).toEqual({ rev: 3, draft: { agenda: { words: 'insulin', coachTopics: 'dose' } } });
      expect(store.state()).toMatchObject({ saving: 'saved', unplaced: [] });
    },
  );

  test('a page that is being hidden sends at once, and also what waits for a save under way', async () => {
    const { time, server, store, write } = scriptedStore();
    const release = server.hold();
    write(words, 'a');
    void store.flush();
    write(['agenda', 'coachTopics'], 'dose');
    void store.flush({ keepalive: true });
    expect(server.sent.map(({ keepalive, save }) => [keepalive, save.edits.map(edit => edit.to)])).toEqual([
      [false, ['a']],
      [true, ['dose']],
    ]);
    release();
    await time.pass(1);
    expect(server.kept.draft).toEqual({ agenda: { words: 'a', coachTopics: 'dose' } });
    expect(store.state().unplaced).toEqual([]);
  });

  test('a session that takes nothing more says so and keeps the words on the page', async () => {
    const { time, server, store, write } = scriptedStore();
    store.stop();
    write(words, 'late');
    await time.pass(60_000);
    expect(server.sent).toEqual([]);
    expect(store.state()).toMatchObject({ saving: 'over', draft: { agenda: { words: 'late' } } });
    expect(store.hasUnsaved()).toBe(true);
  });
});

describe('undo', () => {
  test('a word typed letter by letter is one act, and comes back as one', () => {
    const { store, typed } = scriptedStore();
    typed(words, 'insulin');
    expect(store.state()).toMatchObject({ canUndo: true, canRedo: false });
    store.undo();
    expect(store.state()).toMatchObject({ draft: {}, canUndo: false, canRedo: true });
    store.redo();
    expect(store.state().draft).toEqual({ agenda: { words: 'insulin' } });
  });

  test('a removed entry comes back whole', () => {
    const { store } = scriptedStore({ promises: { p1: { what: 'bus pass', to: 'patient' } } });
    store.act([{ path: ['promises', 'p1'], to: undefined }]);
    expect(store.state().draft).toEqual({});
    store.undo();
    expect(store.state().draft).toEqual({ promises: { p1: { what: 'bus pass', to: 'patient' } } });
  });

  test('an undo is saved like any other change, and leaves what others wrote since', async () => {
    const { server, store, write } = scriptedStore();
    write(words, 'insulin');
    write(['tellClinician'], 'dizzy');
    await store.flush();
    server.write([{ path: ['tellClinician'], from: 'dizzy', to: 'not dizzy' }]);
    await store.refresh();
    store.undo();
    store.undo();
    await store.flush();
    expect(server.kept.draft).toEqual({ tellClinician: 'not dizzy' });
  });

  test('time keeps itself and is not undone', () => {
    const { store, write } = scriptedStore();
    write(words, 'insulin');
    store.act([{ path: ['time', 't1', 'activity'], to: 'agenda' }], { remember: false });
    store.undo();
    expect(store.state().draft).toEqual({ time: { t1: { activity: 'agenda' } } });
    expect(store.state().canUndo).toBe(false);
  });
});

test('ids sort in the order in which they were made, also within one millisecond', () => {
  const ids = Array.from({ length: 200 }, () => newId(1_763_145_660_000));
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(200);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
