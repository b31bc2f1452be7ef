import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type DoorKind, openDoor, startHost } from '../doors.ts';

const adminScript = fileURLToPath(new URL('../../server/admin/main.ts', import.meta.url));
export const PASSWORD = 'anker-winde-2026';

export interface SignedIn extends AsyncDisposable {
  /** May be replaced by another page of the same browser when it has crashed. */
  page: Page;
  goto: (route: string) => Promise<void>;
  /** Calls a procedure as the person on the page; for what a test needs and is not about. */
  call: (method: string, path: string, body: object) => Promise<{ id: string }>;
}

export async function signIn(page: Page): Promise<void> {
  await page.getByLabel(/用户名/).fill('admin');
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

/** What the REST door gave for what was made. */
export type Made = { id: string; units?: { id: string }[] };
export type Post = (path: string, body: object) => Promise<Made>;

/** Fills a factory through the REST door of a host of its own, before any page opens on it. */
async function fill(dataDir: string, prepare: (post: Post) => Promise<void>): Promise<void> {
  const host = await startHost(dataDir);
  const headers: Record<string, string> = { 'content-type': 'application/json', origin: host.url };
  const post: Post = async (path, body) => {
    const answer = await fetch(`${host.url}/api${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} ${await answer.text()}`);
    const cookie = answer.headers.get('set-cookie');
    if (cookie) headers['cookie'] = cookie.split(';')[0] ?? '';
    return (await answer.json()) as Made;
  };
  try {
    await post('/session', { username: 'admin', password: PASSWORD });
    await prepare(post);
  } finally {
    await host.close();
  }
}

export interface Factory {
  /** Name of the administrator, the one account. */
  displayName?: string;
  prepare?: (post: Post) => Promise<void>;
}

/** The program behind a door on a factory with one administrator, signed in; empty unless it is prepared. */
export async function openSignedIn(kind: DoorKind, factory: Factory = {}): Promise<SignedIn> {
  const { displayName = '李敏', prepare } = factory;
  const folder = mkdtempSync(join(tmpdir(), `millwright-signed-in-${kind}-`));
  const dataDir = join(folder, 'data');
  const args = ['--data-dir', dataDir, '--admin', 'admin', '--display-name', displayName, '--password-stdin'];
  const made = spawnSync(process.execPath, [adminScript, 'init', ...args], {
    input: `${PASSWORD}\n`,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  if (prepare) await fill(dataDir, prepare);
  const door = await openDoor(kind, { dataDir });
  const { page } = door;
  const [base = ''] = page.url().split('#');
  page.setDefaultTimeout(10_000);
  await signIn(page);
  const program: SignedIn = {
    page,
    goto: async (route) => {
      await program.page.goto(`${base}#${route}`);
    },
    call: async (method, path, body) =>
      program.page.evaluate(
        async (request) => {
          const answer = await fetch(`/api${request.path}`, {
            method: request.method,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(request.body),
          });
          if (!answer.ok) throw new Error(await answer.text());
          return (await answer.json()) as { id: string };
        },
        { method, path, body },
      ),
    async [Symbol.asyncDispose]() {
      await door.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  return program;
}

/** What forms kept in this browser, gone. */
export async function clearDrafts(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('millwright', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('drafts');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('drafts', 'readwrite');
          writing.objectStore('drafts').clear();
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}
