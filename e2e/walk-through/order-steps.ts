import type { Person } from './person.ts';

export const MACHINES = ['LJ-2026-0001', 'LJ-2026-0002'] as const;

/** From the signed revision: customer, product and price are taken over; the person adds the date and saves. */
export async function makeOrder(me: Person): Promise<{ no: string; route: string }> {
  await me.act('建合同', 'Alt+o');
  const form = me.form('新建合同');
  await form.waitFor();
  await form.getByRole('textbox', { name: '交期', exact: true }).fill('+90');
  await form.getByRole('textbox', { name: '数量 1' }).fill('2');
  await form.getByRole('textbox', { name: '单价 1' }).fill('38.6万');
  await me.press('Control+s');
  const address = await me.arrive(/orders\/[\da-f-]{36}/);
  await me.page.getByRole('table', { name: '明细' }).waitFor();
  const heading = me.page.getByRole('heading', { name: /^HT/ }).first();
  return { no: (await heading.textContent())?.split(' ')[0] ?? '', route: address.split('#')[1] ?? '' };
}

/** A range of barcodes for the two machines of the line. */
export async function registerMachines(me: Person): Promise<void> {
  await me.click('登记实物…');
  const form = me.form('登记实物');
  await form.waitFor();
  await form.getByLabel('条码').fill('LJ-2026-0001…0002');
  await me.see(/共 2 件/);
  await me.press('Control+s');
  for (const barcode of MACHINES)
    await me.page.getByRole('gridcell', { name: barcode, exact: true }).waitFor();
}

/** The machines leave: scanned one after the other on the page of the shipment. */
export async function shipOrder(me: Person, route: string): Promise<void> {
  await me.goto(route);
  await me.page.getByRole('table', { name: '明细' }).waitFor();
  await me.act('发货…', 'Alt+h');
  await me.page.getByLabel('扫或输入条码，回车加入').waitFor();
  for (const barcode of MACHINES) {
    await me.scan(barcode);
    await me.page.getByRole('button', { name: `移出 ${barcode}` }).waitFor();
  }
  await me.choose('收货现场', '远帆 9');
  await me.act('登记发货', 'F9');
  await me.arrive(/orders\/[\da-f-]{36}$/);
  const shipments = me.page.getByRole('table', { name: '发货' });
  for (const barcode of MACHINES) await shipments.getByText(barcode, { exact: true }).waitFor();
}
