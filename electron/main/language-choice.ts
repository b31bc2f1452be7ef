import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { ShellLanguage } from '#contract/kit/desktop-bridge.ts';
import { languageOf } from './shell-texts.ts';

const LANGUAGES: readonly string[] = ['zh-CN', 'zh-TW', 'en'] satisfies ShellLanguage[];

function isLanguage(value: unknown): value is ShellLanguage {
  return typeof value === 'string' && LANGUAGES.includes(value);
}

/** The language last chosen in the interface, before that the system's. */
export function readLanguage(profileDir: string): ShellLanguage {
  try {
    const saved = readFileSync(join(profileDir, 'language.txt'), 'utf8').trim();
    if (isLanguage(saved)) return saved;
  } catch {
    // Not chosen yet.
  }
  return languageOf(app.getPreferredSystemLanguages()[0] ?? app.getLocale());
}

export function saveLanguage(profileDir: string, language: ShellLanguage): void {
  try {
    writeFileSync(join(profileDir, 'language.txt'), language);
  } catch {
    // The menu is in the new language all the same; only the next start will not know.
  }
}
