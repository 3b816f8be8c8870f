import type { LaunchFailed, LoggedIn, SignInSilent } from '../../launch/handshake.ts';
import type { LaunchFailure } from '../../launch/ledger.ts';
import type { Language } from '../domain/language.ts';
import type { EntryReason, Refusal, RefusalReason } from '../domain/refusal.ts';
import { refusalWords, type ScreenReason } from '../domain/refusal-words.ts';
import { pageWords } from './page-words.ts';
import { plainPage } from './plain-page.ts';

/** A page that says no, for people who came by a link or a launch and not by our own screen. */
export function refusalPage(
  { because }: Pick<Refusal, 'because'>,
  language: Language,
  errorId?: string,
): string {
  const after = errorId === undefined ? undefined : `${pageWords[language].forIt} ${errorId}`;
  return plainPage({ language, ...told(because, language), after });
}

/**
 * A launch that ended without a login: what happened, what still works while the EMR does not answer, and what to
 * press or where to begin again.
 */
export function launchFailedPage(outcome: LaunchFailed, language: Language): string {
  const { failure, again, standalone } = outcome;
  const say = pageWords[language];
  const { title, says } = told(reasonOf(outcome), language);
  const down = failure === 'emr-unavailable';
  const reopens = again === undefined && !standalone && !forSomebodyElse.includes(failure);
  return plainPage({
    language,
    title,
    says: [...says, ...(down ? [say.stillWorks] : []), ...(reopens ? [say.reopen] : [])],
    go: again === undefined ? undefined : { words: down ? say.tryAgain : say.startAgain, href: again },
    after: `${say.forIt} ${failure}`,
  });
}

/** The EMR's sign-in page gave us no answer: to try once more, or to go and see, here or in a window of its own. */
export function signInSilentPage({ again, onward, signInHost }: SignInSilent, language: Language): string {
  const say = pageWords[language];
  const { title, says } = told('sign-in-silent', language);
  return plainPage({
    language,
    title,
    says: [...says, say.stillWorks],
    go: { words: say.tryAgain, href: again },
    or: [
      { words: say.openSignIn, href: onward },
      { words: say.openSignInApart, href: onward, apart: true },
    ],
    after: `${say.forIt} sign-in-silent, ${signInHost}`,
  });
}

/** Where there was no chart to begin from, an EMR that names no patient has let the person choose none. */
export const reasonOf = ({ failure, standalone }: LaunchFailed): LaunchFailure | 'no-patient-chosen' =>
  failure === 'no-patient' && standalone ? 'no-patient-chosen' : failure;

/** For a browser that keeps no cookies: the person says that it is them, and the page carries a one-time secret. */
export function confirmPage(
  { personName, location }: Pick<LoggedIn, 'personName' | 'location'>,
  language: Language,
): string {
  const say = pageWords[language];
  const go = { words: say.yesContinue, href: location };
  return plainPage({
    language,
    title: say.continueAs(personName),
    says: [],
    go,
    after: say.notMe(personName),
  });
}

/** Failures that opening it again does not mend. */
const forSomebodyElse: LaunchFailure[] = [
  ...(['clocks-apart', 'emr-changed', 'emr-paused', 'not-a-practitioner'] as const),
  ...(['other-role', 'not-on-roster'] as const),
];

/** The first sentence is the title, the rest stands below. Reasons that screens can meet too have their words there. */
function told(because: RefusalReason, language: Language): { title: string; says: string[] } {
  const sentences = Object.hasOwn(refusalWords[language], because)
    ? refusalWords[language][because as ScreenReason]
    : (pageWords[language].refused[because as EntryReason] ?? refusalWords[language].unexpected);
  const [title = '', ...rest] = sentences.split(/(?<=[.?!]) /);
  return { title: title.replace(/\.$/, ''), says: rest.length > 0 ? [rest.join(' ')] : [] };
}
