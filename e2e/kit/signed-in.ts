import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type DoorKind, openDoor } from '../doors.ts';

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

/** The program behind a door on an empty factory with one administrator, signed in. */
export async function openSignedIn(kind: DoorKind): Promise<SignedIn> {
  const folder = mkdtempSync(join(tmpdir(), `millwright-forms-${kind}-`));
  const dataDir = join(folder, 'data');
  const args = ['--data-dir', dataDir, '--admin', 'admin', '--display-name', '李敏', '--password-stdin'];
  const made = spawnSync(process.execPath, [adminScript, 'init', ...args], {
    input: `${PASSWORD}\n`,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
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
