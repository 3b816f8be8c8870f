import type { PracticeClaim, SourcedClaim } from '../domain/chart/vendor-claim.ts';
import type { DocumentForm } from '../domain/session/signed.ts';
import type { RuleBook } from './vendors/rule-book.ts';

/** Media types of ours: the words alone, and the sheet that is also printed. */
export const mediaTypes: { [form in DocumentForm]: string } = {
  text: 'text/plain',
  pdf: 'application/pdf',
};

/**
 * As what a note is filed in an EMR of these rules, best first, and no more than it keeps. Where nothing is known of its
 * attachments, plain text: every EMR that takes a document takes that, and a second attachment may cost the note.
 */
export const documentForms = (book: RuleBook): DocumentForm[] => {
  const taken = book.of('note-as')?.mediaTypes ?? [mediaTypes.text];
  return formsAmong(taken).slice(0, book.of('attachments')?.most);
};

/**
 * The claim that speaks against a document, if one does. A plan of one page goes beside the note unless somebody says no,
 * or the EMR files documents only into visits: there each is a note, and a plan would be a second note of one talk.
 */
export const againstDocument = (
  of: 'note' | 'plan-document',
  book: RuleBook,
): SourcedClaim | PracticeClaim | undefined => {
  const as = book.of('note-as');
  if (as && formsAmong(as.mediaTypes).length === 0) return as;
  if (of === 'note') return undefined;
  const plan = book.of('plan-document');
  if (plan) return plan.taken ? undefined : plan;
  const visit = book.of('note-visit');
  return visit?.needed ? visit : undefined;
};

const formsAmong = (taken: readonly string[]): DocumentForm[] =>
  taken.flatMap(mediaType =>
    (['text', 'pdf'] as const).filter(form => mediaTypes[form] === mediaType.split(';')[0]?.trim()),
  );
