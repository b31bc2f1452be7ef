import type { BrowserContextOptions, Page } from 'playwright-core';
import { type Door, type DoorKind, openDoor } from '../doors.ts';
import { fillFactory, makeFactory, PASSWORD, type Post } from './factory.ts';

export interface SignedIn extends AsyncDisposable {
  /** May be replaced by another page of the same browser when it has crashed. */
  page: Page;
  door: Door;
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

export interface Factory {
  /** Name of the administrator, the one account. */
  displayName?: string;
  prepare?: (post: Post) => Promise<void>;
  /** Of the browser's page. */
  context?: BrowserContextOptions;
}

/** The program behind a door on a factory with one administrator, signed in; empty unless it is prepared. */
export async function openSignedIn(kind: DoorKind, factory: Factory = {}): Promise<SignedIn> {
  const { displayName, prepare, context } = factory;
  const made = makeFactory(displayName);
  if (prepare) await fillFactory(made.dataDir, prepare);
  const door = await openDoor(kind, { dataDir: made.dataDir, ...(context ? { context } : {}) });
  const { page } = door;
  const [base = ''] = page.url().split('#');
  page.setDefaultTimeout(10_000);
  await signIn(page);
  const program: SignedIn = {
    page,
    door,
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
      made.remove();
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
