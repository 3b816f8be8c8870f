/** One line when something begins, one with its seconds when it is done. */
export const progress = (what: string): (() => void) => {
  const began = Date.now();
  console.log(`HAPI: ${what}…`);
  return () => console.log(`HAPI: done (${((Date.now() - began) / 1000).toFixed(1)} s)`);
};
