import { expect } from 'vitest';
import type { Person } from '../walk-through/person.ts';
import { daysAgo, LOT, PUMPS, SHIP, WINCH } from './factory.ts';

interface Known {
  firstNo: string;
  secondNo: string;
  recallNo: string;
}

const last = PUMPS[2];

/** Identity, recall and open cases, warranty with its reason, lot and places of the last pump. */
async function seeStanding({ page, see }: Person, { secondNo, recallNo }: Known): Promise<void> {
  await page.getByRole('heading', { name: last }).waitFor();
  await page.getByRole('link', { name: `召回 ${recallNo} 柱塞材料缺陷` }).waitFor();
  await see(/未结案件 \d/);
  await page.getByRole('link', { name: `${secondNo} 换上的泵又卡滞` }).waitFor();
  await see(/质保内，余 \d+ 天/);
  await see(`判据：更换日 ${daysAgo(0)} + 12 个月`);
  await see('3 件，在役 1，失效 2');
  await page.getByRole('link', { name: LOT }).first().waitFor();
  const places = page.getByRole('list', { name: '去过的地方' });
  await places.getByRole('link', { name: `装在 ${WINCH} · ${SHIP}` }).waitFor();
  // What of ours is at the ship now; parts are with their machine.
  await places.getByRole('link', { name: /^现有 .*锚绞机/ }).waitFor();
}

/** Three generations at one place, and what happened to the last and, unfolded, to the one before. */
async function seeStory({ page }: Person, { firstNo, secondNo }: Known): Promise<void> {
  const chain = page.locator('.mw-chain').getByRole('listitem');
  expect(await chain.count()).toBe(3);
  for (const pump of PUMPS) await page.locator('.mw-chain').getByText(pump).waitFor();
  const line = page.getByRole('list', { name: '生命周期' });
  await line.getByText(`替换 ${PUMPS[1]}`).waitFor();
  await line.getByRole('link', { name: secondNo, exact: true }).waitFor();
  await page.getByRole('button', { name: '展开' }).click();
  await line.getByRole('link', { name: firstNo, exact: true }).waitFor();
  await line.getByText(`换上 ${last}`).waitFor();
  const filter = page.getByRole('group', { name: '生命周期' });
  await filter.getByRole('button', { name: '文件' }).click();
  await line.getByRole('link', { name: `服务报告 ${secondNo} 第 1 次` }).waitFor();
  expect(await line.getByText(`替换 ${PUMPS[1]}`).count()).toBe(0);
  await filter.getByRole('button', { name: '全部' }).click();
}

/** The winch with forty parts as it is and as it was before the first failure. */
async function seeMachine({ page }: Person): Promise<void> {
  const structure = page.getByRole('region', { name: '结构' });
  await structure.getByRole('link', { name: new RegExp(`主泵 1.*${last}`) }).waitFor();
  const day = structure.getByRole('textbox', { name: '哪一天的结构' });
  await day.fill(daysAgo(400));
  await day.press('Enter');
  await structure.getByRole('link', { name: new RegExp(`主泵 1.*${PUMPS[0]}`) }).waitFor();
  await structure.getByText(/与现状相比：.*主泵 1 已换 2 次/).waitFor();
  await structure.getByRole('button', { name: '售出' }).click();
  await structure.getByText('YB-125 C').waitFor();
}

/** A certificate is put on the pump itself, and opened. */
async function addCertificate({ page }: Person): Promise<void> {
  const papers = page.getByRole('region', { name: '证书与文件' });
  const pdf = { name: '船检证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  await papers.locator('input[type=file]').setInputFiles(pdf);
  await papers.getByRole('button', { name: /^船检证书\.pdf/ }).click();
  const dialog = page.getByRole('dialog', { name: '船检证书.pdf' });
  await dialog.getByRole('button', { name: '保存到文件' }).waitFor();
  await dialog.getByRole('button', { name: '取下这份文件' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** One scan of the last pump shows all of it. */
export async function seeWholeLife(me: Person, known: Known): Promise<void> {
  await seeStanding(me, known);
  await seeStory(me, known);
  await seeMachine(me);
  await addCertificate(me);
}
