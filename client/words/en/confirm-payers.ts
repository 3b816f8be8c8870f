/** That the assumed payer pays, said of many. */
export const confirmPayers = {
  confirm: (count: number, payer: string) =>
    `${payer} pays for all ${count} shown of whom nobody wrote it down`,
  confirmed: (count: number, payer: string) =>
    `Written down of ${count === 1 ? '1 patient' : `${count} patients`}: ${payer} pays.`,
  not: (count: number) => `Of ${count} somebody said it meanwhile: that stands.`,
  undo: 'Take it back',
  undone: (count: number) => `Taken back of ${count === 1 ? '1 patient' : `${count} patients`}.`,
};
