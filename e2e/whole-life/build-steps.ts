import { expect } from 'vitest';
import type { Person } from '../walk-through/person.ts';
import { BEARINGS, daysAgo, LOT, OWNER, PUMPS, SHIP, WINCH } from './factory.ts';

interface Registration {
  codes: string;
  kind: '整机' | '零件';
  what: { label: string; text: string };
  lotNo?: string;
}

async function register(me: Person, { codes, kind, what, lotNo }: Registration): Promise<void> {
  await me.goto('/units/new');
  const form = me.form('登记实物');
  await form.waitFor();
  await form.getByLabel('条码').fill(codes);
  await me.choose('类别', kind, form);
  await me.choose(what.label, what.text, form);
  if (lotNo) await me.fill('批次', lotNo, form);
  await form.getByLabel('制造日期').fill(daysAgo(560));
  await me.press('Control+s');
}

/** The winch, forty parts for it and two spare pumps, all by ranges of codes. */
export async function registerAll(me: Person): Promise<void> {
  const pumps = { codes: `${PUMPS[0]}…3`, kind: '零件', lotNo: LOT } as const;
  await register(me, { ...pumps, what: { label: '零部件', text: 'YB-125' } });
  await me.page.getByRole('gridcell', { name: PUMPS[2], exact: true }).waitFor();
  const bearings = { codes: `ZC220-0001…00${BEARINGS}`, kind: '零件' } as const;
  await register(me, { ...bearings, what: { label: '零部件', text: 'ZC-220' } });
  await me.page.getByRole('gridcell', { name: 'ZC220-0039', exact: true }).waitFor();
  await register(me, { codes: WINCH, kind: '整机', what: { label: '产品型号', text: 'AW-68' } });
  await me.page.getByRole('heading', { name: WINCH }).waitFor();
}

/** The pump is scanned, the bearings are typed as a range; each gets the place its bill keeps for it. */
export async function buildWinch(me: Person): Promise<void> {
  await me.act('装入零件', '9');
  await me.page.getByRole('textbox', { name: '零件条码' }).waitFor();
  await me.scan(PUMPS[0]);
  await me.see('已扫 1 件');
  const codes = me.page.getByRole('textbox', { name: '零件条码' });
  await codes.fill(`${await codes.inputValue()}\nZC220-0001…00${BEARINGS}`);
  await me.page.getByRole('textbox', { name: '日期', exact: true }).fill(daysAgo(555));
  await me.page.getByRole('table', { name: '装入的零件' }).getByText('轴承/39').waitFor();
  await me.act('装入 40 件', 'Control+s');
  await me.page.getByRole('heading', { name: WINCH }).waitFor();
  await me.page
    .locator('.mw-tree')
    .getByRole('link', { name: /主泵 1/ })
    .waitFor();
  expect(await me.page.getByRole('region', { name: '结构' }).locator('.mw-tree li').count()).toBe(41);
}

interface Happening {
  word: string;
  on: string;
  site?: string;
  party?: string;
}

async function record(me: Person, { word, on, site, party }: Happening): Promise<void> {
  await me.act('登记事件', '3');
  const form = me.form(`登记事件 ${WINCH}`);
  await form.waitFor();
  await me.choose('事件', word, form);
  await form.getByLabel('日期').fill(on);
  if (site) await me.choose('现场', site, form);
  if (party) await me.choose('客户', party, form);
  await me.press('Control+s');
  await form.waitFor({ state: 'hidden' });
  await me.page.getByRole('list', { name: '生命周期' }).getByText(on).first().waitFor();
}

/** Tested, shipped to the owner, put on board, handed over sixteen months ago. */
export async function deliver(me: Person): Promise<void> {
  await record(me, { word: '厂内试验', on: daysAgo(550) });
  await record(me, { word: '发货', on: daysAgo(540), party: OWNER });
  await record(me, { word: '到现场', on: daysAgo(530), site: SHIP });
  await record(me, { word: '移交', on: daysAgo(510) });
  await me.page.getByText(/质保已过 \d+ 天/).waitFor();
}
