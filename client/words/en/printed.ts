/** On every sheet of paper: whose it is, where it is from, and when. */
export const printed = {
  of: (name: string, born: string) => (born ? `${name}, born ${born}` : name),
  when: (day: string, clock: string, by: string) => `printed ${day}, ${clock}, by ${by}`,
};
