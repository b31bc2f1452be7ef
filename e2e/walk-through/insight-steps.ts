import { CUSTOMER } from './market-steps.ts';
import type { Person } from './person.ts';

/** The charts have the new order and the new case; the table beside each says so in figures. */
export async function seeCharts(me: Person): Promise<void> {
  await me.goto('/insights');
  await me.page
    .getByRole('heading', { name: /新签 77 万元/ })
    .first()
    .waitFor();
  await me.page
    .getByRole('heading', { name: /轴封泄漏/ })
    .first()
    .waitFor();
  await me.click(/数据表/, me.page.getByRole('figure', { name: /客户贡献/ }));
  await me.page.getByRole('cell', { name: CUSTOMER }).first().waitFor();
}
