import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { refuse } from '../../../server/domain/refusal.ts';
import type { LoginIdentity } from '../../../server/http/identity.ts';
import { type Ask, defineRoute, type Route } from '../../../server/http/route-table.ts';
import { audit } from '../../../server/storage/audit.ts';
import { promise } from '../../../server/storage/schema.ts';

const one = z.strictObject({ id: z.string().max(40) });
const kept = z.strictObject({ id: z.string(), what: z.string(), keptOn: z.string().nullable() });

/** Three routes of an ordinary kind, over the promises a coach made: to read one, to keep one, and a page. */
export const sampleRoutes: Route[] = [
  defineRoute(
    {
      method: 'GET',
      path: '/api/promises/:id',
      audience: 'clinician',
      roles: ['coach', 'physician'],
      patientBound: true,
      params: one,
      answers: { 200: kept },
      audit: 'look-at-session',
      summary: 'One promise.',
    },
    async ask => (await found(ask)) ?? refuse('not-found', 'no-such-item'),
  ),
  defineRoute(
    {
      method: 'POST',
      path: '/api/promises/:id/kept',
      audience: 'clinician',
      roles: ['coach'],
      patientBound: true,
      params: one,
      body: z.strictObject({ on: z.iso.date(), note: z.string().max(2000).optional() }),
      answers: { 200: kept },
      audit: 'keep-promise',
      summary: 'The promise was kept.',
    },
    async ask => {
      const { practiceId, patientId = '' } = ask.identity;
      await ask.parts.db.withPractice(practiceId, async tx => {
        const mine = and(eq(promise.id, ask.params.id), eq(promise.patientId, patientId));
        await tx.update(promise).set({ keptOn: ask.body.on }).where(mine);
        const entry = {
          actor: ask.identity.staff.id,
          action: 'keep-promise',
          patientId,
          outcome: 'done',
        } as const;
        await audit(tx, ask.parts.keys, entry, practiceId, ask.now);
      });
      return (await found(ask)) ?? refuse('not-found', 'no-such-item');
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/app/:launchId',
      audience: 'clinician',
      roles: 'any',
      patientBound: false,
      params: z.strictObject({ launchId: z.string() }),
      answers: { 200: 'html' },
      audit: { none: 'holds no record' },
      summary: 'The page.',
    },
    async ask => ({ status: 200, html: `<script nonce="${ask.nonce}">1</script>` }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/api/broken',
      audience: 'public',
      roles: 'any',
      patientBound: false,
      query: z.strictObject({ how: z.enum(['throws', 'unstated', 'misshapen']) }),
      answers: { 200: z.strictObject({ ok: z.boolean() }) },
      audit: { none: 'a test' },
      summary: 'Goes wrong on purpose.',
    },
    async ask => {
      if (ask.query.how === 'throws')
        throw Object.assign(new Error('Rosa Medina, born 1959'), { code: 'E_TEST' });
      return ask.query.how === 'unstated' ? { status: 202, json: {} } : { status: 200, json: { ok: 'yes' } };
    },
  ),
];

const found = async (ask: Ask<'clinician', { id: string }> & { identity: LoginIdentity }) => {
  const { practiceId, patientId = '' } = ask.identity;
  const mine = and(eq(promise.id, ask.params.id), eq(promise.patientId, patientId));
  const fields = { id: promise.id, what: promise.what, keptOn: promise.keptOn };
  const [row] = await ask.parts.db.withPractice(practiceId, tx =>
    tx.select(fields).from(promise).where(mine),
  );
  return row && { status: 200, json: row };
};
