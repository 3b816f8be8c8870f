/** The prefix that stands before a national provider identifier when its check digit is worked out (CMS, ISO/IEC 7812). */
const prefix = '80840';

/** Whether ten digits are a national provider identifier: the last is the check digit of those before it, by Luhn. */
export function isNpi(written: string): boolean {
  if (!/^[12]\d{9}$/.test(written)) return false;
  const digits = [...(prefix + written)].reverse().map(Number);
  const sum = digits.reduce((all, digit, at) => {
    const twice = at % 2 === 1 ? digit * 2 : digit;
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}
