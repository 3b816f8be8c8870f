import { once } from 'node:events';
import type { Response } from 'express';
import { type ExportKind, kindOfFile } from '../domain/desk/export-kinds.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { readExport, type ToRead } from '../workflow/desk/export-batch.ts';
import { bundleQuery, inLanguage, oneId, onePatient } from './contract/billing.ts';
import { type Answer, type Ask, defineRoute, type Route } from './route-table.ts';

const read = {
  audience: 'clinician',
  patientBound: false,
  method: 'GET',
  roles: ['biller', 'lead'],
  params: oneId,
  audit: 'export',
} as const;
/** An address ends in what it gives; the longer ending stands first, since the shorter is its end. */
const at = (kind: ExportKind) => `/exports/:id${kindOfFile[kind].ending}` as const;

/** What leaves for a billing system: a batch as each of its kinds, streamed, and a packet on paper. */
export const exportRoutes: Route[] = [
  defineRoute(
    {
      ...{ ...read, path: at('837p'), answers: { 200: 'text' } },
      summary: 'The batch as CSV by the elements of an X12 837P, a row each service line.',
    },
    ask => fileOf(ask, { ...ask.params, kind: '837p' }),
  ),
  defineRoute(
    {
      ...{ ...read, path: at('csv'), answers: { 200: 'text' } },
      summary: 'The batch as CSV, streamed; the same bytes every time.',
    },
    ask => fileOf(ask, { ...ask.params, kind: 'csv' }),
  ),
  defineRoute(
    {
      ...{ ...read, path: at('fhir'), query: bundleQuery, answers: { 200: 'json' } },
      summary:
        'The batch as a Bundle of FHIR R4: Encounter, ChargeItem, ChargeItemDefinition; Claim where asked for.',
    },
    ask => fileOf(ask, { ...ask.params, kind: 'fhir', withClaim: ask.query.with === 'claim' }),
  ),
  defineRoute(
    {
      ...{ ...read, path: at('packets'), query: inLanguage, answers: { 200: 'pdf' } },
      summary:
        'The claim packets of all its patients in one file, whole, as they stand now; each look is written down.',
    },
    ask => fileOf(ask, { ...ask.params, ...ask.query, kind: 'packets' }),
  ),
  defineRoute(
    {
      ...{ ...read, path: at('pdf'), query: inLanguage, answers: { 200: 'pdf' } },
      summary: 'The batch on paper, patient after patient.',
    },
    ask => fileOf(ask, { ...ask.params, ...ask.query, kind: 'pdf' }),
  ),
  defineRoute(
    {
      ...{ ...read, path: '/exports/:id', answers: { 200: 'text' } },
      summary: 'The batch as CSV, by its older address.',
    },
    ask => fileOf(ask, { ...ask.params, kind: 'csv' }),
  ),
  defineRoute(
    {
      ...{ ...read, path: '/api/months/:month/claims/:patient/packet.pdf', params: onePatient },
      ...{ query: inLanguage, answers: { 200: 'pdf' }, audit: 'look-at-claim' },
      summary: 'The claim packet of one patient’s month on paper, as it stands now.',
    },
    async ({ parts, identity, params: { month, patient }, query, now }) => {
      const { packetOnPaper } = await import('../workflow/desk/packet-on-paper.ts');
      const pdf = await packetOnPaper(parts, identity, { month, patientId: patient, ...query }, now);
      return isRefusal(pdf) ? pdf : { status: 200, pdf };
    },
  ),
];

async function fileOf({ parts, identity, now }: Ask<'clinician'>, asked: ToRead): Promise<Answer | Refusal> {
  const file = await readExport(parts, identity, asked, now);
  if (isRefusal(file)) return file;
  return {
    status: 200,
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
    },
    stream: res => send(res, file.pieces()),
  };
}

/** As much as the reader takes, and no more is made before. */
async function send(res: Response, pieces: AsyncGenerator<string | Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    if (res.destroyed) return;
    if (!res.write(piece)) await Promise.race([once(res, 'drain'), once(res, 'close')]);
  }
  res.end();
}
