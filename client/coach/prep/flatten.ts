const mostFields = 400;
const longest = 2000;

/**
 * A resource as lines of path and value, in its own order: `valueQuantity.value` → `8.2`. At most 400 lines, and of
 * one value 2000 characters, so that an attached file cannot fill the screen.
 */
export function flatten(resource: unknown): [path: string, value: string][] {
  const lines: [string, string][] = [];
  walk(resource, '');
  return lines;

  function walk(part: unknown, path: string): void {
    if (lines.length >= mostFields || part === null || part === undefined) return;
    if (typeof part !== 'object') {
      const value = String(part);
      lines.push([path, value.length > longest ? `${value.slice(0, longest)}…` : value]);
      return;
    }
    for (const [key, inner] of Object.entries(part)) {
      const step = Array.isArray(part) ? `[${Number(key) + 1}]` : path === '' ? key : `.${key}`;
      walk(inner, `${path}${step}`);
    }
  }
}
