import { describe, expect, test } from 'vitest';
import { broken, brokenFrom } from './broken/broken.ts';
import { example, examplesIn } from './examples.ts';
import { gateFaults } from './gate.ts';

const examples = [...examplesIn('examples'), ...examplesIn('shapes')];

describe('an example fits its profile', () => {
  test.each(examples)('$key', ({ resource }) => {
    expect(gateFaults(resource)).toEqual([]);
  });
});

describe('the gate stops', () => {
  test.each(broken)('$says ($from)', ({ from, set, at }) => {
    const faults = gateFaults(brokenFrom(example(from), set));
    expect(faults.map(fault => fault.at)).toContainEqual(expect.stringMatching(at));
  });
});
