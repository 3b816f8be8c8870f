/** `npm run test:billing`: the biller's rules over a hundred thousand random months, where `npm test` looks at a part. */
process.env.BILLING_MONTHS ??= '100000';
process.argv.push('test/server/domain/billing/allocator.test.ts');
await import('./run.ts');
