import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';

/** Name and birth date, as far as the chart was read. */
export function nameOf(chart?: Pick<ChartSnapshot, 'patient'>): { name?: string; born?: string } {
  if (chart?.patient.status !== 'recorded') return {};
  const { name, birthDate } = chart.patient.value;
  return { name, ...(birthDate && { born: birthDate }) };
}
