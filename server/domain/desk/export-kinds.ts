/**
 * What a batch can be read as. The lines are the same frozen ones; each kind of a batch is the same bytes every time, but for
 * `packets`: the claim packets of its patients, whole, as they stand now.
 */
export const exportKinds = ['csv', '837p', 'fhir', 'pdf', 'packets'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** How each kind is told to whoever takes it. `ending`: of its address and its file. */
export const kindOfFile: Record<ExportKind, { ending: string; type: string }> = {
  csv: { ending: '.csv', type: 'text/csv; charset=utf-8; header=present' },
  '837p': { ending: '.837p.csv', type: 'text/csv; charset=utf-8; header=present' },
  fhir: { ending: '.json', type: 'application/fhir+json; charset=utf-8' },
  pdf: { ending: '.pdf', type: 'application/pdf' },
  packets: { ending: '.packets.pdf', type: 'application/pdf' },
};

/** The name of a batch's file: of the month and the batch alone, so that nobody's name can be part of it. */
export const fileNameOf = (
  batch: { id: string; month: string },
  kind: ExportKind,
  withClaim = false,
): string =>
  `claims-${batch.month}-${batch.id.slice(0, 8)}${withClaim ? '.with-claims' : ''}${kindOfFile[kind].ending}`;

/** The name of one packet's file: by the number of its claim. */
export const packetFileName = (claimNumber: string): string => `packet-${claimNumber.replace('/', '-')}.pdf`;
