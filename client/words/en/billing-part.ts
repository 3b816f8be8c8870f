/** What a practice answers for at the biller's desk, on its own page. */
export const billingPart = {
  title: 'What the practice answers for in its claims',
  notLoaded: 'This part could not be loaded.',
  again: 'Try again',
  kept: 'Kept. Open months are worked out anew.',
  mayLeave: 'A payer that is only assumed',
  waits: (payer: string) =>
    `Where nobody wrote down who pays, ${payer} is assumed. Such a claim waits at the desk until somebody says who pays.`,
  leaves: (payer: string) =>
    `Where nobody wrote down who pays, ${payer} is assumed, and the claim leaves with it: the practice answers for that guess.`,
  letLeave: 'Let such claims leave',
  letWait: 'Let such claims wait',
  rulesOf: (payer: string) => `Rules of a payer called ${payer}`,
  off: 'Off. They are Medicare’s rules, and nobody verified that they hold for this payer. Nothing is worked out by them.',
  on: 'On. They are Medicare’s rules, not verified for this payer; each line made by them says so.',
  turnOn: 'Turn them on…',
  turnOff: 'Turn them off',
  because: 'What the practice relies on',
  becauseHint: 'A contract, the payer’s manual, a letter. It is kept with your name.',
  answer: 'Turn them on and answer for it',
  by: (who: string, day: string) => `${who}, ${day}.`,
};
