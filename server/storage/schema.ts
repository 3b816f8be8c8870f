/** Every table, for the migrator and for the one door (`withPractice`). */
export * from './schema/attestation.ts';
export * from './schema/audit.ts';
export * from './schema/billing.ts';
export * from './schema/cds.ts';
export * from './schema/chart.ts';
export * from './schema/escalation.ts';
export * from './schema/evaluated.ts';
export * from './schema/group.ts';
export * from './schema/handoff.ts';
export * from './schema/login.ts';
export * from './schema/panel.ts';
export * from './schema/physician.ts';
export * from './schema/practice.ts';
export * from './schema/queue.ts';
export * from './schema/remittance.ts';
export * from './schema/schedule.ts';
export * from './schema/session.ts';
