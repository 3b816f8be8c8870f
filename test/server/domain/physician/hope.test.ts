import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMatters, editHope, type HopePage, hopeLimits } from '../../../../server/domain/physician/hope.ts';

const page: HopePage = {
  matters: 'Estar de pie para mis nietos',
  people: 'Su hermana Chela',
  ...{ first: 'Bajar el azúcar', second: 'Caminar', third: 'Dormir' },
};

describe('two who write on the page', () => {
  it('in different places both are heard', () => {
    const edited = editHope({ ...page, inner: 'La fe' }, [
      { field: 'people', from: 'Su hermana Chela', to: 'Chela y Lidia' },
    ]);
    expect(edited).toEqual({
      page: { ...page, inner: 'La fe', people: 'Chela y Lidia' },
      changed: ['people'],
      conflicts: [],
    });
  });
  it('in the same sentence the second is told, and what the first wrote stands', () => {
    const edited = editHope({ ...page, people: 'Su hija Lidia' }, [
      { field: 'people', from: 'Su hermana Chela', to: 'Nadie' },
    ]);
    expect(edited.page.people).toBe('Su hija Lidia');
    expect(edited.changed).toEqual([]);
    expect(edited.conflicts).toEqual([{ field: 'people', mine: 'Nadie', theirs: 'Su hija Lidia' }]);
  });
  it('a text that has grown too long together is a conflict, never cut', () => {
    const long = 'x'.repeat(hopeLimits.first);
    expect(editHope({}, [{ field: 'first', to: `${long}y` }]).conflicts).toHaveLength(1);
  });
  it('sent twice, it changes nothing the second time', () => {
    const place = fc.constantFrom('matters', 'people', 'first' as const);
    const edits = fc.array(fc.record({ field: place, from: fc.string(), to: fc.string() }), { maxLength: 4 });
    fc.assert(
      fc.property(edits, some => {
        const once = editHope(page, some);
        const applied = some.filter(edit => once.conflicts.every(({ field }) => field !== edit.field));
        const twice = editHope(once.page, applied.slice(-1));
        expect(twice.changed).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a signed session', () => {
  it('adds to the page what was said there, under what stands, and nothing twice', () => {
    const after = addMatters(page, { words: 'Bailar en la boda', people: 'Su hermana Chela' });
    expect(after.matters).toBe('Estar de pie para mis nietos\nBailar en la boda');
    expect(after.people).toBe('Su hermana Chela');
    expect(addMatters(after, { words: 'Bailar en la boda' })).toEqual(after);
  });
  it('puts the three things just named first, and keeps three', () => {
    const { first, second, third } = addMatters(page, { topThree: { first: 'Dormir', second: 'Respirar' } });
    expect([first, second, third]).toEqual(['Dormir', 'Respirar', 'Bajar el azúcar']);
  });
  it('that is amended takes back what it said before, and only that', () => {
    const said = { words: 'Bailar en la boda', topThree: { first: 'Respirar' } };
    const once = addMatters(page, said);
    const amended = addMatters(once, { words: 'Bailar en la boda de Lidia' }, said);
    expect(amended.matters).toBe('Estar de pie para mis nietos\nBailar en la boda de Lidia');
    expect([amended.first, amended.second, amended.third]).toEqual(['Bajar el azúcar', 'Caminar', undefined]);
  });
  it('in which nobody spoke of it leaves the page as it is', () => {
    expect(addMatters(page, {})).toEqual(page);
  });
});
