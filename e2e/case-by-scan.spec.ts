import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { DOORS } from './doors.ts';
import { axeFindings } from './kit/axe.ts';
import type { Post } from './kit/factory.ts';
import { scan } from './kit/scanner.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';
import { readPdf } from './walk-through/monthly-pdf.ts';

const MACHINE = 'LJ-2026-0001';
const OTHER = 'LJ-2026-0002';
const OLD_PUMP = 'YB125-0001';
const NEW_PUMP = 'YB125-0002';
const FOREIGN_PUMP = 'YB125-0003';

let program: SignedIn | null = null;

afterEach(async () => {
  await program?.[Symbol.asyncDispose]();
  program = null;
});

/** Two machines on board, each with a pump, and a spare one, written through the REST door. */
async function writeFactory(post: Post): Promise<void> {
  const owner = await post('/parties', { name: '远帆航运', roles: ['owner'] });
  const product = await post('/products', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  const pump = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  await post('/units', { codes: `${MACHINE}…2`, productId: product.id });
  await post('/units', { codes: `${OLD_PUMP}…3`, partId: pump.id });
  for (const [barcode, parentBarcode] of [
    [OLD_PUMP, MACHINE],
    [FOREIGN_PUMP, OTHER],
  ] as const) {
    await post(`/units/${barcode}/events`, { type: 'INSTALLED', parentBarcode, position: 'pump_1' });
  }
  for (const [machine, name] of [
    [MACHINE, '远帆 9'],
    [OTHER, '远帆 6'],
  ] as const) {
    const site = await post('/sites', { name, kind: 'vessel', ownerPartyId: owner.id });
    await post(`/units/${machine}/events`, { type: 'SHIPPED', partyId: owner.id });
    await post(`/units/${machine}/events`, { type: 'ON_SITE', siteId: site.id });
    await post(`/units/${machine}/events`, { type: 'HANDED_OVER' });
  }
}

/** Scan, one sentence, save: the case knows customer, ship and warranty. */
async function openCase(page: Page): Promise<void> {
  await scan(page, OLD_PUMP);
  await page.getByRole('heading', { name: OLD_PUMP }).waitFor();
  await page.getByText('质保内，余').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('1');
  await page.getByRole('complementary').getByText('远帆 9').waitFor();
  await page.getByLabel(/^标题/).fill('起锚时油压上不去');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: /^FW\d{4}-0001$/ }).waitFor();
  await page.keyboard.press('Alt+j');
  await page.getByRole('button', { name: '判为质保' }).click();
  await page.getByText('工厂承担').waitFor();
}

/** Half a continuous form, in millimetres and in the points of a PDF. */
const FORM = [241, 140].map((mm) => Math.round((mm / 25.4) * 72));

/** The report on the three-part form: one page of its size, with the names of the three parts. */
async function checkForm(page: Page): Promise<void> {
  const [base] = page.url().split('#');
  const [, id] = /service-cases\/([\da-f-]{36})/.exec(page.url()) ?? [];
  await page.getByRole('button', { name: '打印服务报告…' }).first().click();
  const dialog = page.getByRole('dialog', { name: '打印服务报告…' });
  await dialog.getByLabel('纸张').selectOption({ label: '三联单 241×140' });
  const right = dialog.getByLabel('右移 mm');
  await right.fill('1.5');
  await right.blur();
  expect(await axeFindings(page)).toEqual([]);
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: '打印', exact: true }).click();
  const sheet = await opened;
  await sheet.waitForURL(/paper=(%22)?form(%22)?&(.*&)?x=1\.5(&|$)/);
  await sheet.close();
  await dialog.waitFor({ state: 'detached' });
  // This workstation knows its printer from now on.
  await page.getByRole('button', { name: '打印服务报告…' }).first().click();
  expect(await dialog.getByLabel('纸张').inputValue()).toBe('form');
  expect(await right.inputValue()).toBe('1.5');
  await dialog.getByLabel('纸张').selectOption({ label: 'A4' });
  expect(await right.inputValue()).toBe('0');
  await page.keyboard.press('Escape');
  const paper = await page.context().newPage();
  const search = new URLSearchParams({ id: JSON.stringify(id), paper: '"form"', x: '1.5' });
  await paper.goto(`${base}#/print/visit?${search.toString()}`);
  await paper.locator('html[data-print-ready="ready"]').waitFor({ state: 'attached' });
  const bytes = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(bytes.toString('latin1')) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual(FORM);
  const { text, pages } = await readPdf(bytes);
  expect(pages).toBe(1);
  for (const words of ['白联存根', '红联客户', '黄联财务', OLD_PUMP, NEW_PUMP])
    expect(text.replaceAll(' ', '')).toContain(words);
  await paper.close();
}

/** Half a sheet across, through the bridge: hidden window, its page box, the call that makes the PDF. */
async function checkSheet(page: Page): Promise<void> {
  const [, id] = /service-cases\/([\da-f-]{36})/.exec(page.url()) ?? [];
  const search = new URLSearchParams({ id: JSON.stringify(id), paper: '"a5"' });
  const bytes = await page.evaluate(async (route) => {
    const bridge = (globalThis as unknown as Window).millwrightBridge;
    const pageSize = { widthMm: 210, heightMm: 148 };
    return [...((await bridge?.printToPdf({ route, pageSize })) ?? [])];
  }, `/print/visit?${search.toString()}`);
  const pdf = Buffer.from(bytes);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
  expect([width, height].map((points) => Math.round((Number(points) * 25.4) / 72))).toEqual([210, 148]);
  const { text, pages, fonts } = await readPdf(pdf);
  expect(pages).toBe(1);
  expect(fonts.join(' ')).toMatch(/NotoSerifSC/);
  for (const words of ['服务报告', OLD_PUMP, NEW_PUMP]) expect(text.replaceAll(' ', '')).toContain(words);
}

/** A report of unknown origin is completed by one scan: what stood empty is filled in, not written back empty. */
async function completeByScan({ page, door, call }: SignedIn): Promise<void> {
  const { id } = await call('POST', '/service-cases', { title: '不知哪台', unitText: '船上那台' });
  await door.goto(`/service-cases/${id}/edit`);
  await page.getByLabel('设备或零件条码').fill(FOREIGN_PUMP);
  await page.keyboard.press('Control+s');
  const facts = page.getByRole('region', { name: /^FW\d{4}-0002$/ });
  await facts.getByRole('link', { name: FOREIGN_PUMP }).waitFor();
  for (const words of ['远帆航运', '远帆 6']) await facts.getByText(words, { exact: true }).waitFor();
}

test.each(DOORS)(
  'C32 C34 C35 U24 a case, a visit and a part replaced by two scans, through the %s door',
  async (kind) => {
    program = await openSignedIn(kind, { displayName: '周工', prepare: writeFactory });
    const { page } = program;
    await openCase(page);
    await page.getByRole('button', { name: '开始一次服务' }).click();
    await page.getByText('请扫旧件条码').or(page.getByPlaceholder('请扫旧件条码，或手输')).first().waitFor();

    await scan(page, FOREIGN_PUMP);
    const refusal = page.getByRole('alert');
    await refusal.getByText('它装在另一台设备上，不是这一台').waitFor();
    await refusal.getByText(`「远帆 6」，${OTHER}`).waitFor();
    await scan(page, OLD_PUMP);
    await page.getByText('装在这台设备').waitFor();
    await scan(page, FOREIGN_PUMP);
    await refusal.getByText('它已经装在另一台设备上').waitFor();
    await scan(page, OLD_PUMP);
    await refusal.getByText('旧件和新件是同一件').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await scan(page, NEW_PUMP);
    const pair = page.getByRole('table', { name: '确认后写入两条，成对' });
    await pair.getByText(NEW_PUMP).waitFor();
    await page.getByLabel('单价 元').first().fill('18600');
    await page.keyboard.press('F9');
    await page.getByText(`已更换：${OLD_PUMP} → ${NEW_PUMP}`).waitFor();
    expect(await page.getByRole('table', { name: '已更换' }).getByRole('row').count()).toBe(2);
    // A part of the catalogue by its drawing number, beside what was scanned: both are in the sum.
    const added = page.getByRole('form', { name: '加一行' });
    await added.getByLabel('零件').fill('YB-1');
    await page.getByRole('option', { name: /YB-125/ }).click();
    await added.getByLabel('单价 元').fill('100');
    await added.getByRole('button', { name: '加一行' }).click();
    await page
      .getByRole('table', { name: '用件（按数量）' })
      .getByText(/YB-125/)
      .waitFor();
    await page.getByText('18,700.00').waitFor();
    await page.getByRole('button', { name: '结束服务' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束服务' }).click();
    await page.getByText('已结束，内容不再变').waitFor();
    if (kind === 'browser') await checkForm(page);
    else await checkSheet(page);

    // The new part takes the next scan again as a life, and its life knows what it replaced.
    await scan(page, NEW_PUMP);
    await page.getByRole('heading', { name: NEW_PUMP }).waitFor();
    const chain = page.locator('.mw-chain');
    expect(await chain.getByRole('listitem').count()).toBe(2);
    await chain.getByRole('link', { name: OLD_PUMP }).click();
    await page.getByRole('heading', { name: OLD_PUMP }).waitFor();
    await page.getByText(`换上 ${NEW_PUMP}`).waitFor();
    if (kind === 'browser') await completeByScan(program);
  },
);
