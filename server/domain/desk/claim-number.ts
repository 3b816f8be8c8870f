/** As many letters as every payer gives back whole (CLM01 of an X12 837P, CLP01 of an 835). */
const most = 20;
/** Letters that stand in both, and in no delimiter. */
const plain = /^[A-Za-z0-9.-]+$/;
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number a patient's month is claimed under: the same for ever, so that a remittance finds its month by it. The
 * month and the patient's id where that is short, else the month and a fingerprint of it (FNV-1a, 60 of its 64 bits).
 */
export function claimNumber(month: string, patientId: string): string {
  const whole = `${month}/${patientId}`;
  if (whole.length <= most && plain.test(patientId)) return whole;
  return `${month}/${fingerprint(whole)}`;
}

/**
 * The number of one line within it, at most 29 letters (REF*6R of an 837P, which an 835 gives back): by what the line is,
 * so that it stays the same whatever batch it leaves in.
 */
export const claimLineNumber = (month: string, patientId: string, lineKey: string): string =>
  `${claimNumber(month, patientId)}.${fingerprint(lineKey).slice(0, 8)}`;

function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const letter of text)
    hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n);
  let short = '';
  for (let n = 0n; n < 12n; n += 1n) short += digits[Number((hash >> (5n * n)) & 31n)];
  return short;
}
