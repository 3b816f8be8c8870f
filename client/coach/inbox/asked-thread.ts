/** Whose thread somebody pressed for on another screen; in the memory of this page alone. */
let asked: string | undefined;

export const askForThread = (patientId: string): void => {
  asked = patientId;
};

/** Once: whoever comes back to the messages by themselves begins at the list. */
export function takeAsked(): string | undefined {
  const patientId = asked;
  asked = undefined;
  return patientId;
}
