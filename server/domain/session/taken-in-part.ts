import type { MedicineDraft } from './draft.ts';

/** Whether what was said of a medicine is short of taking it as prescribed: then there is a reason to ask for. */
export const isTakenInPart = ({ taking, asPrescribed = 'yes', daysOfLast7 = 7 }: MedicineDraft): boolean =>
  taking === 'no' || taking === 'sometimes' || asPrescribed !== 'yes' || daysOfLast7 < 7;
