import type { ChartResource } from '../../domain/chart/chart-write.ts';
import type { ChartItem, DocumentForm } from '../../domain/session/signed.ts';
import { carePlanResource } from './care-plan.ts';
import { formResource } from './form.ts';
import { goalResource } from './goal.ts';
import { noteResource } from './note.ts';
import {
  adherenceResource,
  checkInResource,
  rulerResource,
  stageResource,
  teachBackResource,
} from './observations.ts';
import type { Setting } from './setting.ts';
import { stepResource } from './step.ts';
import { visitResource } from './visit.ts';
import { vitalResource } from './vitals.ts';

/** The FHIR resource an item becomes; without identifier and id, which the ledger gives. `as`: of a document. */
export const resourceOf = (
  item: Exclude<ChartItem, { kind: 'plan-ended' }>,
  setting: Setting,
  as?: readonly DocumentForm[],
): ChartResource => {
  switch (item.kind) {
    case 'visit':
      return visitResource(item, setting);
    case 'note':
      return noteResource(item, setting, as);
    case 'form':
      return formResource(item, setting);
    case 'goal':
      return goalResource(item, setting);
    case 'step':
      return stepResource(item, setting);
    case 'care-plan':
      return carePlanResource(item, setting);
    case 'ruler':
      return rulerResource(item, setting);
    case 'stage':
      return stageResource(item, setting);
    case 'teach-back':
      return teachBackResource(item, setting);
    case 'adherence':
      return adherenceResource(item, setting);
    case 'check-in':
      return checkInResource(item, setting);
    case 'vital':
      return vitalResource(item, setting);
  }
};
