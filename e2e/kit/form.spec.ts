import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { axeFindings } from './axe.ts';
import { eventually } from './eventually.ts';
import { type KitProgram, openKit } from './kit-program.ts';

let kit: KitProgram;

beforeAll(async () => {
  kit = await openKit(30);
});
afterAll(() => kit.close());

const field = (label: string) => kit.page.getByRole('main').getByLabel(new RegExp(`^${label}( \\*)?$`));
const press = async (...keys: string[]) => {
  for (const key of keys) await kit.page.keyboard.press(key);
};
const focusedField = () =>
  kit.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.field ?? '');

async function open(route: string): Promise<void> {
  await kit.page.goto('about:blank');
  await kit.goto(route);
  await kit.page.getByRole('button', { name: '保存', exact: true }).waitFor();
}

async function clearDrafts(): Promise<void> {
  await kit.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase('millwright');
        request.onsuccess = request.onerror = request.onblocked = () => resolve();
      }),
  );
}

beforeEach(async () => {
  await kit.goto('/');
  await kit.page.reload();
  await kit.page.getByRole('main').waitFor();
  await clearDrafts();
});

async function pickParty(): Promise<void> {
  await field('客户').fill('hhzc');
  await kit.page.getByRole('option', { name: '华海造船' }).waitFor();
  await press('Enter');
}

test('Enter walks through the fields and Shift+Enter back, in a list Enter chooses', async () => {
  await open('/market-records/new');
  await field('客户').focus();
  await pickParty();
  expect(await field('客户').inputValue()).toBe('华海造船');
  expect(await focusedField()).toBe('partyId');
  await press('Enter');
  expect(await focusedField()).toBe('shipownerPartyId');
  await press('Enter', 'Shift+Enter', 'Shift+Enter');
  expect(await focusedField()).toBe('partyId');
});

test('nothing happens while an input method composes, key code 229 included', async () => {
  await open('/market-records/new');
  await field('规格型号').focus();
  await kit.page.evaluate(() => {
    const target = document.activeElement;
    const send = (init: KeyboardEventInit) =>
      target?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    target?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    send({ key: 'Enter', code: 'Enter', isComposing: true });
    send({ key: 's', code: 'KeyS', ctrlKey: true, isComposing: true });
    target?.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    // Some input methods send the closing Enter after the composition has ended.
    send({ key: 'Enter', code: 'Enter', keyCode: 229 } as KeyboardEventInit);
  });
  expect(await focusedField()).toBe('model');
  expect(await kit.page.getByRole('alert').count()).toBe(0);
});

test('amounts, quantities and dates are taken as people type them', async () => {
  await open('/market-records/new');
  await field('报价').fill('1.2万');
  await press('Enter');
  expect(await field('报价').inputValue()).toBe('12,000.00');
  await field('数量').fill('=１２*3');
  await press('Tab');
  expect(await field('数量').inputValue()).toBe('36');
  await field('行动日期').fill('１１２１');
  await press('Tab');
  expect(await field('行动日期').inputValue()).toMatch(/^\d{4}-11-21$/);
  await field('行动日期').focus();
  await press('ArrowUp');
  expect(await field('行动日期').inputValue()).toMatch(/^\d{4}-11-22$/);
});

test('a wrong form is not sent: errors at the fields and in a list that jumps', async () => {
  await open('/market-records/new');
  await field('报价').fill('abc');
  await press('Control+s');
  const alert = kit.page.getByRole('alert').first();
  await alert.waitFor();
  expect(await alert.textContent()).toContain('有 2 处要改');
  expect(await alert.textContent()).toContain('客户 — 必填');
  await eventually(focusedField).toBe('partyId');
  await alert.getByRole('button', { name: /报价/ }).click();
  expect(await focusedField()).toBe('quoteMinor');
  await kit.page.getByText('看不懂这个数', { exact: true }).waitFor();
});

test('Ctrl+S saves and shows the record in the list, Ctrl+Enter starts the next one', async () => {
  await open('/market-records/new');
  await pickParty();
  await field('规格型号').fill('AW-99');
  await press('Control+Enter');
  await eventually(() => kit.core.records.length).toBe(31);
  await eventually(() => field('规格型号').inputValue()).toBe('');
  await pickParty();
  await press('Control+s');
  await eventually(() => kit.core.records.length).toBe(32);
  await kit.page.getByRole('grid').waitFor();
});

test('a draft survives a reload and is offered, once', async () => {
  await open('/market-records/new');
  await pickParty();
  await field('规格型号').fill('MW-77');
  await press('Tab');
  await kit.page.getByText(/草稿已存/).waitFor();
  await kit.page.reload();
  await kit.page.getByText(/有一份 .* 留下的草稿/).waitFor();
  expect(await field('规格型号').inputValue()).toBe('');
  await kit.page.getByRole('button', { name: '接着填写' }).click();
  await eventually(() => field('规格型号').inputValue()).toBe('MW-77');
  await press('Control+s');
  await kit.page.getByRole('grid').waitFor();
  await open('/market-records/new');
  expect(await kit.page.getByText(/留下的草稿/).count()).toBe(0);
});

test('nothing of it is in localStorage', async () => {
  await open('/market-records/new');
  await field('规格型号').fill('SECRET-1');
  await press('Tab');
  await kit.page.getByText(/草稿已存/).waitFor();
  expect(await kit.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('SECRET');
});

test('switching tabs keeps what was typed; closing the tab asks', async () => {
  await open('/market-records/new');
  await field('规格型号').fill('KEEP-1');
  await kit.page.getByRole('link', { name: '今日工作' }).click();
  await kit.page.getByRole('button', { name: '新建市场信息', exact: true }).click();
  await eventually(() => field('规格型号').inputValue()).toBe('KEEP-1');
  await kit.page.getByRole('img', { name: '有未保存的修改' }).waitFor();
  await press('Alt+w');
  const dialog = kit.page.getByRole('dialog', { name: '修改还没有保存' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: '继续填写' }).click();
  expect(await field('规格型号').inputValue()).toBe('KEEP-1');
  await press('Alt+w');
  await dialog.getByRole('button', { name: '放弃修改并离开' }).click();
  await eventually(() => kit.page.getByRole('button', { name: '新建市场信息', exact: true }).count()).toBe(0);
});

test('a refusal of the core says what happened, what is safe and what to do; the text stays', async () => {
  await open('/market-records/new');
  await pickParty();
  kit.core.failNext.set('create', new DomainError('STORAGE_FULL', {}));
  await press('Control+s');
  const alert = kit.page.getByRole('alert');
  await alert.waitFor();
  for (const text of ['磁盘已满', '之前保存的内容都在', '清出磁盘空间', 'STORAGE_FULL'])
    expect(await alert.textContent()).toContain(text);
  expect(await field('客户').inputValue()).toBe('华海造船');
});

/** Somebody else saves the record; unless it is said so at once, the next save here is refused. */
function savedElsewhere(id: string, patch: object, isAnnounced = true): void {
  const at = Date.UTC(2026, 10, 22, 6);
  kit.core.records = kit.core.records.map((one) =>
    one.id === id ? { ...one, ...patch, version: one.version + 1, updatedAt: at } : one,
  );
  if (isAnnounced) kit.core.announce({ entity: 'market-records', ids: [id] });
  else
    kit.core.failNext.set('update', new DomainError('STALE', { entity: 'market-records', id, current: {} }));
}

test('F53 two people change one record: a choice for each field both changed, nothing is overwritten', async () => {
  const id = kit.core.records[5]?.id ?? '';
  const stored = () => kit.core.records.find((one) => one.id === id);
  const opened = stored()?.model ?? '';
  await open(`/market-records/${id}`);
  await field('规格型号').fill('MINE-1');
  savedElsewhere(id, { model: 'THEIRS-1', contact: '赵工' });
  await kit.page.getByText('没有覆盖任何一方').waitFor();
  expect(await field('规格型号').inputValue()).toBe('MINE-1');
  await press('Control+s');
  const dialog = kit.page.getByRole('dialog', { name: /刚被别人改过/ });
  await dialog.getByText(/李敏 在 .* 保存了新内容/).waitFor();
  const rows = await dialog.getByRole('row').allInnerTexts();
  expect(rows.map((row) => row.split(/\s+/).filter(Boolean).join(' '))).toEqual([
    '字段 我的 对方的 我打开时',
    `规格型号 MINE-1 THEIRS-1 ${opened.split(/\s+/).join(' ')}`,
    '联系人 只有对方改了，采用对方的 王工 赵工 王工',
  ]);
  expect(await axeFindings(kit.page)).toEqual([]);
  savedElsewhere(id, { model: 'THEIRS-2' });
  await dialog.getByRole('radio', { name: 'THEIRS-2' }).check();
  await dialog.getByRole('radio', { name: 'THEIRS-2' }).press('ArrowLeft');
  expect(await dialog.getByRole('radio', { name: 'MINE-1' }).isChecked()).toBe(true);
  // One more change in between: the save is refused, and the next comparison comes by itself.
  savedElsewhere(id, { keyNode: 'their node' }, false);
  await dialog.getByRole('button', { name: '按选择保存' }).click();
  await dialog.getByText('没有需要选择的').waitFor();
  expect(stored()).toMatchObject({ model: 'THEIRS-2', keyNode: 'their node' });
  await dialog.getByRole('button', { name: '按选择保存' }).press('Enter');
  await eventually(() => stored()?.model).toBe('MINE-1');
  expect(stored()).toMatchObject({ contact: '赵工', keyNode: 'their node' });
  await dialog.waitFor({ state: 'detached' });
  expect(await field('联系人').inputValue()).toBe('赵工');
});

test('F53 what only somebody else changed is taken over while one types, and said', async () => {
  const id = kit.core.records[6]?.id ?? '';
  await open(`/market-records/${id}`);
  await field('规格型号').fill('MINE-2');
  savedElsewhere(id, { contact: '赵工' });
  await kit.page.getByText('对方改的已更新到表单：联系人').waitFor();
  await eventually(() => field('联系人').inputValue()).toBe('赵工');
  await press('Control+s');
  await eventually(() => kit.core.records.find((one) => one.id === id)?.model).toBe('MINE-2');
});

test('F7 opens the list, Escape closes it and keeps the text', async () => {
  await open('/market-records/new');
  await field('客户').focus();
  await press('F7');
  await kit.page.getByRole('option', { name: '江南东泽' }).waitFor();
  await kit.page.keyboard.type('zz');
  await press('Escape');
  expect(await field('客户').inputValue()).toBe('zz');
});

test('nothing complained, the content policy included', () => {
  expect(kit.complaints).toEqual([]);
});
