/** `Type/id` or `Type/id/_history/n`, else undefined. */
export function parseReference(reference: string): { type: string; id: string } | undefined {
  const found = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(\/_history\/[A-Za-z0-9\-.]+)?$/.exec(reference);
  return found?.[1] && found[2] ? { type: found[1], id: found[2] } : undefined;
}
