/**
 * `npm run test:billing`: the biller's rules over a hundred thousand random months, and every other property that is
 * dear on all of its random cases, where `npm test` looks at a part.
 */
process.env.BILLING_MONTHS ??= '100000';
process.argv.push(
  'test/server/domain/billing/allocator.test.ts',
  'test/server/domain/billing/steady.test.ts',
  'test/server/domain/session/law-2.test.ts',
  'test/server/domain/session/plain-text.test.ts',
  'test/fhir-profiles/signed-sessions.test.ts',
);
await import('./run.ts');
