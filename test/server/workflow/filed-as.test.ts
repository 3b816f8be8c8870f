import { afterEach, describe, expect, it } from 'vitest';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import type { WriteView } from '../../../server/http/contract/session.ts';
import { emrByIss, saveEmr } from '../../../server/storage/practices.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { pdfText } from '../../parts/pdf-text.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';
import { itsForm } from '../../sandbox-emr/fhir/vendor-like.ts';
import { createCookieJar } from '../../sandbox-emr/scripted-launch.ts';

type CookieJar = ReturnType<typeof createCookieJar>;

let day: PracticeDay;
afterEach(() => day.close());

const filed = <T>(write: WriteView | undefined): T => {
  if (write?.receipt.status !== 'in-chart') throw new Error(`not in the chart: ${JSON.stringify(write)}`);
  const [type = '', id = ''] = write.receipt.reference.split('/');
  return day.emr.store.read(type, id) as T;
};
const find = (writes: WriteView[], kind: string, version = 1) =>
  writes.find(write => write.kind === kind && write.version === version);
/** The file as the browser would save it. */
const printed = async (id: string, { launchId }: CoachByWire, jar: CookieJar) => {
  const url = new URL(`/api/sessions/${id}/note.pdf`, day.alongside.url);
  const headers = {
    cookie: jar.header(url),
    'x-alongside-launch': launchId,
    'sec-fetch-site': 'same-origin',
  };
  return Buffer.from(await (await fetch(url, { headers })).arrayBuffer());
};
const claims = (...own: object[]) =>
  day.database.db.withPractice(day.practiceId, async tx => {
    const emr = await emrByIss(tx, `${day.emr.url}/fhir`);
    if (emr === undefined) throw new Error('no EMR');
    const said = { because: 'agreed in June', by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z' };
    await saveEmr(tx, { ...emr, claims: own.map(one => ({ ...said, ...one }) as PracticeClaim) });
  });
const signed = async (coach: CoachByWire) => {
  const session = await coach.open();
  const { rev } = await coach.write(session, fullDraft());
  const preview = await coach.preview(session.id);
  expect((await coach.sign(session.id, rev)).status).toBe(200);
  return { id: session.id, preview, writes: await coach.receipts(session.id) };
};

describe('an EMR that keeps text and PDF', () => {
  it('has the note as both, the PDF byte for byte the one that is printed', async () => {
    day = await practiceDay({ disguise: 'medplum-like' });
    const jar = createCookieJar();
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales', 'today-rosa-morales-coach-dana', jar);
    const { id, preview, writes } = await signed(dana);
    const label = { is: 'note', forms: ['text', 'pdf'] };
    expect(preview.items.find(item => item.kind === 'note')?.label).toEqual(label);
    expect(find(writes, 'note')?.label).toEqual(label);
    const [text, pdf] = filed<fhir4.DocumentReference>(find(writes, 'note')).content.map(({ attachment }) =>
      Buffer.from(attachment.data ?? '', 'base64'),
    );
    expect(text?.toString('utf8')).toBe(preview.note);
    expect(pdf?.equals(await printed(id, dana, jar))).toBe(true);
    expect(pdfText(pdf ?? Buffer.of())).toContain('Rosa Elena Morales');
  });
});

describe('an EMR that takes a filled-in form and nothing else', () => {
  it('gets nothing until a form is agreed on; then all of it stands there, the note among it', async () => {
    day = await practiceDay({ disguise: 'athena-like' });
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales', 'today-rosa-morales-coach-dana');
    const before = await signed(dana);
    expect(new Set(before.writes.map(write => write.receipt.status))).toEqual(new Set(['not-accepted']));
    await claims({ rule: 'agreed-form', questionnaire: itsForm });
    const { preview, writes } = await signed(dana);
    const ways = preview.items.map(({ kind, route }) => [kind, route]);
    expect(ways).toEqual(ways.map(([kind]) => [kind, kind === 'form' ? 'native' : 'form']));
    const rest = writes.filter(write => write.kind !== 'form');
    expect(rest.map(write => write.receipt)).toEqual(
      rest.map(() => ({ status: 'form-only', formInChart: true })),
    );
    const form = filed<fhir4.QuestionnaireResponse>(find(writes, 'form'));
    const note = form.item?.find(({ linkId }) => linkId === 'note');
    expect(note?.answer?.[0]?.valueString).toBe(preview.note.trim());
  });
});
