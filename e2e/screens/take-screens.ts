import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_PARTS, buildParts } from '#build/build.ts';
import { openDoor } from '../doors.ts';
import { type Language, openSample } from './sample-program.ts';
import { MORE_SCREENS, SCREENS } from './screens.ts';

/**
 * `npm run screens`: every screen over the sample factory, 1366 × 768, in both languages. Arguments are names of
 * screens; without any all are taken. `--to DIR` names another folder than docs/screens. What is committed goes through
 * `pngquant --force --ext .png --speed 1` first: the manual takes its pictures along, and has a limit for them.
 */
const args = process.argv.slice(2);
const at = args.indexOf('--to');
const folder =
  at >= 0 ? (args[at + 1] ?? '.') : fileURLToPath(new URL('../../docs/screens', import.meta.url));
const names = new Set(at >= 0 ? args.toSpliced(at, 2) : args);
const isWanted = (name: string): boolean => names.size === 0 || names.has(name);
const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[];

/** Of the routes that are looked at but not shown elsewhere, what the manual has a picture of. */
const IN_THE_MANUAL = new Set(['label-template']);
const shown = [...SCREENS, ...MORE_SCREENS.filter(({ name }) => IN_THE_MANUAL.has(name))];

/** The panel beside a list follows the chosen row after a moment in which nothing is asked for. */
const PANEL_FOLLOWS_MS = 400;

await buildParts(ALL_PARTS);
mkdirSync(folder, { recursive: true });
const fileOf = (name: string, language: Language): string =>
  join(folder, `${name}.${language === 'en' ? 'en' : 'zh'}.png`);

if (isWanted('first-run')) {
  const door = await openDoor('browser');
  await door.page.getByRole('heading').first().waitFor();
  await door.page.screenshot({ path: fileOf('first-run', 'zh-CN') });
  await door.close();
}

const program = await openSample();
try {
  for (const language of LANGUAGES) {
    await program.speak(language);
    for (const screen of shown.filter(({ name }) => isWanted(name))) {
      await program.show(screen);
      await program.page.waitForTimeout(PANEL_FOLLOWS_MS);
      writeFileSync(fileOf(screen.name, language), await program.page.screenshot());
      for (const complaint of program.complaints()) console.error(`${screen.name} ${language}: ${complaint}`);
    }
  }
  if (isWanted('sign-in')) {
    await program.speak('zh-CN');
    await program.signOut();
    await program.page.getByRole('form').waitFor();
    await program.page.screenshot({ path: fileOf('sign-in', 'zh-CN') });
  }
} finally {
  await program.close();
}
