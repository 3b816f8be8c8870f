export const newer = {
  newer: 'A newer version of Alongside is here. What you wrote is kept.',
  load: 'Load it',
};
