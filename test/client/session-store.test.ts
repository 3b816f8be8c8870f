import { beforeEach, describe, expect, test } from 'vitest';
import {
  type DraftStore,
  openDraftStore,
  pauseBeforeSave,
  retryAfter,
  type Save,
  type SaveOutcome,
} from '../../client/coach/session/draft-store.ts';
import { newId } from '../../client/coach/session/ids.ts';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import { applyEdits, type Edit } from '../../server/domain/session/edits.ts';

/** A server that keeps one draft by the product's own rules, and answers when the test lets it. */
function scriptedServer(first: SessionDraft = {}) {
  const kept = { draft: first, rev: 1 };
  const seen = new Set<string>();
  const sent: { save: Save; keepalive: boolean }[] = [];
  const losses: ('before' | 'after')[] = [];
  let held: Promise<void> | undefined;
  const answer = (save: Save): SaveOutcome => {
    const loss = losses.shift();
    if (loss === 'before') return { failed: 'again' };
    const behind = save.rev !== kept.rev;
    const isNew = !seen.has(save.key) && save.edits.length > 0;
    const edited = isNew ? applyEdits(kept.draft, save.edits) : { ...kept, conflicts: [], refused: [] };
    if (isNew) {
      seen.add(save.key);
      kept.draft = edited.draft;
      kept.rev += 1;
    }
    if (loss === 'after') return { failed: 'again' };
    const { conflicts, refused } = edited;
    const savedAt = '2025-11-14T18:42:00Z';
    const draft = behind || refused.length > 0 ? { draft: kept.draft } : {};
    return { rev: kept.rev, savedAt, conflicts, refused, ...draft };
  };
  return {
    kept,
    sent,
    /** `before`: it never arrives; `after`: it is kept, and the answer is lost. */
    lose: (...how: ('before' | 'after')[]) => losses.push(...how),
    hold: () => {
      const gate = Promise.withResolvers<void>();
      held = gate.promise;
      return gate.resolve;
    },
    write: (edits: Edit[]) => {
      kept.draft = applyEdits(kept.draft, edits).draft;
      kept.rev += 1;
    },
    send: async (save: Save, { keepalive }: { keepalive: boolean }) => {
      sent.push({ save: structuredClone(save), keepalive });
      await held;
      return answer(save);
    },
  };
}

/** Time that passes when it is told to. */
function clock() {
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    later: (work: () => void, milliseconds: number) => {
      const timer = { at: now + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter(each => each !== timer);
      };
    },
    async pass(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter(timer => timer.at <= now);
      timers = timers.filter(timer => timer.at > now);
      for (const timer of due) timer.work();
      for (let n = 0; n < 20; n++) await Promise.resolve();
    },
  };
}

let time: ReturnType<typeof clock>;
let server: ReturnType<typeof scriptedServer>;
let store: DraftStore;

function open(first: SessionDraft = {}) {
  time = clock();
  server = scriptedServer(first);
  let keys = 0;
  store = openDraftStore({
    draft: first,
    rev: 1,
    savedAt: '2025-11-14T18:41:00Z',
    send: server.send,
    newKey: () => `key-${++keys}`,
    now: time.now,
    later: time.later,
  });
}
beforeEach(() => open());

const words = ['agenda', 'words'];
const write = (path: string[], to: Edit['to'], from?: Edit['to']) => store.act([{ path, from, to }]);
const typed = (path: string[], text: string) => {
  for (let at = 1; at <= text.length; at++) write(path, text.slice(0, at), text.slice(0, at - 1));
};

describe('saving', () => {
  test('what is typed is saved once, a second after the last letter', async () => {
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
    store.stop();
    write(words, 'late');
    await time.pass(60_000);
    expect(server.sent).toEqual([]);
    expect(store.state()).toMatchObject({ saving: 'over', draft: { agenda: { words: 'late' } } });
    expect(store.hasUnsaved()).toBe(true);
  });
});

describe('two writers', () => {
  test('what was written elsewhere comes in beside what is written here', async () => {
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
    open({ agenda: { words: 'one\ntwo\nthree' } });
    server.write([{ path: words, from: 'one\ntwo\nthree', to: 'zero\none\ntwo\nthree' }]);
    write(words, 'one\ntwo\nthree\nfour', 'one\ntwo\nthree');
    await store.flush();
    expect(store.state().draft.agenda?.words).toBe('zero\none\ntwo\nthree\nfour');
    expect(store.state().unplaced).toEqual([]);
  });

  test('a window that only looks gets what the other wrote', async () => {
    server.write([{ path: words, to: 'his' }]);
    await store.refresh();
    expect(store.state()).toMatchObject({ draft: { agenda: { words: 'his' } }, rev: 2 });
    expect(server.sent.map(({ save }) => save.edits)).toEqual([[]]);
  });

  test('words that no longer fit are given back, not dropped', async () => {
    const topics = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`t${n}`, `topic ${n}`]));
    open({ agenda: { topics } });
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
    write(words, 'insulin');
    await store.flush();
    write(['tellClinician'], 'dizzy');
    store.takeOver({ agenda: { words: 'older' } }, 7, '2025-11-14T18:45:00Z');
    expect(store.state().draft).toEqual({ agenda: { words: 'older' }, tellClinician: 'dizzy' });
    expect(store.state()).toMatchObject({ rev: 7, canUndo: false });
  });
});

describe('undo', () => {
  test('a word typed letter by letter is one act, and comes back as one', () => {
    typed(words, 'insulin');
    expect(store.state()).toMatchObject({ canUndo: true, canRedo: false });
    store.undo();
    expect(store.state()).toMatchObject({ draft: {}, canUndo: false, canRedo: true });
    store.redo();
    expect(store.state().draft).toEqual({ agenda: { words: 'insulin' } });
  });

  test('a removed entry comes back whole', () => {
    open({ promises: { p1: { what: 'bus pass', to: 'patient' } } });
    store.act([{ path: ['promises', 'p1'], to: undefined }]);
    expect(store.state().draft).toEqual({});
    store.undo();
    expect(store.state().draft).toEqual({ promises: { p1: { what: 'bus pass', to: 'patient' } } });
  });

  test('an undo is saved like any other change, and leaves what others wrote since', async () => {
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
