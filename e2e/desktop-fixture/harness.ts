import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desktop, type DesktopOptions, launchDesktop } from '../electron-stand-in/desktop.ts';
import { buildShellFixture } from './fixture.ts';
import type {} from './page.ts';

const factory = {
  factory: '江南船机',
  username: 'meister',
  displayName: '张师傅',
  password: 'correct horse battery',
};

export interface ShellHarness {
  /** Holds the data folders and profiles of one spec file. */
  folder: string;
  /** The program with the fixture's page, on a data folder and profile named after the test. */
  launch(name: string, options?: DesktopOptions): Promise<Desktop>;
  /** As it is started by a person: with a profile, and the data folder that profile remembers. */
  launchRemembering(profileDir: string): Promise<Desktop>;
  closeAll(): Promise<void>;
  remove(): void;
}

const hasPort = (desktop: Desktop): Promise<unknown> =>
  desktop.page.waitForFunction(() => window.fixture.portCount > 0);

/** `name` keeps the fixtures of spec files that run side by side apart. */
export async function shellHarness(name: string): Promise<ShellHarness> {
  const bundles = await buildShellFixture(name);
  const folder = mkdtempSync(join(tmpdir(), 'millwright-shell-'));
  let opened: Desktop[] = [];
  const start = async (options: DesktopOptions): Promise<Desktop> => {
    const desktop = await launchDesktop({ bundles, ...options });
    opened.push(desktop);
    await hasPort(desktop);
    return desktop;
  };
  return {
    folder,
    launch: (run, options = {}) =>
      start({ dataDir: join(folder, run), profileDir: join(folder, `${run}-profile`), ...options }),
    launchRemembering: (profileDir) => start({ profileDir }),
    closeAll: async () => {
      await Promise.all(opened.map((desktop) => desktop.close()));
      opened = [];
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

export const corePid = ({ evaluate }: Desktop): Promise<number> =>
  evaluate(({ app }) => app.getAppMetrics().find((p) => p.serviceName === 'millwright-core')?.pid ?? 0, null);

/** Starts a factory in the untouched folder and signs its administrator in. */
export async function signIn({ page }: Desktop): Promise<void> {
  await page.evaluate(async (input) => {
    await window.fixture.client?.setup.startFactory(input);
    await window.fixture.client?.session.signIn({ username: input.username, password: input.password });
  }, factory);
}

/** Signs in where the factory is there already, and says where its files are. */
export async function folderShownTo({ page }: Desktop): Promise<string | null | undefined> {
  return page.evaluate(async ({ username, password }) => {
    await window.fixture.client?.session.signIn({ username, password });
    return (await window.fixture.client?.setup.status())?.dataDir;
  }, factory);
}

export const signedIn = ({ page }: Desktop): Promise<string | undefined> =>
  page.evaluate(async () => (await window.fixture.client?.session.current())?.displayName);
