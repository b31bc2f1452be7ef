/**
 * Packages that are never bundled but shipped beside the bundles as they are: two with compiled parts, and
 * the pinyin dictionary, which is loaded only when first needed.
 */
export const SHIPPED_PACKAGES = ['better-sqlite3', '@node-rs/argon2', 'pinyin-pro'] as const;

/** True for a shipped package and every path below it. */
export function isShippedPackage(id: string): boolean {
  return SHIPPED_PACKAGES.some(
    (name) => id === name || id.startsWith(`${name}/`) || id.startsWith(`${name}-`),
  );
}
