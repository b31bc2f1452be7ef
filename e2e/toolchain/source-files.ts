import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { cruisedFolders, projectRoot } from './run-checks.ts';

export interface SourceFile {
  /** Path below the project root, with forward slashes. */
  path: string;
  text: string;
  /** The text with its comments blanked, line numbers kept: prose may name what code must not do. */
  code: string;
}

function blankComments(path: string, text: string): string {
  const { comments } = parseSync(path, text);
  let code = text;
  for (const { start, end } of comments) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return code;
}

/** All TypeScript and JavaScript sources, tests included. */
export function readSources(): SourceFile[] {
  const paths = globSync(`{${cruisedFolders.join(',')}}/**/*.{ts,tsx,mts,cts,mjs,cjs}`, { cwd: projectRoot });
  return paths.toSorted().map((found) => {
    const path = found.replaceAll('\\', '/');
    const text = readFileSync(join(projectRoot, path), 'utf8');
    return { path, text, code: blankComments(path, text) };
  });
}

/** All style sheets of the interface. */
export function readSheets(): Pick<SourceFile, 'path' | 'text'>[] {
  const paths = globSync('renderer/**/*.css', { cwd: projectRoot }).toSorted();
  return paths.map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(projectRoot, path), 'utf8'),
  }));
}

/** `path:line` of every place in the code of these files that matches. */
export function placesOf(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}
