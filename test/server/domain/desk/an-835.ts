/** What a payer says of one line, as a test tells it. */
export type Told835 = {
  claim: string;
  status?: string;
  patient?: [last: string, first: string];
  payerClaim?: string;
  claimSegments?: string[];
  lines: {
    code: string;
    charge: string;
    paid: string;
    day?: string;
    taken?: string[];
    remarks?: string[];
    number?: string;
    more?: string[];
  }[];
};
export type Signs = { element?: string; part?: string; end?: string; breaks?: string };

const cents = (amount: string) => Math.round(Number(amount) * 100);

/** An 835 written as a clearing house writes it, with its envelopes and counts. */
export function an835(
  claims: readonly Told835[],
  { element = '*', part = ':', end = '~', breaks = '\n' }: Signs = {},
  { payer = 'MEDICARE PART B', trace = 'EFT1001', day = '20261115', off = '' } = {},
): string {
  const sum = claims
    .flatMap(({ lines }) => lines)
    .reduce((all, { paid }) => all + cents(paid), -cents(off || '0'));
  const total = (claim: Told835, of: 'charge' | 'paid') =>
    (claim.lines.reduce((all, line) => all + cents(line[of]), 0) / 100).toFixed(2);
  const inside = [
    `ST*835*0001`,
    `BPR*I*${(sum / 100).toFixed(2)}*C*ACH*CCP*01*999999999*DA*1*1512345678**01*999988880*DA*2*${day}`,
    `TRN*1*${trace}*1512345678`,
    `DTM*405*${day}`,
    `N1*PR*${payer}`,
    `N3*1 MAIN STREET`,
    `N1*PE*LINDEN STREET*XX*1234567893`,
    `LX*1`,
    ...claims.flatMap(claim => [
      `CLP*${claim.claim}*${claim.status ?? '1'}*${total(claim, 'charge')}*${total(claim, 'paid')}**MB*${claim.payerClaim ?? 'ICN1'}*11`,
      ...(claim.claimSegments ?? []),
      ...(claim.patient ? [`NM1*QC*1*${claim.patient[0]}*${claim.patient[1]}****MI*1EG4TE5MK73`] : []),
      ...claim.lines.flatMap(line => [
        `SVC*HC:${line.code}*${line.charge}*${line.paid}**1`,
        `DTM*472*${line.day ?? '20261020'}`,
        ...(line.taken ?? []).map(taken => `CAS*${taken}`),
        ...(line.number ? [`REF*6R*${line.number}`] : []),
        ...(line.remarks ?? []).map(remark => `LQ*HE*${remark}`),
        ...(line.more ?? []),
      ]),
    ]),
    ...(off ? [`PLB*1234567893*20261231*WO:1*${off}`] : []),
  ];
  const all = [
    'ISA*00*          *00*          *ZZ*PAYER          *ZZ*LINDEN         *261115*1200*^*00501*000000905*0*P*:',
    'GS*HP*PAYER*LINDEN*20261115*1200*1*X*005010X221A1',
    ...inside,
    `SE*${inside.length + 1}*0001`,
    'GE*1*1',
    'IEA*1*000000905',
  ];
  return all.map(segment => segment.replaceAll('*', element).replaceAll(':', part) + end + breaks).join('');
}
