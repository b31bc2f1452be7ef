import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './vite.node-bundle.ts';

/** What each part is made from, and one file that must be there when it is built. */
const PARTS = {
  // The manual and its pictures are shipped with the interface.
  renderer: {
    folders: ['renderer', 'contract', 'docs/manual', 'docs/screens'],
    result: 'out/renderer/index.html',
  },
  node: { folders: ['electron', 'server', 'db', 'contract'], result: 'out/server/main.js' },
} as const;
export type BuildPart = keyof typeof PARTS;

const SHARED = ['package-lock.json', 'package.json', 'build/*.ts'];
const TEST = /\.(test|spec)\.tsx?$/;

export function sourceFiles(part: BuildPart): string[] {
  const patterns = [...PARTS[part].folders.map((folder) => `${folder}/**/*.*`), ...SHARED];
  return globSync(patterns, { cwd: projectRoot })
    .filter((file) => !TEST.test(file))
    .sort();
}

/** Over names and contents: a fresh clone with new dates and old contents is not built again. */
function fingerprint(part: BuildPart): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of sourceFiles(part)) {
    hash.update(`\0${file}\0`).update(readFileSync(join(projectRoot, file)));
  }
  return hash.digest('hex');
}

const stampFile = (part: BuildPart): string => join(projectRoot, 'out', `.${part}-stamp`);

/** True when the part was built from exactly these sources. */
export function isFresh(part: BuildPart): boolean {
  if (!existsSync(join(projectRoot, PARTS[part].result)) || !existsSync(stampFile(part))) return false;
  return readFileSync(stampFile(part), 'utf8') === fingerprint(part);
}

/** Call after the part was built; a build that broke off leaves the old stamp, which no longer fits. */
export function writeStamp(part: BuildPart): void {
  mkdirSync(join(projectRoot, 'out'), { recursive: true });
  writeFileSync(stampFile(part), fingerprint(part));
}
