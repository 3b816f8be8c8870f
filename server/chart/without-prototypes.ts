/** Parsed JSON without any `__proto__` in it, changed in place. No deeper than its parser was let: it recurses. */
export const withoutPrototypes = <Json>(json: Json): Json => {
  if (typeof json !== 'object' || json === null) return json;
  if (Object.hasOwn(json, '__proto__')) Reflect.deleteProperty(json, '__proto__');
  for (const inner of Object.values(json)) withoutPrototypes(inner);
  return json;
};
