import { expect, test } from 'vitest';
import { chargeResource } from '../../../server/chart/write/charge.ts';
import { claimResource } from '../../../server/chart/write/claim.ts';
import { x12Cells, x12Head } from '../../../server/domain/desk/claim-837.ts';
import { claimCells, claimHead, type ExportedLine } from '../../../server/domain/desk/claim-columns.ts';
import { claimPaper } from '../../../server/domain/desk/claim-paper.ts';
import type { KeptLine } from '../../../server/domain/desk/kept-month.ts';
import { packetLine } from '../../../server/domain/desk/packet-lines.ts';
import { aLine } from './a-line.ts';

/** Where a line is told, and the first and last day it is told with there. */
function everyDays(line: KeptLine) {
  const one: ExportedLine = {
    ...{ batchId: 'b', place: 1, patientId: 'rosa', who: {}, frequency: 'original', line },
  };
  const csv = (name: string) => claimCells(one)[claimHead.indexOf(name)];
  const x12 = String(x12Cells(one)[x12Head.findIndex(name => name.startsWith('2400 DTP03'))]);
  const [from = '', to = from] = x12.split('-').map(day => day.replace(/(....)(..)(..)/, '$1-$2-$3'));
  const charge = chargeResource(line, {
    patientReference: 'Patient/rosa',
    canonicalBase: 'https://a.example',
  });
  const claim = claimResource([one], {
    ...{ subject: {}, created: '2026-11-01', urnOfContact: id => id },
  });
  const served = claim.item?.[0]?.servicedPeriod;
  const packet = packetLine(line, { month: line.month, roster: [], talks: [], rules: undefined }, 'en');
  return {
    csv: [csv('service_from'), csv('service_to')],
    x12: [from, to],
    charge: [charge.occurrencePeriod?.start, charge.occurrencePeriod?.end],
    claim: [served?.start, served?.end],
    packet: [packet.from, packet.to],
  };
}

test.each<[string, Partial<KeptLine>, string, string, string]>([
  ['a month', {}, '2026-10-01', '2026-10-20', '1 Oct 2026 to 20 Oct 2026'],
  ['a session', { contactId: 'c1' }, '2026-10-20', '2026-10-20', '20 Oct 2026 ·'],
  ['thirty days of a device', { deviceId: 'd1' }, '2026-09-21', '2026-10-20', '21 Sep 2026 to 20 Oct 2026'],
])('a line of %s has the same days in the packet, on paper and in every file', (_, of, from, to, onPaper) => {
  const line = aLine(of);
  const days = everyDays(line);
  for (const [where, told] of Object.entries(days)) expect(told, where).toEqual([from, to]);
  const one = { batchId: 'b', place: 1, patientId: 'rosa', who: {}, frequency: 'original', line } as const;
  const paper = claimPaper([one], { language: 'en', madeAt: '2026-11-01T10:00:00Z', timeZone: 'UTC' });
  expect(paper.map(({ words }) => words).join('\n')).toContain(onPaper);
});
