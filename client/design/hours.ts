/** Minutes of a week as hours, to a tenth: "3.2". */
export const sayHours = (minutes: number): string => String(Math.round(minutes / 6) / 10);
