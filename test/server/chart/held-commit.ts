import type { ChartEmr } from './emr.ts';

/**
 * The EMR gives the next write of this kind no answer and keeps it in the end. What is given back lets it, and is over
 * once it is kept: at a moment of the test's choosing, however long its sender takes to give up.
 */
export function holdCommit(emr: ChartEmr, of: { method: string; type: string }): () => Promise<void> {
  const permission = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  emr.faults.add({
    kind: 'commit-late',
    ...of,
    held: { until: permission.promise, kept: () => commit.resolve() },
  });
  return () => {
    permission.resolve();
    return commit.promise;
  };
}
