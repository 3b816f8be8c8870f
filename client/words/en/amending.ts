/** Leaving a session as it was signed, asked once. */
export const amending = {
  leave: 'Leave it as it was signed',
  sure: (version: number) =>
    `Version ${version} stands again, and the chart stays as it is. What you changed since is not signed; it stays among the versions.`,
  leaving: 'One moment…',
  goOn: 'Go on amending',
  stillUnsaved: 'Your last words are not saved yet. Try again in a moment.',
  notLeft: (because: string) => `It is still being amended: ${because}`,
};
