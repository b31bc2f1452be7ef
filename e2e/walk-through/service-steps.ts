import { MACHINES } from './order-steps.ts';
import type { Person } from './person.ts';

const [MACHINE] = MACHINES;
const OLD_PUMP = 'LJ-2026-0001-P1';
const NEW_PUMP = 'P1-2026-0107';

async function registerPart(me: Person, barcode: string): Promise<void> {
  await me.goto('/units/new');
  const form = me.form('登记实物');
  await form.waitFor();
  await form.getByLabel('条码').fill(barcode);
  await me.choose('类别', '零件', form);
  await me.press('Control+s');
  await me.page.getByRole('heading', { name: barcode }).waitFor();
}

/** Two pumps with barcodes: one goes into the first machine, the other stays as a spare. */
export async function buildInPump(me: Person): Promise<void> {
  await registerPart(me, NEW_PUMP);
  await registerPart(me, OLD_PUMP);
  await me.act('登记事件', '3');
  const form = me.form(`登记事件 ${OLD_PUMP}`);
  await form.waitFor();
  await me.choose('事件', '装入', form);
  await me.fill('装入设备的条码', MACHINE, form);
  await me.choose('位置', '主泵 1', form);
  await me.press('Control+s');
  await form.waitFor({ state: 'hidden' });
  await me.page.getByRole('link', { name: MACHINE }).first().waitFor();
}

/** Somebody rings about a machine: its barcode is scanned wherever the focus is, and one sentence is written. */
export async function openCase(me: Person): Promise<void> {
  await me.goto('/market-records');
  await me.page.getByRole('grid').waitFor();
  await me.scan(MACHINE);
  await me.page.getByRole('heading', { name: MACHINE }).waitFor();
  await me.act('开案件', '1');
  const form = me.form('开案件');
  await form.waitFor();
  await me.page.getByRole('complementary').getByText(MACHINE).first().waitFor();
  await me.fill('标题', '主泵漏油，不能起锚', form);
  await me.choose('故障', '轴封泄漏', form);
  await me.press('Control+s');
  await me.arrive(/service-cases\/[\da-f-]{36}/);
}

/** On board: old part scanned, new part scanned, confirmed; the visit is closed. */
export async function replacePump(me: Person): Promise<void> {
  await me.click('开始一次服务');
  await me.page.getByRole('button', { name: '确认更换' }).waitFor();
  await me.scan(OLD_PUMP);
  await me.page.getByRole('textbox', { name: '请扫新件条码，或手输' }).waitFor();
  await me.scan(NEW_PUMP);
  await me.see('确认后写入两条，成对');
  await me.page.getByRole('table', { name: '确认后写入两条，成对' }).getByText(NEW_PUMP).waitFor();
  await me.press('F9');
  await me.see(`已更换：${OLD_PUMP} → ${NEW_PUMP}`);
  await me.click('结束服务');
  await me.click('结束服务', me.page.getByRole('dialog'));
  await me.page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Either part tells the whole story: the chain has both, each says what became of it. */
export async function seeLife(me: Person): Promise<void> {
  await me.scan(NEW_PUMP);
  await me.page.getByRole('heading', { name: NEW_PUMP }).waitFor();
  await me.see('更换链');
  await me.page.getByRole('link', { name: /P1/ }).first().waitFor();
  await me.scan(OLD_PUMP);
  await me.page.getByRole('heading', { name: OLD_PUMP }).waitFor();
  await me.see('更换链');
}
