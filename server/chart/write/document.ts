import type { Coding } from '../../../fhir-profiles/codes.ts';
import { noteCategory } from '../../../fhir-profiles/codes.ts';
import type { DocumentForm } from '../../domain/session/signed.ts';
import { mediaTypes } from '../documents.ts';
import { coachOf, patientOf, type Setting } from './setting.ts';

/** What a document says and of which talk; `as`: the forms this EMR keeps, best first. */
export type Said = {
  key: string;
  type: Coding;
  title: string;
  text: string;
  as: readonly DocumentForm[];
  replaces: string[];
  period: { start: string; end: string };
};

/**
 * A document of ours in the shape of US Core's guidance on writing notes: `date` is when it was made, `context.period` when
 * the talk was; the same words once in each form. One that takes the place of others names them.
 */
export const documentResource = (said: Said, setting: Setting) => {
  const { signed, settings, visit } = setting;
  const { type, title, replaces, period } = said;
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    docStatus: settings.noteArrives === 'final' ? 'final' : 'preliminary',
    type: { coding: [type], text: title },
    category: [{ coding: [noteCategory] }],
    subject: patientOf(setting),
    date: signed.signedAt,
    author: [coachOf(setting)],
    ...(replaces.length === 0
      ? {}
      : { relatesTo: replaces.map(reference => ({ code: 'replaces', target: { reference } })) }),
    description: title,
    content: attachments(said, setting),
    context: {
      ...(visit === undefined ? {} : { encounter: [{ reference: visit }] }),
      period,
    },
  };
};

/** A sheet that could not be made leaves the words alone: a document without anything in it is none. */
function attachments({ key, title, text, as }: Said, { signed, sheets = {} }: Setting) {
  const contents = as.flatMap(form => {
    const filled = form === 'pdf' ? sheets[key] : base64(text);
    return filled === undefined ? [] : [{ form, filled }];
  });
  const given = contents.length > 0 ? contents : [{ form: 'text' as const, filled: base64(text) }];
  return given.map(({ form, filled }) => ({
    attachment: {
      contentType: mediaTypes[form],
      language: 'en',
      data: filled,
      title,
      creation: signed.signedAt,
    },
  }));
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
