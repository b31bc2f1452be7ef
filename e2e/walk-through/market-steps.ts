import type { Person } from './person.ts';

export const CUSTOMER = '华海造船';

const STEPS = ['技术交流', '报价'] as const;

/** The lead from the ledger gets its product and a next action, and goes up the ladder step by step. */
export async function followLead(me: Person): Promise<void> {
  await me.goto('/market-records');
  await me.page.getByRole('gridcell', { name: CUSTOMER, exact: true }).first().click();
  await me.page.getByRole('complementary').getByText(CUSTOMER).first().waitFor();
  for (const step of STEPS) {
    await me.act('改阶段…', 'Alt+s');
    const dialog = me.page.getByRole('dialog');
    await me.click(`改为“${step}”`, dialog);
    await dialog.waitFor({ state: 'hidden' });
    await me.page.getByRole('complementary').getByText(step).first().waitFor();
  }
}

/** A draft from the lead, its technical items typed row by row, issued, and the signature on paper recorded. */
export async function signSpecification(me: Person): Promise<void> {
  await me.act('编规格书', 'Alt+g');
  const form = me.form('新建技术规格书');
  await form.waitFor();
  await me.fill('名称', '液压锚绞机 AW-68 技术规格书', form);
  await me.choose('产品', '液压锚绞机', form);
  const items = [
    ['3.1', '工作压力', '25', 'MPa', '±5%', '出厂试验'],
    ['3.2', '额定拉力', '200', 'kN', '0/+5%', '台架试验'],
  ];
  await form.getByRole('textbox', { name: '条款 1' }).focus();
  for (const item of items) {
    for (const cell of item) {
      await me.page.keyboard.type(cell);
      await me.press('Enter');
    }
    await me.press('Enter');
  }
  const last = form.getByRole('textbox', { name: '条款 3' });
  await last.waitFor();
  await me.click('删除第 3 行', form);
  await me.press('Control+s');
  await me.arrive(/specifications\/[\da-f-]{36}/);
  await me.act(/^发布/, 'Alt+p');
  await me.click('发布修订版 A', me.page.getByRole('dialog'));
  await me.act(/登记签署/, 'Alt+g');
  const dialog = me.page.getByRole('dialog');
  await me.fill('客户签署人', '王工', dialog);
  await me.press('Enter');
  await me.see(/修订版 A 生效中/);
}
