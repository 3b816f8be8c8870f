import type { Broken } from './broken.ts';

const to = (reference: string) => ({ reference });

/** Ways to break visits and notes. */
export const brokenVisitsAndNotes: Broken[] = [
  { says: 'a visit in hospital', from: 'visit', set: { 'class.code': 'IMP' }, at: /class/ },
  {
    says: 'a visit of another type',
    from: 'visit',
    set: { 'type.0.coding.0.code': '308335008' },
    at: /type\[0\]/,
  },
  { says: 'a visit without its end', from: 'visit', set: { 'period.end': undefined }, at: /period.end/ },
  { says: 'a visit of nobody', from: 'visit', set: { subject: undefined }, at: /subject/ },
  {
    says: 'a visit with the patient as coach',
    here: true,
    from: 'visit',
    set: { 'participant.0.individual': to('Patient/rosa-morales') },
    at: /participant\[0\].individual/,
  },
  {
    says: 'a visit the coach only attended',
    from: 'visit',
    set: { 'participant.0.type.0.coding.0.code': 'ATND' },
    at: /participant\[0\].type/,
  },
  { says: 'a note of another type', from: 'note', set: { 'type.coding.0.code': '34895-3' }, at: /type/ },
  {
    says: 'a note that is no clinical note',
    from: 'note',
    set: { 'category.0': { text: 'coaching' } },
    at: /category:uscore/,
  },
  {
    says: 'a note of two authors',
    from: 'note',
    set: { 'author.1': to('Practitioner/dr-osei') },
    at: /author/,
  },
  {
    says: 'a note a device wrote',
    here: true,
    from: 'note',
    set: { 'author.0': to('Device/app') },
    at: /author/,
  },
  {
    says: 'a note with its text twice',
    from: 'note',
    set: { 'content.1': { attachment: { contentType: 'text/plain', data: 'aGk=' } } },
    at: /content/,
  },
  {
    says: 'a note with a third attachment',
    from: 'care-plan-document',
    set: { 'content.2': { attachment: { contentType: 'application/xhtml+xml', data: 'aGk=' } } },
    at: /content/,
  },
  {
    says: 'a plan filed as a note',
    from: 'care-plan-document',
    set: { 'type.coding.0.code': '34895-3' },
    at: /type/,
  },
  {
    says: 'a plan that is neither a draft nor final',
    from: 'care-plan-document',
    set: { docStatus: undefined },
    at: /docStatus/,
  },
  { says: 'a form of nobody', from: 'form', set: { subject: undefined }, at: /subject/ },
  {
    says: 'a form without its questions',
    from: 'form',
    set: { questionnaire: undefined },
    at: /questionnaire/,
  },
  {
    says: 'a form begun and left',
    from: 'form',
    set: { status: 'in-progress' },
    at: /QuestionnaireResponse/,
  },
  {
    says: 'a form that says nothing of the talk',
    from: 'form',
    set: { 'item.0': undefined },
    at: /QuestionnaireResponse/,
  },
  {
    says: 'a form under another name',
    from: 'form',
    set: { 'identifier.system': 'urn:other' },
    at: /identifier/,
  },
  {
    says: 'a form with an answer nobody gave',
    from: 'form',
    set: { 'item.1.answer': [{ valueString: '' }] },
    at: /item/,
  },
  {
    says: 'a form the patient wrote',
    here: true,
    from: 'form',
    set: { author: to('Patient/rosa-morales') },
    at: /author/,
  },
  {
    says: 'a note without its text',
    from: 'note',
    set: { 'content.0.attachment.data': undefined },
    at: /attachment/,
  },
  {
    says: 'a note an EMR cannot show',
    from: 'note',
    set: { 'content.0.attachment.contentType': 'text/markdown' },
    at: /attachment/,
  },
  {
    says: 'a note that adds to another',
    from: 'note',
    set: { relatesTo: [{ code: 'appends', target: to('DocumentReference/first') }] },
    at: /relatesTo\[0\].code/,
  },
  {
    says: 'a note of two visits',
    from: 'note',
    set: { 'context.encounter.1': to('Encounter/other') },
    at: /encounter/,
  },
  {
    says: 'a note of an episode, not a visit',
    here: true,
    from: 'note',
    set: { 'context.encounter.0': to('EpisodeOfCare/one') },
    at: /encounter/,
  },
];
