import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import type { Post } from './kit/factory.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

const CASE = '轴封漏油';
let caseId = '';
let factory: SignedIn | null = null;
afterEach(async () => {
  await factory?.[Symbol.asyncDispose]();
  factory = null;
});

/** A winch past its warranty and the case its owner pays for. */
async function writeFactory(post: Post): Promise<void> {
  const owner = await post('/parties', { name: '远帆航运', roles: ['owner'] });
  const product = await post('/products', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  await post('/units', { codes: 'LJ-0001', productId: product.id });
  await post('/units/LJ-0001/events', { type: 'SHIPPED', partyId: owner.id });
  const made = await post('/service-cases', {
    title: CASE,
    description: '起锚后轴端滴油',
    barcode: 'LJ-0001',
    partyId: owner.id,
    faultCode: 'seal_leak',
  });
  caseId = made.id;
  await post(`/service-cases/${caseId}/judgement`, { version: 1, judgement: 'paid' });
}

const side = (page: Page, name: string) =>
  page.getByRole('group', { name: '案件内容' }).getByRole('button', { name, exact: true }).click();
const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /保存/ }).click();

/** Taxed as a service, sent, and confirmed by the customer. */
async function quote(page: Page): Promise<void> {
  await side(page, '报价收款');
  await page.getByRole('button', { name: '报价', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/不含税单价/).fill('300');
  await dialog.locator('[data-field=taxBp]').fill('6%');
  // Away from its list.
  await dialog.locator('[data-field=terms]').fill('款到发货');
  await dialog.getByText('不含税 2,400.00 + 税额 144.00 = 价税合计 2,544.00 元').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await save(page);
  const table = page.getByRole('table', { name: '服务报价' });
  await table.getByRole('button', { name: '发出' }).click();
  await table.getByRole('button', { name: '客户答复' }).click();
  await dialog.getByLabel(/^谁答复/).fill('机务 王');
  await save(page);
  await table.getByText('已确认').waitFor();
  await page.getByRole('button', { name: '记收款' }).click();
  await save(page);
  await page.getByRole('table', { name: '收款' }).getByText('2,544.00').waitFor();
}

/** What it cost, what was found; the visit is closed and the fault solved. */
async function work(page: Page): Promise<void> {
  await side(page, '费用回访');
  await page.getByRole('button', { name: '记费用' }).click();
  await page.getByRole('dialog').locator('[data-field=amountMinor]').fill('480');
  await save(page);
  await page.getByRole('table', { name: '费用' }).getByText('480.00').waitFor();
  await side(page, '服务');
  await page.getByRole('button', { name: '开始一次服务' }).click();
  const form = page.getByRole('form', { name: '第 1 次服务' });
  await form.getByLabel(/^发现与处理/).fill('唇口磨损');
  await form.locator('[data-field=remedyCode]').fill('更换零件');
  await page.getByRole('option', { name: '更换零件' }).click();
  await form.getByRole('button', { name: /保存/ }).click();
  await form.getByText(/已保存/).waitFor();
  await page.getByRole('button', { name: '结束服务' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束服务' }).click();
  await page.getByRole('button', { name: '打印服务报告' }).waitFor();
  await page.keyboard.press('Alt+s');
  const move = page.getByRole('dialog');
  await move.getByRole('combobox', { name: '到' }).click();
  await page.getByRole('option', { name: '已解决' }).click();
  await move.getByRole('button', { name: '改为“已解决”' }).click();
  await move.waitFor({ state: 'detached' });
}

/** The customer is called, is content, and wants something. */
async function callBack(page: Page): Promise<void> {
  await side(page, '费用回访');
  await page.getByRole('button', { name: '记回访' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '1 很不满意' }).focus();
  await page.keyboard.press('4');
  await dialog.getByRole('button', { name: '4 满意', pressed: true }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await save(page);
  await page.getByRole('table', { name: '回访' }).getByText('4 满意').waitFor();
  await page.getByRole('button', { name: '转市场信息' }).click();
  await dialog.locator('[data-field=title]').fill('想换两台新绞车');
  await save(page);
  await page.getByRole('link', { name: /想换两台新绞车/ }).click();
  await page
    .getByRole('link', { name: /^FW\d{4}-0001$/ })
    .first()
    .waitFor();
}

/** What was learned: typed and handed in at once, published, found again in the list. */
async function teach(page: Page): Promise<void> {
  await side(page, '费用回访');
  await page.getByRole('button', { name: '写成知识' }).click();
  const form = page.getByRole('form', { name: /^ZS/ });
  const remedy = form.locator('[data-field=remedy]');
  await remedy.waitFor();
  expect(await remedy.inputValue()).toBe('更换零件');
  await remedy.fill('更换轴封，换前清洁轴颈');
  await form.getByRole('button', { name: '送审' }).click();
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByText('已发布').first().waitFor();
  await page.getByText('更换轴封，换前清洁轴颈').waitFor();
  await page.getByRole('button', { name: '改版' }).click();
  await form.waitFor();
  await page.getByRole('button', { name: '第 1 版 已发布' }).click();
  await page
    .getByText(/第 2 版正在写/)
    .first()
    .waitFor();
}

test('C37 C39 a paid case from the quotation to the money, the call afterwards, a lead and an article', async () => {
  factory = await openSignedIn('browser', { displayName: '周工', prepare: writeFactory });
  const { page, door } = factory;
  await door.goto(`/service-cases/${caseId}`);
  await quote(page);
  await work(page);
  await callBack(page);
  await door.goto(`/service-cases/${caseId}`);
  await teach(page);

  await door.goto('/service-income');
  await page.getByRole('button', { name: /已收款 0\.25/ }).waitFor();
  await page.getByRole('button', { name: '定目标' }).click();
  await page.getByRole('dialog').locator('[data-field=amountMinor]').fill('25440');
  await save(page);
  await page.getByRole('heading', { name: /完成目标 10/ }).waitFor();
  const rows = page.getByRole('table', { name: /已收款 \d{4}，合计 2,544.00 元/ });
  await rows.getByRole('link', { name: /轴封漏油/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
});
