/** The table behind a chart, fetched when it is unfolded. */
export const readings = {
  day: 'Day',
  fromHead: 'From',
  asWritten: 'written',
  olderNotRead: 'Only the newest were read; older ones may stand in the chart.',
  bandFromSource: (source: string) => `Band: ${source}`,
  bandSources: {
    chart: 'reference range in the chart',
    'ada-most-adults': 'ADA Standards of Care, most adults; not checked',
    'ada-meals': 'ADA Standards of Care, before and after meals; not checked',
    'acc-aha-2017': 'ACC/AHA 2017; not checked',
    general: 'general range; not checked',
    'kdigo-reduced': 'KDIGO, below is reduced; not checked',
    'kdigo-raised': 'KDIGO, above is raised; not checked',
    'cdc-healthy': 'CDC, healthy range; not checked',
    'cdc-sleep': 'CDC, adults, hours; not checked',
    'phq9-minimal': 'PHQ-9, minimal; not checked',
    'us-activity': 'US activity guideline, a week; not checked',
  },
};
