/** What of a chart is not shown, and why not. */
export const leftOut = {
  leftOut: (count: number, why: string) => `${count} left out: ${why}`,
  whyLeftOut: {
    'other-patient': "another patient's",
    'entered-in-error': 'entered in error',
    'not-understood': 'not understood',
  } as Record<string, string>,
};
