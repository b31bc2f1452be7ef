import type { Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Host, startHost } from './doors.ts';
import { eventually } from './kit/eventually.ts';
import type { Post } from './kit/factory.ts';
import { type Grid, gridOn } from './kit/grid-hands.ts';
import { clearDrafts, openSignedIn, type SignedIn } from './kit/signed-in.ts';

const NAME = 1;
const REGION = 5;

let program: SignedIn;
let grid: Grid;
/** Hosts that stand in for the first one after it went away. */
const hosts: Host[] = [];

beforeAll(async () => {
  const prepare = async (post: Post) => {
    for (const name of ['江南造船', '沪东中华']) await post('/parties', { name });
  };
  program = await openSignedIn('browser', { prepare });
  grid = gridOn(program.page);
});
afterAll(async () => {
  for (const host of hosts) await host.close();
  await program[Symbol.asyncDispose]();
});
afterEach(async () => {
  await program.page.unrouteAll({ behavior: 'ignoreErrors' });
  await clearDrafts(program.page);
});

interface Party {
  name: string;
  fullName: string | null;
  region: string | null;
}
const stored = (): Promise<Party[]> =>
  program.page.evaluate(async () => {
    const answer = await fetch('/api/parties?limit=50');
    return ((await answer.json()) as { rows: Party[] }).rows;
  });
const named = async (name: string) => (await stored()).filter((one) => one.name === name);
const lost = () => program.page.getByText('与核心的连接已断开').first();

/** Nothing of the program's calls gets through, as when the Wi-Fi is gone. */
const cutOff = () =>
  program.page.route(/\/(rpc|api)\//, (route: Route) => route.abort('internetdisconnected'));

async function openList(): Promise<void> {
  await program.page.goto('about:blank');
  await program.goto('/parties');
  await grid.cell(0, NAME).filter({ hasText: /\S/ }).waitFor();
}

test('U54 the Wi-Fi goes while a list is typed in: it says so calmly, typing goes on, all is saved once when it is back', async () => {
  const { page } = program;
  await openList();
  const rows = (await stored()).length;
  const first = await grid.text(0, NAME);
  await cutOff();
  await grid.cell(0, REGION).click();
  await page.keyboard.type('SH');
  await grid.press('Enter');
  await lost().waitFor();
  await page.getByRole('status').filter({ hasText: '连接断开：1 行先留在这台电脑上' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  // The line below the list, with a name nobody can look up now, and a row already waiting.
  await grid.press('Control+ArrowDown', 'ArrowDown');
  await grid.cell(rows, NAME).click();
  await page.keyboard.type('WF-1');
  await grid.press('Tab');
  await grid.compose('wan', '断网时填');
  await grid.press('Enter');
  await page.getByRole('status').filter({ hasText: '2 行先留在这台电脑上' }).waitFor();
  await grid.cell(0, REGION + 1).click();
  await page.keyboard.type('ship');
  await grid.press('Tab');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByText('已重新连接').first().waitFor();
  await page.getByRole('status').filter({ hasText: '先留在这台电脑上' }).waitFor({ state: 'detached' });
  await eventually(() => named('WF-1')).toMatchObject([{ fullName: '断网时填' }]);
  expect(await named(first)).toMatchObject([{ region: 'SH', industry: 'ship' }]);
  expect((await stored()).length).toBe(rows + 1);
  expect(await lost().count()).toBe(0);
});

test('U54 F52 the answer is lost after the core has saved: what was typed since follows, nothing is doubled', async () => {
  const { page } = program;
  await openList();
  const rows = (await stored()).length;
  const arrived: string[] = [];
  await page.route(/\/rpc\/parties\/saveRows/, async (route) => {
    arrived.push(route.request().postData() ?? '');
    await route.fetch();
    await cutOff();
    await route.abort('connectionreset');
  });
  await grid.cell(rows, NAME).click();
  await page.keyboard.type('WF-2');
  await grid.press('Enter');
  await page.getByRole('status').filter({ hasText: '连接断开：1 行' }).waitFor();
  // In the same line, which is on the host already: a change of it, not another row. The list may show it as well.
  const line = page.locator('.row.entry').filter({ hasText: 'WF-2' });
  await line.locator(`[data-cell$=":${String(REGION)}"]`).click();
  await page.keyboard.type('east');
  await grid.press('Enter');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByText('已重新连接').first().waitFor();
  await eventually(() => named('WF-2')).toMatchObject([{ region: 'east' }]);
  expect((await stored()).length).toBe(rows + 1);
  expect(arrived).toHaveLength(1);
});

test('U54 U07 a form is saved while the host is down: it waits, and goes out once when the host is there again', async () => {
  const { page, door } = program;
  await page.goto('about:blank');
  await program.goto('/parties/new');
  const field = (name: string) => page.locator(`.mw-form [data-field="${name}"]`).first();
  await field('name').fill('WF-3');
  const port = new URL(door.url ?? '').port;
  await door.stopHost();
  await lost().waitFor();
  await field('fullName').fill('停机时填');
  await page.keyboard.press('Control+s');
  await page.getByRole('status').filter({ hasText: '连接断开。内容已留在这台电脑上' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await field('fullName').inputValue()).toBe('停机时填');
  hosts.push(await startHost(door.dataDir, ['--port', port]));
  await page.waitForURL(/#\/parties\?/);
  await eventually(() => named('WF-3')).toMatchObject([{ fullName: '停机时填' }]);
  // Changed after Ctrl+S, it waits for the person.
  await program.goto('/parties/new');
  await field('name').fill('WF-4');
  await cutOff();
  await page.keyboard.press('Control+s');
  await page.getByRole('status').filter({ hasText: '内容已留在这台电脑上' }).waitFor();
  await field('fullName').fill('又改了');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByText('已重新连接').first().waitFor();
  expect(await named('WF-4')).toEqual([]);
  await page.keyboard.press('Control+s');
  await eventually(() => named('WF-4')).toMatchObject([{ fullName: '又改了' }]);
});

test('F52 the answer of a new record is lost and the form typed on: it says so, and what was typed since goes to the record that is there', async () => {
  const { page } = program;
  await page.goto('about:blank');
  await program.goto('/parties/new');
  const field = (name: string) => page.locator(`.mw-form [data-field="${name}"]`).first();
  await field('name').fill('WF-5');
  await page.route(/\/rpc\/parties\/create/, async (route) => {
    await route.fetch();
    await cutOff();
    await route.abort('connectionreset');
  });
  await page.keyboard.press('Control+s');
  await page.getByRole('status').filter({ hasText: '内容已留在这台电脑上' }).waitFor();
  await field('fullName').fill('断线后又改');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByText('已重新连接').first().waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').filter({ hasText: '那次保存已经成功' }).waitFor();
  expect(await named('WF-5')).toMatchObject([{ fullName: null }]);
  await page.getByRole('button', { name: '打开已存的那一条' }).click();
  await page.getByRole('heading', { name: 'WF-5' }).first().waitFor();
  expect(await named('WF-5')).toHaveLength(1);
});
