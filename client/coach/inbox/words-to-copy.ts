/** The words of a message as they are pasted elsewhere: the short answers offered stand below the text. */
export const wordsToCopy = ({ body, choices }: { body: string; choices: readonly string[] }): string =>
  choices.length === 0 ? body : `${body}\n\n${choices.map((one, at) => `${at + 1}. ${one}`).join('\n')}`;
