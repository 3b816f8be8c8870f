/** What a run chart says above ten points: what its median is of, and what is no chance scatter. */
export const runSigns = {
  medianFirst: (value: string, count: number) => `median ${value} (of the first ${count} values)`,
  medianBefore: (value: string, count: number) =>
    `median ${value} (of the ${count} values before the first change)`,
  shift: {
    above: (count: number) => `${count} in a row above the median`,
    below: (count: number) => `${count} in a row below the median`,
  },
  trend: {
    rising: (count: number) => `${count} rising in a row`,
    falling: (count: number) => `${count} falling in a row`,
  },
  since: (what: string, day: string) => `${what}, since ${day}`,
  within: (what: string, from: string, to: string) => `${what}, ${from} to ${to}`,
};
