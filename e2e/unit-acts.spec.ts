import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import type { Post } from './kit/factory.ts';
import { scan } from './kit/scanner.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';
import { MACHINE, PUMP, SPARE_PUMP, writeWinch } from './label-factory.ts';
import { scanSigned } from './signed-scans.ts';

const OTHER_PART = 'ZC220-0001';
const WRONG = 'YB125-0101';
const RENAMED = 'YB125-0102';
let program: SignedIn | null = null;

afterEach(async () => {
  await program?.[Symbol.asyncDispose]();
  program = null;
});

async function prepare(post: Post): Promise<void> {
  await writeWinch(post);
  const { id: partId } = await post('/parts', { drawingNo: 'ZC-220', name: '轴承' });
  await post('/units', { codes: OTHER_PART, partId });
}

async function openLife(code: string): Promise<Page> {
  if (!program) throw new Error('no program');
  await program.goto(`/units/${code}`);
  await program.page.getByRole('heading', { name: code, exact: true }).waitFor();
  return program.page;
}

/** Three labels one after another, and two that are not taken: registered before, and scanned before. */
async function registerByScans(page: Page): Promise<void> {
  await program?.goto('/units/new');
  const codes = page.getByRole('textbox', { name: /^条码/ });
  await codes.waitFor();
  for (const [code, count] of [
    [WRONG, '共 1 件'],
    [RENAMED, '共 2 件'],
    ['YB125-0103', '共 3 件'],
  ] as const) {
    await scan(page, code);
    await page.getByRole('status').getByText(count).waitFor();
  }
  await scan(page, PUMP);
  await page.getByRole('alert').getByText(`${PUMP} 已经登记过`).waitFor();
  await scan(page, RENAMED);
  await page.getByRole('alert').getByText(`${RENAMED} 已经在列表里`).waitFor();
  expect(await codes.inputValue()).toBe(`${WRONG}\n${RENAMED}\nYB125-0103`);
  await page.keyboard.press('Control+s');
  await page.getByRole('gridcell', { name: 'YB125-0103', exact: true }).waitFor();
}

interface DialogOfAct {
  code: string;
  /** Word of the act and of the button that writes it. */
  act: RegExp;
  title: string;
  fields: Record<string, string>;
  confirm: RegExp;
  /** What the life says afterwards. */
  says: RegExp;
  /** The code it goes on under; the page of it is waited for. */
  lands?: string;
}

const DIALOGS: readonly DialogOfAct[] = [
  {
    code: MACHINE,
    act: /^记运行小时/,
    title: `记运行小时 ${MACHINE}`,
    fields: { 表上读数: '120' },
    confirm: /^保存/,
    says: /运行 120 小时/,
  },
  {
    code: MACHINE,
    act: /^移动/,
    title: `移动 ${MACHINE}`,
    fields: { 地点: '三号库' },
    confirm: /^保存/,
    says: /三号库/,
  },
  {
    code: MACHINE,
    act: /^更正 厂内试验/,
    title: '更正 厂内试验',
    fields: { 原因: '登错了' },
    confirm: /^更正 厂内试验/,
    says: /作废：登错了/,
  },
  {
    code: RENAMED,
    act: /^换码/,
    title: `换码 ${RENAMED}`,
    fields: { 新条码: 'YB125-0202', 原因: '标签贴错' },
    confirm: /^换码/,
    says: /YB125-0102 → YB125-0202/,
    lands: 'YB125-0202',
  },
];

/** The act is chosen, its dialog filled and sent, and its event stands in the life. */
async function write({ code, act, title, fields, confirm, says, lands = code }: DialogOfAct): Promise<void> {
  const page = await openLife(code);
  await page.getByRole('button', { name: act }).first().click();
  const dialog = page.getByRole('dialog', { name: title, exact: true });
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: confirm }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: lands, exact: true }).waitFor();
  await page.getByRole('list', { name: '生命周期' }).getByText(says).first().waitFor();
}

/** In the works: both parts with drawing and place, the warning of a wrong one, and the day of a late entry. */
async function replaceLate(): Promise<void> {
  const page = await openLife(PUMP);
  await page.getByRole('button', { name: /^更换零件/ }).click();
  const dialog = page.getByRole('dialog', { name: `更换 ${PUMP}` });
  const pair = dialog.getByRole('table', { name: '换件前后' });
  await pair.getByText(PUMP, { exact: true }).waitFor();
  await scan(page, OTHER_PART);
  await dialog.getByText('图号与旧件不同：ZC-220').waitFor();
  await scan(page, SPARE_PUMP);
  await pair.getByText(SPARE_PUMP, { exact: true }).waitFor();
  expect(await dialog.getByText('图号与旧件不同').count()).toBe(0);
  expect(await pair.getByText(MACHINE).count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByLabel('原因').fill('磨损');
  await dialog.getByRole('button', { name: /^更换零件/ }).click();
  await page.getByRole('heading', { name: SPARE_PUMP, exact: true }).waitFor();
}

async function voidMistake(): Promise<void> {
  const page = await openLife(WRONG);
  await page.getByRole('button', { name: '作废…' }).click();
  const dialog = page.getByRole('dialog', { name: `作废 ${WRONG}` });
  await dialog.getByLabel('原因').fill('登记重了');
  await dialog.getByRole('button', { name: `作废 ${WRONG}` }).click();
  await eventually(() => page.url()).toMatch(/#\/units(\?|$)/);
  await openLife(WRONG);
  await page.getByText(/已于 .* 作废：登记重了/).waitFor();
  expect(await page.getByRole('button', { name: /^登记事件/ }).count()).toBe(0);
}

test('C30 C32 C33 U12 signed labels are scanned, codes registered by scans, and each act of a life is written in its dialog', async () => {
  program = await openSignedIn('browser', { prepare });
  await scanSigned(program.door);
  await registerByScans(program.page);
  for (const dialog of DIALOGS) await write(dialog);
  await replaceLate();
  await voidMistake();
});
