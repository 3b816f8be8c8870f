import { tellCredentials } from '../billing/credential-words.ts';
import { tellLack } from '../billing/needs.ts';
import type { Rule } from '../billing/rule.ts';
import type { Language } from '../language.ts';
import { tell } from './month-row.ts';

const words = {
  en: {
    per: {
      session: 'Per session',
      month: 'Per calendar month',
      '30-days': 'Per 30 days',
      once: 'Once',
    },
    minutes: (atLeast: number, atMost?: number) =>
      atMost === undefined ? `at least ${atLeast} minutes` : `${atLeast} to ${atMost} minutes`,
    units: (each: number, most?: number) =>
      `a unit for each ${each} full minutes${most === undefined ? '' : `, ${most} at most`}`,
    addOn: (to: string, each: number, most?: number) =>
      `On top of ${to}, for each ${each} further full minutes${most === undefined ? '' : `, ${most === 1 ? 'once' : `${most} times`} at most`}.`,
    device: (atLeast: number, atMost?: number) =>
      `${atLeast}${atMost === undefined ? ' or more' : ` to ${atMost}`} days with readings within 30.`,
    performers: (who: string) => `Minutes of: ${who}.`,
    billedBy: (who: string) => `Claimed in the name of: ${who}.`,
    byContract: 'Pays only where the payer’s contract says so.',
  },
  es: {
    per: {
      session: 'Por sesión',
      month: 'Por mes del calendario',
      '30-days': 'Por 30 días',
      once: 'Una vez',
    },
    minutes: (atLeast: number, atMost?: number) =>
      atMost === undefined ? `al menos ${atLeast} minutos` : `de ${atLeast} a ${atMost} minutos`,
    units: (each: number, most?: number) =>
      `una unidad por cada ${each} minutos enteros${most === undefined ? '' : `, ${most} a lo más`}`,
    addOn: (to: string, each: number, most?: number) =>
      `Encima de ${to}, por cada ${each} minutos enteros más${most === undefined ? '' : `, ${most === 1 ? 'una vez' : `${most} veces`} a lo más`}.`,
    device: (atLeast: number, atMost?: number) =>
      `${atLeast}${atMost === undefined ? ' o más' : ` a ${atMost}`} días con lecturas dentro de 30.`,
    performers: (who: string) => `Minutos de: ${who}.`,
    billedBy: (who: string) => `Se cobra a nombre de: ${who}.`,
    byContract: 'Solo paga donde lo dice el contrato del pagador.',
  },
};

/** When a code may be claimed, by its rule, as sentences in our own words. */
export function ruleInWords(rule: Rule, language: Language): string[] {
  const say = words[language];
  const { minutes, units, addOn, device, performers, billedBy, needs } = rule;
  const counted = [
    say.per[rule.per],
    ...(minutes ? [say.minutes(minutes.atLeast, minutes.atMost)] : []),
    ...(units ? [say.units(units.each, units.most)] : []),
  ].join(', ');
  return [
    `${counted}.`,
    ...(addOn ? [say.addOn(addOn.to.join(', '), addOn.each, addOn.most)] : []),
    ...(device ? [say.device(device.days.atLeast, device.days.atMost)] : []),
    ...(performers ? [say.performers(tellCredentials(performers, language))] : []),
    ...(billedBy ? [say.billedBy(tellCredentials(billedBy, language))] : []),
    ...needs.map(need => tell(tellLack(need).what, language)),
    ...(rule.byContract ? [say.byContract] : []),
  ];
}
