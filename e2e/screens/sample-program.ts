import type { Page, Request } from 'playwright-core';
import { openDoor } from '../doors.ts';
import type { Known, Screen } from './screens.ts';

/** So many looks in a row, two frames apart, find nothing under way before a screen counts as drawn. */
const STILL_LOOKS = 4;
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

function textOf(row: Record<string, unknown> | undefined, name: string): string {
  const value = row?.[name];
  return typeof value === 'string' ? value : '';
}

/** Records of the routes nobody takes a picture of. */
async function findMore(page: Page, orderId: string) {
  const list = async (path: string): Promise<Rows['rows']> => {
    const answer = await ask<Rows | Rows['rows']>(page, `/api/${path}`);
    return Array.isArray(answer) ? answer : answer.rows;
  };
  const firstOf = async (path: string): Promise<string> => one(await list(path));
  const [quoted] = await list('service-quotations');
  const recallId = await firstOf('recalls');
  const recall = await ask<{ parties: Array<{ partyId: string | null }> }>(page, `/api/recalls/${recallId}`);
  const order = await ask<{ shipments: Rows['rows'] }>(page, `/api/orders/${orderId}`);
  return {
    siteId: await firstOf('sites'),
    contactId: await firstOf('contacts'),
    productId: await firstOf('products'),
    partId: await firstOf('parts'),
    articleId: textOf((await list('knowledge'))[0], 'articleId'),
    templateId: await firstOf('label-templates'),
    roundId: await firstOf('inspection-rounds'),
    recallId,
    recallPartyId: recall.parties.find(({ partyId }) => partyId !== null)?.partyId ?? '',
    claimId: await firstOf('supplier-claims'),
    quotation: { caseId: textOf(quoted, 'caseId'), id: textOf(quoted, 'id') },
    shipmentId: one(order.shipments),
  };
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
  const more = await findMore(
    page,
    one(orders, (row) => row['state'] === 'shipped'),
  );
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
    ...more,
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

/** How many requests have no answer yet. A stream of changes has its answer when it begins. */
function countUnanswered(page: Page): () => number {
  const unanswered = new Set<Request>();
  page.on('request', (request) => unanswered.add(request));
  page.on('response', (response) => unanswered.delete(response.request()));
  page.on('requestfailed', (request) => unanswered.delete(request));
  // What the page that was left had asked for is nobody's any more.
  page.on('domcontentloaded', () => unanswered.clear());
  return () => unanswered.size;
}

/** Whether, two frames on, something is marked busy or still moves. */
const isMoving = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const isBusy = document.querySelector('[aria-busy="true"]') !== null;
    return isBusy || document.getAnimations().some(({ playState }) => playState === 'running');
  });

/** The page has its data: nothing is asked for, nothing is marked busy, and drawing has come to rest. */
async function settle(page: Page, unanswered: () => number): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const limit = performance.now() + LIMIT_MS;
  for (let still = 0; still < STILL_LOOKS; ) {
    still = (await isMoving(page)) || unanswered() > 0 ? 0 : still + 1;
    if (performance.now() > limit) throw new Error(`${page.url()} does not come to rest`);
  }
}

/** The sample factory behind the browser door, signed in as its administrator. */
export async function openSample(): Promise<SampleProgram> {
  const door = await openDoor('browser', { isSample: true });
  const { page } = door;
  page.setDefaultTimeout(LIMIT_MS);
  const home = door.url ?? '';
  const complaints = listenTo(page, home);
  const unanswered = countUnanswered(page);
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
    await settle(page, unanswered);
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
      await settle(page, unanswered);
    },
    signOut: async () => {
      await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }).then(() => undefined));
      // A sheet for paper has no place where one signs in.
      await page.evaluate(() => void (location.hash = '#/'));
      await page.reload();
    },
    close: () => door.close(),
  };
}
