/** Whose thread somebody pressed for on another screen; in the memory of this page alone. */
let asked: string | undefined;

export const askForThread = (patientId: string): void => {
  asked = patientId;
};

/** Whose thread the messages begin with; a drawing that React throws away may look too. */
export const askedThread = (): string | undefined => asked;

/** Once it is shown: whoever comes back to the messages by themselves begins at the list. */
export const forgetAsked = (): void => {
  asked = undefined;
};
