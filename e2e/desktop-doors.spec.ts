import { afterEach, beforeAll, expect, test } from 'vitest';
import { DOORS, type Door, openDoor } from './doors.ts';

let door: Door | null = null;
let complaints: string[] = [];

beforeAll(() => (complaints = []));
afterEach(async () => {
  await door?.close();
  door = null;
});

test.each(DOORS)('the interface comes up through the %s door without a complaint', async (kind) => {
  door = await openDoor(kind);
  const { page } = door;
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.reload();
  // The first-run page asks the core for its state: it stands for the whole way there and back.
  await page.getByRole('heading').first().waitFor();
  await expect.poll(() => page.getByRole('button').count()).toBeGreaterThanOrEqual(3);
  expect(
    await page.evaluate(() => ['require', 'process', 'ipcRenderer'].filter((name) => name in window)),
  ).toEqual([]);
  expect(await page.evaluate(() => 'millwrightBridge' in window)).toBe(kind === 'desktop');
  expect(complaints).toEqual([]);
});

test.each(DOORS)('a route is shown by its address through the %s door', async (kind) => {
  door = await openDoor(kind);
  await door.goto('/nowhere-in-particular');
  expect(door.page.url()).toMatch(/#\/nowhere-in-particular$/);
  await door.page.locator('body :text-matches("\\\\S")').first().waitFor();
});
