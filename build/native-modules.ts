/** Packages with compiled parts: never bundled, shipped beside the bundles as they are. */
export const NATIVE_MODULES = ['better-sqlite3', '@node-rs/argon2'] as const;

/** True for a native package and every path below it. */
export function isNativeModule(id: string): boolean {
  return NATIVE_MODULES.some((name) => id === name || id.startsWith(`${name}/`) || id.startsWith(`${name}-`));
}
