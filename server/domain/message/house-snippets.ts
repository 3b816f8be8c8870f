import type { Snippet } from './snippet.ts';
import house from './snippets.json' with { type: 'json' };

/** Those of the house, which every practice begins with; looked at by nobody who coaches yet. */
export const houseSnippets: readonly Snippet[] = house.snippets;
