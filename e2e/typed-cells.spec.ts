import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings } from './kit/axe.ts';
import { eventually } from './kit/eventually.ts';
import type { Post } from './kit/factory.ts';
import { type Grid, gridOn } from './kit/grid-hands.ts';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';

let program: SignedIn;
let grid: Grid;

async function prepare(post: Post): Promise<void> {
  const party = await post('/parties', { name: '江南造船' });
  await post('/products', { code: 'AW-68', name: '锚绞机', family: 'windlass' });
  await post('/products', { code: 'DW-9', name: '系泊绞车', family: 'winch' });
  await post('/market-records', { partyId: party.id, product: '锚机', quantity: 1000 });
}

beforeAll(async () => {
  program = await openSignedIn('browser', { prepare });
  grid = gridOn(program.page);
});
afterAll(() => program[Symbol.asyncDispose]());

type Values = Record<string, unknown>;
const first = (path: string): Promise<Values> =>
  program.page.evaluate(async (address) => {
    const answer = await fetch(`/api/${address}?limit=1`);
    return ((await answer.json()) as { rows: Values[] }).rows[0] ?? {};
  }, path);

/** A cell of the first row, typed over; the text may come out of the input method behind `中:`. */
async function over(head: string, text: string, end = 'Enter'): Promise<number> {
  const column = await grid.column(head);
  await grid.cell(0, column).click();
  const [typed = '', words] = text.split('中:');
  // Long and at once would be a scanner's.
  if (typed) await (typed.length > 6 ? grid.type(typed) : program.page.keyboard.type(typed));
  if (words) await grid.compose('pin yin', words);
  await grid.press(end);
  return column;
}

const COLUMNS = [
  'no',
  'partyName',
  'model',
  'product',
  'quantity',
  'quoteMinor',
  'stage',
  'probability',
  'expectedSignMonth',
  'nextActionOn',
  'contactPhone',
  'content',
  'isNewCustomer',
];

/** Head, what is typed, the field, what is stored, what the cell says. */
const TYPED = [
  ['规格型号', 'AW-5', 'model', 'AW-5', 'AW-5'],
  ['产品', 'dw-9', 'product', '系泊绞车', /系泊绞车/],
  ['数量', '3中:套', 'quantity', 3000, '3'],
  ['报价', '=2*6', 'quoteMinor', 1200, '0.00'],
  ['报价', '１.2中:万', 'quoteMinor', 1_200_000, '1.20'],
  ['成功率', '60', 'probability', 60, '60'],
  ['预计签约月', '12', 'expectedSignMonth', expect.stringMatching(/^\d{4}-12$/), /^\d{4}-12$/],
  ['下次行动', '1121', 'nextActionOn', expect.stringMatching(/^\d{4}-11-21$/), '11-21'],
  ['联系电话', '05712345678', 'contactPhone', '05712345678', '05712345678'],
  ['新客户', '中:是', 'isNewCustomer', true, '是'],
  ['新客户', 'n', 'isNewCustomer', false, '否'],
  ['阶段', '中:技术', 'stage', 'technical_exchange', '技术交流'],
] as const;

test('U18 U27 every kind of cell takes what a person types: text, product, quantity with its unit, money, number, month, date, code, yes/no, stage', async () => {
  await program.goto(`/market-records?columns=${JSON.stringify(COLUMNS)}`);
  await grid.cell(0, 1).filter({ hasText: '江南造船' }).waitFor();
  for (const [head, text, name, value, shown] of TYPED) {
    const column = await over(head, text);
    await eventually(async () => (await first('market-records'))[name]).toEqual(value);
    await eventually(() => grid.text(0, column)).toMatch(shown);
  }
  expect(await first('market-records')).toMatchObject({ uom: '套', quantity: 3000 });
});

test('U03 long text: Alt+Enter breaks the line, Enter takes it; F2 of a yes/no and of an amount shows them as people write them', async () => {
  const { page } = program;
  await grid.cell(0, await grid.column('内容')).click();
  await page.keyboard.type('one');
  await grid.press('Alt+Enter');
  await page.keyboard.type('two');
  await grid.press('Enter');
  await eventually(async () => (await first('market-records'))['content']).toBe('one\ntwo');
  const text = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
  for (const [head, shown] of [
    ['新客户', '否'],
    ['报价', '12000'],
    ['内容', 'one\ntwo'],
    ['产品', /^系泊绞车/],
  ] as const) {
    await grid.cell(0, await grid.column(head)).click();
    await grid.press('F2');
    await eventually(text).toMatch(shown);
    if (head === '新客户') {
      await page.getByRole('option', { name: '是' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    await grid.press('Escape');
  }
  // The list of a yes/no is walked with the arrows.
  await grid.cell(0, await grid.column('新客户')).click();
  await grid.press('F2', 'ArrowUp', 'Enter');
  await eventually(async () => (await first('market-records'))['isNewCustomer']).toBe(true);
});

test('U15 what a cell cannot read is refused with its own words, for each kind of cell', async () => {
  const { page } = program;
  const notice = page.locator('.mw-edit-notice');
  for (const [head, text, why] of [
    ['数量', 'abc', '看不懂这个数'],
    ['下次行动', '1340', '看不懂这个日期'],
    ['预计签约月', '13', '看不懂这个月份'],
    ['新客户', 'maybe', '只能从列表中选择'],
    ['产品', 'zzz', '找不到这一项'],
    ['成功率', '101', '不能大于 100'],
    ['阶段', 'zzz', '只能从列表中选择'],
  ] as const) {
    const column = await over(head, text);
    await notice.getByText(why).waitFor();
    expect(await notice.innerText()).toContain(head);
    await eventually(() => grid.text(0, column)).toBe(text);
    await grid.press('ArrowUp', 'Escape');
    await notice.waitFor({ state: 'detached' });
  }
});

test('U03 roles: several in one cell, by word, by initials, with a Chinese comma; an unknown one is refused', async () => {
  await program.goto('/parties');
  await grid.cell(0, 1).filter({ hasText: '江南造船' }).waitFor();
  const column = await over('角色', '中:船东、设计院');
  const roles = async () => (await first('parties'))['roles'];
  await eventually(roles).toEqual(['design', 'owner']);
  await eventually(() => grid.text(0, column)).toBe('设计院、船东');
  await over('角色', 'yard中:、船东');
  await eventually(roles).toEqual(['owner', 'yard']);
  await over('角色', '中:甲方');
  await program.page
    .locator('.mw-edit-notice')
    .getByText(/角色：/)
    .waitFor();
  expect(await grid.text(0, column)).toBe('甲方');
  expect(await roles()).toEqual(['owner', 'yard']);
});
