import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHAPTERS } from './chapters.ts';
import { type Chapter, readChapter } from './manual.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type FileLanguage = (typeof LANGUAGES)[number];

export const manualFolder = fileURLToPath(new URL('../../../docs/manual', import.meta.url));

export function markdownOf(name: string, language: FileLanguage): string {
  return readFileSync(join(manualFolder, `${name}.${language}.md`), 'utf8');
}

/** The chapters as they will be shipped. */
export function shippedManual(language: FileLanguage): Chapter[] {
  return CHAPTERS.map((name) => readChapter(name, markdownOf(name, language)));
}
