import { noteTypes, planDocumentType } from '../../../fhir-profiles/codes.ts';
import type { ChartItem, DocumentForm } from '../../domain/session/signed.ts';
import { documentResource } from './document.ts';
import type { Setting } from './setting.ts';

/** The coaching note. An amended one names the one it replaces. US Core DocumentReference. */
export const noteResource = (
  item: Extract<ChartItem, { kind: 'note' }>,
  setting: Setting,
  as: readonly DocumentForm[] = ['text'],
) => {
  const { key, title, text, start, end } = item;
  const type = setting.signed.record.how?.means === 'phone' ? noteTypes.telephone : noteTypes.progress;
  const replaces = setting.replaces === undefined ? [] : [setting.replaces];
  return documentResource({ key, type, title, text, as, replaces, period: { start, end } }, setting);
};

/**
 * The coaching plan on a page of its own, where an EMR takes no care plan. It takes the place of the page before it: of
 * this session's, or of those of earlier talks whose plans ended with this one.
 */
export const planDocumentResource = (
  item: Extract<ChartItem, { kind: 'care-plan' }>,
  setting: Setting,
  as: readonly DocumentForm[] = ['text'],
) => {
  const { key, title, page: text } = item;
  const { startedAt: start, endedAt: end } = setting.signed;
  const before = (item.replaces ?? []).flatMap(
    one => setting.referenceOfEarlier(one, 'DocumentReference') ?? [],
  );
  const replaces = setting.replaces === undefined ? before : [setting.replaces];
  return documentResource(
    { key, type: planDocumentType, title, text, as, replaces, period: { start, end } },
    setting,
  );
};
