import { choice, group, text } from '../shape.ts';

/** An emergency or hospital visit of the chart: told to the clinician in the note, or set aside and why. */
export const visitTold = group({
  visitId: text(120),
  visit: choice('emergency', 'inpatient'),
  /** Its day, as far as the chart knows it. */
  on: text(10),
  reason: text(300),
  says: choice('tell', 'set-aside'),
  because: text(300),
});
