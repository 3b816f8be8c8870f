/** What a batch can be had as. */
export const exportKinds = {
  as: (batch: string) => `As another file: ${batch}`,
  csv: 'Download CSV',
  '837p': '837P columns',
  fhir: 'FHIR',
  claims: 'FHIR with claims',
  pdf: 'PDF as it left',
  packets: 'PDF of all packets, as they stand now',
  marked:
    'The CSV begins with a byte order mark, so that Excel reads every name right. 837P columns are for a billing system and have none; it gets the CSV without by command: billing:export --no-mark.',
};
