/** Names that are words of every day too, in English and Spanish. Every other name with a capital is a name. */
const everyday = new Set([
  ...[
    'will',
    'may',
    'april',
    'june',
    'august',
    'grace',
    'hope',
    'faith',
    'joy',
    'rose',
    'mark',
    'bill',
    'art',
  ],
  ...['grant', 'dawn', 'summer', 'penny', 'frank', 'rich', 'chase', 'miles', 'pat', 'sue', 'iris', 'heather'],
  ...[
    'long',
    'day',
    'young',
    'rice',
    'cook',
    'salt',
    'price',
    'park',
    'hill',
    'bell',
    'white',
    'green',
    'brown',
  ],
  ...[
    'luz',
    'paz',
    'sol',
    'cruz',
    'dolores',
    'mercedes',
    'consuelo',
    'esperanza',
    'rosa',
    'blanca',
    'soledad',
  ],
]);
const months = new Set(['may', 'april', 'june', 'august']);
/** Where a sentence or an entry begins, any word has a capital. */
const atBeginning = /(^|[.!?¿¡:;•\n“"«(–-])\s*$/u;
const ofDate = /\b(in|since|until|till|by|of|from|to|this|last|next|early|late|mid|before|after|during)\s+$/i;
/** What follows a name that begins a sentence: what somebody did, and, or whose it is. */
const asPerson =
  /^(['’]s\b|,|\s+(and|said|says|was|is|has|had|felt|told|went|came|ate|got|did|does|y|dijo|dice|fue|es|está|tiene|vino|contó|\p{Lu}\p{L}+|\p{L}+(ed|[^s]s|ó))(?!\p{L}))/u;

/**
 * Whether a word with a capital is a name where it stands. Only of everyday words is there a doubt: amid a sentence such a
 * capital is a name, but for a month told as a date; at its beginning it is one where a person's doing follows.
 */
export function readsAsName(word: string, before: string, after: string): boolean {
  const bare = word.replace(/['’]s$/, '').toLowerCase();
  if (!everyday.has(bare)) return true;
  if (months.has(bare) && (ofDate.test(before) || /^\s+\d/.test(after))) return false;
  return atBeginning.test(before) ? asPerson.test(word.slice(bare.length) + after) : true;
}
