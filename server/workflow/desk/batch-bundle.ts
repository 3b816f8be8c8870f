import { type BundleSetting, claimEntries, ruleEntries } from '../../chart/write/claim-entries.ts';
import type { BatchRule } from '../../domain/desk/batch-rules.ts';
import type { ExportedLine } from '../../domain/desk/claim-columns.ts';

/** Entries that are written in one piece. */
const together = 100;

/** A batch as a Bundle of FHIR R4, written as it is read: the rules first, then patient after patient. */
export async function* bundleText(
  patients: AsyncIterable<ExportedLine[]>,
  rules: readonly BatchRule[],
  setting: BundleSetting,
): AsyncGenerator<string> {
  const head = {
    ...{ resourceType: 'Bundle', type: 'collection', timestamp: setting.at },
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${setting.batchId}` },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"entry":[`;
  let before = '\n';
  let piece: string[] = [];
  for (const entry of ruleEntries(rules, setting)) piece.push(JSON.stringify(entry));
  for await (const lines of patients) {
    for (const entry of claimEntries(lines, setting)) piece.push(JSON.stringify(entry));
    if (piece.length < together) continue;
    yield before + piece.join(',\n');
    before = ',\n';
    piece = [];
  }
  yield `${piece.length > 0 ? before + piece.join(',\n') : ''}\n]}\n`;
}
