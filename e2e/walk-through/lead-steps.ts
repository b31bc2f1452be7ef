import { CUSTOMER } from './market-steps.ts';
import type { Person } from './person.ts';

/** A customer and a lead, entered by hand. */
export async function takeUpLead(me: Person): Promise<void> {
  await me.goto('/parties/new');
  const party = me.form('新建单位');
  await party.waitFor();
  await me.fill('简称', CUSTOMER, party);
  await me.press('Control+s');
  await me.page.getByRole('gridcell', { name: CUSTOMER, exact: true }).waitFor();
  await me.goto('/market-records/new');
  const lead = me.form('新建市场信息');
  await lead.waitFor();
  await me.choose('客户', CUSTOMER, lead);
  await me.choose('产品', '液压锚绞机', lead);
  await me.press('Control+s');
  await me.page.getByRole('gridcell', { name: CUSTOMER, exact: true }).waitFor();
  await me.goto('/');
}
