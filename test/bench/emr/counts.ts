/** What the EMR of the measurements was asked. */
export type Counts = {
  /** GETs of FHIR resources, and the bytes of their answers. */
  reads: number;
  readBytes: number;
  writes: number;
  /** Tokens, keys, configuration. */
  others: number;
  /** CORS preflights, which only a browser on another site makes. */
  preflights: number;
  /** When the browser was last sent back to the app with its code, in epoch milliseconds. */
  sentBackAt: number;
};
