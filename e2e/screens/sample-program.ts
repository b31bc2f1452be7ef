import type { Page } from 'playwright-core';
import { openDoor } from '../doors.ts';
import type { Known, Screen } from './screens.ts';

const SETTLE_MS = 400;
const LIMIT_MS = 60_000;
/** As `admin sample` prints it. */
const ADMINISTRATOR = { username: 'admin', password: 'sample-admin' };

export type Language = 'zh-CN' | 'en';

export interface SampleProgram {
  page: Page;
  known: Known;
  /** Errors, failed and foreign requests since the last call. */
  complaints(): string[];
  speak(language: Language): Promise<void>;
  show(screen: Screen): Promise<void>;
  goto(route: string): Promise<void>;
  signOut(): Promise<void>;
  close(): Promise<void>;
}

type Rows = { rows: Array<Record<string, unknown>> };

async function ask<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} ${String(response.status)}`);
    return (await response.json()) as unknown;
  }, path) as Promise<T>;
}

function one(rows: Rows['rows'], ...wanted: Array<(row: Record<string, unknown>) => boolean>): string {
  const row = wanted.map((is) => rows.find(is)).find((found) => found !== undefined) ?? rows[0];
  const id = row?.['id'];
  return typeof id === 'string' ? id : '';
}

/** Looks for records that show much: a replaced part, an order on its way, an open case. */
async function findKnown(page: Page): Promise<Known> {
  const list = async (path: string): Promise<Rows['rows']> => (await ask<Rows>(page, `/api/${path}`)).rows;
  const [records, specifications, orders, cases, parties] = [
    await list('market-records'),
    await list('specifications'),
    await list('orders'),
    await list('service-cases'),
    await list('parties'),
  ];
  const withUnit = cases.filter((row) => row['barcode'] !== null);
  const caseId = one(
    withUnit,
    (row) => row['state'] === 'closed',
    (row) => row['state'] === 'resolved',
  );
  const detail = await ask<{
    visits: Array<{ parts: Array<{ installedBarcode: string | null }> }>;
    barcode: string;
  }>(page, `/api/service-cases/${caseId}`);
  const installed = detail.visits
    .flatMap((visit) => visit.parts)
    .find((part) => part.installedBarcode !== null);
  return {
    recordId: one(records, (row) => row['stage'] === 'quoted'),
    specificationId: one(specifications, (row) => row['state'] === 'signed'),
    orderId: one(orders, (row) => row['state'] === 'shipped'),
    openOrderId: one(
      orders,
      (row) => row['state'] === 'executing',
      (row) => row['state'] === 'in_force',
    ),
    caseId,
    openCaseId: one(
      withUnit,
      (row) => row['state'] === 'in_progress',
      (row) => row['state'] === 'dispatched',
    ),
    partyId: one(parties),
    barcode: installed?.installedBarcode ?? detail.barcode,
    machine: detail.barcode,
    month: '2026-10',
  };
}

function listenTo(page: Page, home: string): () => string[] {
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !/^(blob|data):/.test(request.url()))
      heard.push(`foreign ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`status ${String(response.status())} ${response.url()}`);
  });
  return () => {
    const now = heard;
    heard = [];
    return now;
  };
}

/** The page has its data: nothing is marked busy, no loading word, and drawing has come to rest. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.waitForTimeout(SETTLE_MS);
}

/** The sample factory behind the browser door, signed in as its administrator. */
export async function openSample(): Promise<SampleProgram> {
  const door = await openDoor('browser', { isSample: true });
  const { page } = door;
  page.setDefaultTimeout(LIMIT_MS);
  const home = door.url ?? '';
  const complaints = listenTo(page, home);
  const signIn = (): Promise<number> =>
    page.evaluate(
      async (body) =>
        (
          await fetch('/api/session', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        ).status,
      ADMINISTRATOR,
    );
  await signIn();
  const known = await findKnown(page);
  await page.reload();
  await page.getByRole('banner').waitFor();
  complaints();
  const goto = async (route: string): Promise<void> => {
    await door.goto(route);
    await settle(page);
  };
  return {
    page,
    known,
    complaints,
    goto,
    speak: async (language) => {
      await page.evaluate((value) => {
        for (const key of Object.keys(sessionStorage)) if (/tab/i.test(key)) sessionStorage.removeItem(key);
        localStorage.setItem('millwright.language', JSON.stringify(value));
      }, language);
      await page.reload();
    },
    show: async (screen) => {
      await page.keyboard.press('Escape');
      await goto(screen.route(known));
      if (!screen.act) return;
      await screen.act(page, known);
      await settle(page);
    },
    signOut: async () => {
      await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }).then(() => undefined));
      await page.reload();
    },
    close: () => door.close(),
  };
}
