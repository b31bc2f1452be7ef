import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyEveryKind } from './copied-records.ts';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

let program: SignedIn;
let party = '';
let lead = '';
let person = '';

beforeAll(async () => {
  program = await openSignedIn('browser');
  const made = async (name: string, more: object = {}) =>
    (await program.call('POST', '/parties', { name, ...more })).id;
  party = await made('江南造船', { fullName: '江南造船（集团）有限责任公司' });
  const contact = { partyId: party, name: '曾建国', phone: '13812345678' };
  person = (await program.call('POST', `/parties/${party}/contacts`, contact)).id;
  for (let at = 1; at <= 10; at += 1) await made(`渤海${at}号船厂`);
  const record = { partyId: party, product: '锚绞机', model: 'AW-68/II' };
  lead = (await program.call('POST', '/market-records', record)).id;
});
afterAll(() => program[Symbol.asyncDispose]());
beforeEach(async () => {
  await program.goto('/market-records');
  await program.page.getByRole('grid').waitFor();
});

const palette = () => program.page.getByRole('dialog', { name: '搜索与命令' });

/** First records the palette gives for a text. */
async function foundBy(text: string): Promise<string> {
  await palette().getByRole('combobox').fill(text);
  await palette()
    .getByRole('option', { name: `“${text}”的所有结果…` })
    .waitFor();
  return (await palette().getByRole('option').allTextContents()).join('|');
}

test('U34 U11 the palette finds by one character, pinyin, initials, codes and phones from any position', async () => {
  await program.page.keyboard.press('Control+k');
  for (const text of ['江', 'jnzc', 'zaochuan', '江难造船', 'ｊｎｚｃ'])
    await eventually(() => foundBy(text)).toContain('江南造船');
  await eventually(() => foundBy('2345')).toContain('曾建国');
  await eventually(() => foundBy('w68')).toContain('AW-68/II');
  await eventually(() => foundBy('zjg')).toContain('曾建国');
  await eventually(() => foundBy('武汉重工')).not.toContain('江南');
  await palette().getByRole('combobox').fill('南造');
  await palette().locator('mark', { hasText: '南造' }).first().waitFor();
  await palette().getByRole('combobox').fill('曾建国');
  await palette()
    .getByRole('option', { name: /^曾建国/ })
    .first()
    .click();
  // The person, not the company: who it is beside it, and the way there.
  await program.page.waitForURL(new RegExp(`#/contacts/${person}`));
  await program.page.getByRole('complementary').getByRole('button', { name: '打开单位' }).waitFor();
});

test('all results: by kind, marked, with the arrow keys, more of a kind on demand', async () => {
  const { page } = program;
  await page.keyboard.press('Control+k');
  await foundBy('船');
  await page.getByRole('option', { name: '“船”的所有结果…' }).click();
  const parties = page.getByRole('region', { name: '单位', exact: true });
  await parties.getByText('8+').waitFor();
  await page.getByRole('region', { name: '市场信息' }).getByText('SC').first().waitFor();
  expect(await parties.locator('mark').first().textContent()).toBe('船');
  await parties.getByRole('button', { name: '显示更多' }).click();
  await eventually(() => parties.getByRole('link').count()).toBe(11);
  expect(await axeFindings(page)).toEqual([]);
  const line = page.getByRole('searchbox', { name: '搜索全部记录' });
  await line.fill('江难造船');
  await page.getByText('相近').first().waitFor();
  await line.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`#/parties/${party}`));
  await page.goBack();
  await eventually(() => line.inputValue()).toBe('江难造船');
  await line.fill('没有这样的单位');
  await page.getByText('没有找到“没有这样的单位”').waitFor();
});

const links = () => program.page.getByRole('region', { name: '关联单据' });

test('U34 records of every slice open from the palette: a recall, a claim beside its list', async () => {
  const { page } = program;
  const recall = { title: '回油滤芯批次召回', reason: '滤纸开裂', measure: '更换', lotNo: 'L-2607' };
  const { id } = await program.call('POST', '/recalls', recall);
  const claim = { supplierId: party, part: '回油滤芯', reason: '滤纸开裂', amountMinor: 120_00 };
  const { id: claimId } = await program.call('POST', '/supplier-claims', claim);
  await page.keyboard.press('Control+k');
  await eventually(() => foundBy('滤纸')).toContain('召回');
  await palette()
    .getByRole('option', { name: /回油滤芯批次召回/ })
    .click();
  await page.waitForURL(new RegExp(`#/recalls/${id}`));
  await page.keyboard.press('Control+k');
  await eventually(() => foundBy('回油滤芯')).toContain('索赔');
  await palette().getByRole('option', { name: /索赔/ }).click();
  await page.waitForURL(new RegExp(`#/claims\\?id=.*${claimId}`));
  await page.getByRole('complementary').getByText('滤纸开裂').first().waitFor();
});

test('U28 specification and order are copied with parties, items and lines, and the chain leads up and down', async () => {
  const { page } = program;
  const items = [{ parameter: '额定拉力', value: '200', unit: 'kN' }];
  const sheet = { title: '锚绞机规格书', partyId: party, marketRecordId: lead, items };
  const { id } = await program.call('POST', '/specifications', sheet);
  const lines = [{ product: '锚绞机', model: 'AW-68', quantity: 2000, priceMinor: 150_000_00 }];
  const contract = { partyId: party, marketRecordId: lead, overrideReason: '老客户', lines };
  const order = await program.call('POST', '/orders', contract);

  await program.goto(`/specifications/${id}`);
  await links().getByRole('link', { name: /^SC/ }).waitFor();
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await page.waitForURL(/#\/specifications\/new/);
  await eventually(() => page.locator('[data-field="title"]').inputValue()).toBe('锚绞机规格书');
  await eventually(() => page.locator('[data-field="partyId"]').inputValue()).toBe('江南造船');
  expect(await page.locator('[data-field="items.0.parameter"]').inputValue()).toBe('额定拉力');
  await page.locator('[data-field="partyId"]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+s');
  await page.waitForURL(/#\/specifications\/[0-9a-f-]{36}/);
  expect(page.url()).not.toContain(id);

  await program.goto(`/orders/${order.id}`);
  await page.getByRole('heading', { name: /^HT/ }).first().waitFor();
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await page.waitForURL(/#\/orders\/new/);
  await eventually(() => page.locator('[data-field="partyId"]').inputValue()).toBe('江南造船');
  await eventually(() => page.locator('[data-field="lines.0.model"]').inputValue()).toBe('AW-68');
  expect(await page.locator('[data-field="no"]').inputValue()).toBe('');

  await program.goto(`/market-records/${lead}`);
  await links().getByRole('link', { name: /^GS/ }).waitFor();
  await links().getByRole('link', { name: /^HT/ }).click();
  await page.waitForURL(new RegExp(`#/orders/${order.id}`));
  await links().getByRole('link', { name: /^SC/ }).waitFor();
  expect(await page.getByRole('main').getByRole('link', { name: /^SC/ }).count()).toBe(1);
});

test('U28 parties, leads, sites, products, parts, cases, articles, bills, quotes and plans are copied without what is their own', () =>
  copyEveryKind(program, party));
