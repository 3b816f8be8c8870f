import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

type Thrown = { message: string; stack?: string };

/**
 * A reporter that writes what failed into the file FAILED_TESTS, a JSON string a line: tests, suites and files by
 * name, and what was thrown outside of any, each with the first line of its error, our line that met
 * it, and what stood on its pages.
 */
export default class FailedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], outside: readonly Thrown[]): void {
    const file = process.env.FAILED_TESTS;
    if (!file) return;
    const failed = [...modules.flatMap(failedIn), ...outside.map(one => told('outside of any test', [one]))];
    writeFileSync(file, failed.map(one => `${JSON.stringify(one)}\n`).join(''));
  }
}

function failedIn(module: TestModule): string[] {
  const name = module.relativeModuleId;
  const broken = [
    { name, errors: module.errors() },
    ...[...module.children.allSuites()].map(one => ({
      name: `${name} > ${one.fullName}`,
      errors: one.errors(),
    })),
  ].filter(({ errors }) => errors.length > 0);
  const tests = [...module.children.allTests('failed')].map(one => ({
    name: `${name} > ${one.fullName}`,
    errors: one.result().errors ?? [],
    shown: one.meta().shown ?? [],
  }));
  return [
    ...broken.map(one => told(one.name, one.errors)),
    ...tests.map(one =>
      [told(one.name, one.errors), ...one.shown.map(line => `    shown at ${line}`)].join('\n'),
    ),
  ];
}

function told(name: string, errors: readonly Thrown[]): string {
  const [first = { message: 'no error was given' }] = errors;
  const line = plain(first.message)
    .split('\n')
    .find(one => one.trim() !== '');
  const at = plain(first.stack ?? '')
    .split('\n')
    .find(one => /^\s*at /.test(one) && !one.includes('node_modules') && !one.includes('node:'));
  const where = /([^/(\s]+\/[^/()]+:\d+):\d+\)?$/.exec(at ?? '')?.[1];
  return `${name}\n    ${(line ?? '').trim().slice(0, 300)}${where ? ` (${where})` : ''}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one
const plain = (text: string): string => text.replaceAll(/\u001b\[[0-9;]*m/g, '');
