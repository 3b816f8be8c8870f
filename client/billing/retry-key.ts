/**
 * The key of a deed: the same for the same words until it was done, so that one whose answer was lost is not done twice.
 * Other words are another deed; so are the same words after they were done.
 */
export function retryKeys(newKey: () => string = () => crypto.randomUUID()): {
  keyFor: (said: unknown) => string;
  done: () => void;
} {
  let last: { words: string; key: string } | undefined;
  return {
    keyFor: said => {
      const words = JSON.stringify(said);
      if (last?.words !== words) last = { words, key: newKey() };
      return last.key;
    },
    done: () => {
      last = undefined;
    },
  };
}
