import type { Locator } from 'playwright-core';
import { CUSTOMER } from './market-steps.ts';
import type { Person } from './person.ts';

/** Where the lower panel of the Pareto begins and ends beside the drawing's edges, as the drawing lays it out. */
const PANEL = { left: 44, right: 24, bottom: 36 };
const TABLE = /数据表/;

const numberIn = async (cell: Locator): Promise<number> =>
  Number((await cell.innerText()).replace(/,/gu, ''));

/** The list has as many rows as the number said that opened it. */
async function seeRows(me: Person, route: RegExp, count: number): Promise<void> {
  await me.arrive(route);
  await me.see(`第 1–${count} 行，共 ${count} 行`);
}

/** A line of the table beside a chart opens the rows of its number. */
async function openLine(me: Person): Promise<void> {
  const groups = me.page.getByRole('figure', { name: /价值组/ });
  await me.click(TABLE, groups);
  const line = groups.getByRole('row', { name: CUSTOMER });
  const orders = await numberIn(line.getByRole('cell').nth(4));
  await me.click('打开', line);
  await seeRows(me, /\/orders/, orders);
}

/** The foot of a bar is pressed where it is drawn. */
async function pressBar(me: Person): Promise<void> {
  const pareto = me.page.getByRole('figure', { name: /轴封泄漏/ });
  await me.click(TABLE, pareto);
  const bars = (await pareto.getByRole('row').count()) - 1;
  const cases = await numberIn(pareto.getByRole('row').nth(1).getByRole('cell').nth(1));
  await me.click(TABLE, pareto);
  const chart = pareto.locator('.mw-chart[data-drawn]');
  await chart.waitFor();
  const { width, height } = (await chart.boundingBox()) ?? { width: 0, height: 0 };
  const x = PANEL.left + (width - PANEL.left - PANEL.right) / bars / 2;
  await chart.click({ position: { x, y: height - PANEL.bottom - 6 } });
  await seeRows(me, /\/service-cases/, cases);
}

/** The charts have the new order and the new case; what is pressed opens as many rows as it says. */
export async function seeCharts(me: Person): Promise<void> {
  await me.goto('/insights');
  await me.page
    .getByRole('heading', { name: /新签 77 万元/ })
    .first()
    .waitFor();
  await me.page
    .getByRole('heading', { name: /轴封泄漏/ })
    .first()
    .waitFor();
  await openLine(me);
  await me.goto('/insights');
  await pressBar(me);
}
