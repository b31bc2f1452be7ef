import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoor } from '../doors.ts';
import { axeFindings } from '../kit/axe.ts';
import { openSample, type SampleProgram } from './sample-program.ts';
import { MORE_SCREENS, SCREENS, type Screen } from './screens.ts';

/** Words that are keys, not texts: `field.site`. */
const MISSING_KEY =
  /(?<![\w.@/-])(?:act|confirm|field|group|hint|item|life|line|move|nav|page|replace|section|ship|sign|state|visit)\.[a-z]\w*/u;
const SERIOUS = /\((serious|critical)\)/;
const LIMIT_MS = 90_000;

let program: SampleProgram;

beforeAll(async () => {
  program = await openSample();
}, 240_000);
afterAll(() => program.close());

const serious = async (): Promise<string[]> =>
  (await axeFindings(program.page)).filter((finding) => SERIOUS.test(finding));
/** A scan of a code nobody registered is answered so by the core; the browser notes it. */
const isExpected = (screen: string, complaint: string): boolean =>
  screen === 'unit-unknown' && complaint.includes('404');

async function lookAt(screen: Screen): Promise<void> {
  await program.show(screen);
  expect(await serious()).toEqual([]);
  expect(MISSING_KEY.exec(await program.page.locator('body').innerText())?.[0]).toBeUndefined();
  expect(program.complaints().filter((one) => !isExpected(screen.name, one))).toEqual([]);
}

// What is wrong with colours is wrong in either language: one is looked at by day, the other by night.
describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('the sample factory in %s, %s', (language, colorScheme) => {
  beforeAll(async () => {
    await program.page.emulateMedia({ colorScheme });
    await program.speak(language);
  }, LIMIT_MS);

  test.each(SCREENS)('$name', lookAt, LIMIT_MS);
});

// In one language only: what differs between the two is the texts, and those of these routes stand in others as well.
describe('the other routes, and the sheets for paper', () => {
  beforeAll(async () => {
    await program.page.emulateMedia({ colorScheme: 'light' });
    await program.speak('zh-CN');
  }, LIMIT_MS);

  test.each(MORE_SCREENS)(
    '$name',
    async (screen) => {
      await lookAt(screen);
      // A sheet without its record is an empty page, in which nothing can be wrong.
      expect((await program.page.locator('body').innerText()).length).toBeGreaterThan(20);
    },
    LIMIT_MS,
  );
});

test(
  'sign-in, in both languages',
  async () => {
    await program.signOut();
    for (const language of ['zh-CN', 'en'] as const) {
      await program.speak(language);
      await program.page.getByRole('form').waitFor();
      expect(await serious()).toEqual([]);
    }
  },
  LIMIT_MS,
);

test(
  'first run, in both languages',
  async () => {
    const door = await openDoor('browser');
    for (const language of ['zh-CN', 'en']) {
      await door.page.evaluate(
        (value) => localStorage.setItem('millwright.language', JSON.stringify(value)),
        language,
      );
      await door.page.reload();
      await door.page.getByRole('heading', { level: 2 }).first().waitFor();
      const findings = (await axeFindings(door.page)).filter((finding) => SERIOUS.test(finding));
      expect(findings).toEqual([]);
    }
    await door.close();
  },
  LIMIT_MS,
);
