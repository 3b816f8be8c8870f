import { noteCategory, noteTypes } from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { coachOf, patientOf, type Setting } from './setting.ts';

/**
 * The coaching note as plain text (every EMR takes that), in the shape of US Core's guidance on writing notes: `date`
 * is when the document was made, `context.period` when the talk was. An amended note names the one it replaces.
 */
export const noteResource = (item: Extract<ChartItem, { kind: 'note' }>, setting: Setting) => {
  const { signed, settings, visit, replaces } = setting;
  const type = signed.record.how?.means === 'phone' ? noteTypes.telephone : noteTypes.progress;
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    docStatus: settings.noteArrives === 'final' ? 'final' : 'preliminary',
    type: { coding: [type], text: item.title },
    category: [{ coding: [noteCategory] }],
    subject: patientOf(setting),
    date: signed.signedAt,
    author: [coachOf(setting)],
    ...(replaces === undefined ? {} : { relatesTo: [{ code: 'replaces', target: { reference: replaces } }] }),
    description: item.title,
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          language: item.language,
          data: base64(item.text),
          title: item.title,
          creation: signed.signedAt,
        },
      },
    ],
    context: {
      ...(visit === undefined ? {} : { encounter: [{ reference: visit }] }),
      period: { start: item.start, end: item.end },
    },
  };
};

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
