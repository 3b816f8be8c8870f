/** What a batch can be had as. */
export const exportKinds = {
  as: (batch: string) => `As another file: ${batch}`,
  csv: 'Download CSV',
  '837p': '837P columns',
  fhir: 'FHIR',
  claims: 'FHIR with claims',
  pdf: 'PDF',
};
