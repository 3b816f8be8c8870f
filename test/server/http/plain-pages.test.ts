import { describe, expect, test } from 'vitest';
import type { LaunchFailure } from '../../../launch/ledger.ts';
import { entryReasons } from '../../../server/domain/refusal.ts';
import { reasonIn, refusalWords } from '../../../server/domain/refusal-words.ts';
import { confirmPage, launchFailedPage, refusalPage } from '../../../server/http/plain-pages.ts';
import { readerLanguage } from '../../../server/http/reader-language.ts';
import { englishWordsIn } from '../../journeys/english-words.ts';

const seen = (page: string) => page.replaceAll(/<style[\s\S]*<\/style>|<[^>]*>/g, ' ');
const reasons = [...entryReasons, ...(Object.keys(refusalWords.en) as (keyof typeof refusalWords.en)[])];

describe('a page that says no', () => {
  test.each(reasons)('%s is told in the reader’s language', because => {
    const [english, spanish] = (['en', 'es'] as const).map(language =>
      refusalPage({ because }, language, 'e-17'),
    );
    expect(english).toContain('<html lang="en">');
    expect(seen(english ?? '')).toMatch(/To tell your IT: +e-17/);
    expect(spanish).toContain('<html lang="es">');
    expect(seen(spanish ?? '')).toMatch(/Alongside\s+\S.*Para informática: +e-17/);
    expect(englishWordsIn(seen(spanish ?? '').replace('e-17', ''))).toEqual([]);
  });
});

/** Every way a launch can fail; a new one has to be added here. */
const launchFailures: Record<LaunchFailure, true> = {
  'other-browser': true,
  expired: true,
  'used-before': true,
  denied: true,
  'other-issuer': true,
  'emr-changed': true,
  'emr-paused': true,
  'emr-unavailable': true,
  'code-refused': true,
  'answer-not-usable': true,
  'identity-not-believed': true,
  'clocks-apart': true,
  'not-a-practitioner': true,
  'no-patient': true,
  'other-role': true,
  'not-on-roster': true,
};

describe('a launch that ended without a login', () => {
  const failures = Object.keys(launchFailures) as LaunchFailure[];
  test.each(failures)('%s is told in the reader’s language, with what to do', failure => {
    for (const standalone of [true, false]) {
      const outcome = {
        status: 'failed',
        failure,
        practiceId: 'p',
        standalone,
        again: '/launch?x=1&y=2',
      } as const;
      const spanish = launchFailedPage(outcome, 'es');
      expect(englishWordsIn(seen(spanish).replace(failure, ''))).toEqual([]);
      expect(launchFailedPage(outcome, 'en')).toMatch(/<a class="go" href="\/launch\?x=1&#38;y=2">/);
      const { again: _, ...without } = outcome;
      expect(launchFailedPage(without, 'en')).not.toContain('<a ');
    }
  });
});

test('whoever keeps no cookies is asked in their language whether it is them', () => {
  const who = { personName: 'Ana <b>', location: '/app/x#k=y' };
  expect(seen(confirmPage(who, 'es'))).toContain('¿Seguir como Ana &#60;b&#62;?');
  expect(englishWordsIn(seen(confirmPage(who, 'es')))).toEqual([]);
  expect(seen(confirmPage(who, 'en'))).toContain('Continue as Ana');
});

test.each<[string, Record<string, string>, string]>([
  ['the browser’s own', { 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' }, 'es'],
  ['one we do not speak', { 'accept-language': 'fr' }, 'en'],
  [
    'the reader’s switch before the browser’s own',
    { 'accept-language': 'es', cookie: 'a=b; alongside-language=en' },
    'en',
  ],
  ['a switch that says something else', { 'accept-language': 'es', cookie: 'alongside-language=<x>' }, 'es'],
  ['nothing said', {}, 'en'],
])('the language of a page: %s', (_, headers, language) => {
  expect(readerLanguage({ headers })).toBe(language);
});

test('a screen that meets a reason newer than itself says that something went wrong', () => {
  expect(reasonIn('constructor', 'es')).toBe(refusalWords.es.unexpected);
  expect(reasonIn('locked', 'es')).toBe(refusalWords.es.locked);
});
