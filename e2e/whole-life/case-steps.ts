import type { Person } from '../walk-through/person.ts';
import { LOT, OWNER, SHIP } from './factory.ts';

interface Failure {
  old: string;
  fresh: string;
  title: string;
  /** Day of the report and of the visit; today without one. */
  on?: string;
}

/** The failed part's life is on the screen; one key and one sentence: who, where and whose is known; the clock judges by the day of the report. */
export async function reportFailure(me: Person, { old, title, on }: Failure): Promise<string> {
  const { page } = me;
  await page.getByRole('heading', { name: old }).waitFor();
  await me.act('开案件', '1');
  const form = me.form('开案件');
  await form.waitFor();
  await page.getByRole('complementary').getByText(SHIP).waitFor();
  await form.getByLabel(/^标题/).fill(title);
  await me.choose('故障', '柱塞卡滞', form);
  if (on) await form.getByLabel('报修', { exact: true }).fill(on);
  await me.press('Control+s');
  const heading = page.getByRole('heading', { name: /^FW\d{4}-\d{4}$/ });
  await heading.waitFor();
  await me.act(/判定/, 'Alt+j');
  await page.getByRole('dialog').getByRole('button', { name: '判为质保' }).click();
  await me.see('工厂承担');
  return (await heading.textContent()) ?? '';
}

/** On board: the old pump is scanned, then the new one; the visit is closed and the case resolved. */
export async function replaceOnBoard(me: Person, { old, fresh, on }: Failure): Promise<void> {
  const { page } = me;
  const begin = me.form('开始一次服务');
  await begin.waitFor();
  if (on) await me.fill('日期', on, begin);
  await me.press('Control+s');
  await page.getByRole('button', { name: '确认更换' }).waitFor();
  await me.scan(old);
  await me.see('装在这台设备');
  await me.scan(fresh);
  await page.getByRole('table', { name: '确认后写入两条，成对' }).getByText(fresh).waitFor();
  await me.press('F9');
  await me.see(`已更换：${old} → ${fresh}`);
  await page.getByRole('table', { name: '已更换' }).getByText(fresh).waitFor();
  await me.click('结束服务');
  await me.click('结束服务', page.getByRole('dialog'));
  await page.getByText('已结束，内容不再变').waitFor();
  await me.act(/下一步/, 'Alt+s');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByRole('combobox', { name: '到' }).click();
  await page.getByRole('option', { name: '已解决' }).click();
  await dialog.getByRole('button', { name: '改为“已解决”' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The lot of the pumps is recalled; the owner is told. */
export async function recallLot(me: Person): Promise<string> {
  const { page } = me;
  await me.goto('/recalls');
  await page.getByRole('button', { name: '新召回' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/^标题/).fill('柱塞材料缺陷');
  await form.getByLabel(/^批号/).fill(LOT);
  await form.getByLabel(/^原因/).fill('热处理不合格');
  await form.getByLabel(/^措施/).fill('更换柱塞泵');
  await form.getByRole('button', { name: /保存/ }).click();
  const heading = page.getByRole('heading', { name: /^ZH\d{4}-0001$/ });
  await heading.waitFor();
  const no = (await heading.textContent()) ?? '';
  await page.getByRole('button', { name: '启动并圈定实物' }).click();
  const units = page.getByRole('table', { name: '涉及的实物' });
  await units.getByText(`LJ-2026-0001 · ${SHIP}`).waitFor();
  await page
    .getByRole('table', { name: '通知', exact: true })
    .getByRole('row', { name: OWNER })
    .getByRole('button', { name: '记通知' })
    .click();
  const said = page.getByRole('dialog', { name: `通知 ${OWNER}` });
  await said.getByRole('button', { name: /保存/ }).click();
  await me.see(/共 3 件，已通知/);
  return no;
}
