import { createRequire } from 'node:module';

/** Replaced by the bundler; read from the package file when running from source. */
declare const __MILLWRIGHT_VERSION__: string | undefined;

function sourceVersion(): string {
  const pkg: unknown = createRequire(import.meta.url)('../package.json');
  return typeof pkg === 'object' && pkg !== null && 'version' in pkg ? String(pkg.version) : '0.0.0';
}

export const PROGRAM_VERSION: string =
  typeof __MILLWRIGHT_VERSION__ === 'string' ? __MILLWRIGHT_VERSION__ : sourceVersion();
