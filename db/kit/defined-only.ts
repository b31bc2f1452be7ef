/** The properties that were given: `undefined` means "not mentioned", `null` means "empty". In a loop: every saved record comes through here. */
export function definedOnly<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given: Partial<T> = {};
  for (const name of Object.keys(input) as (keyof T)[])
    if (input[name] !== undefined) given[name] = input[name];
  return given as { [K in keyof T]: Exclude<T[K], undefined> };
}
