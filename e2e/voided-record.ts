import { expect, test } from 'vitest';
import { eventually } from './kit/eventually.ts';
import type { SignedIn } from './kit/signed-in.ts';

async function open({ page, goto }: SignedIn, route: string): Promise<void> {
  await page.goto('about:blank');
  await goto(route);
  await page.getByRole('main').locator('[data-cell], [data-field], h2').first().waitFor();
}

/** What happens to a company that is voided by mistake, and to one that is really gone. */
export function voidsAndRestores(at: () => SignedIn): void {
  test('U17 U42 voiding asks for a reason, its button names the act, Enter does not do it', async () => {
    const program = at();
    const { page } = program;
    const { id } = await program.call('POST', '/parties', { name: '临时单位' });
    await open(program, `/parties/${id}`);
    await page.getByRole('button', { name: '作废…' }).click();
    const dialog = page.getByRole('dialog', { name: '作废 临时单位' });
    await dialog.getByLabel('原因').fill('重复录入');
    await page.keyboard.press('Enter');
    expect(await dialog.count()).toBe(1);
    await dialog.getByRole('button', { name: '作废 临时单位' }).click();
    await page.waitForURL(/#\/parties(\?|$)/);
    await page.getByRole('gridcell', { name: '江南造船', exact: true }).waitFor();
    expect(await page.getByRole('gridcell', { name: '临时单位', exact: true }).count()).toBe(0);
    // For ten seconds it is taken back with one click.
    await page.getByRole('button', { name: /^撤销作废/ }).click();
    await page.getByRole('gridcell', { name: '临时单位', exact: true }).waitFor();
  });

  test('U06 U17 U63 what is void can be looked at, says so on its page, and is brought back there', async () => {
    const program = at();
    const { page } = program;
    const field = (name: string) => page.locator(`.mw-form [data-field="${name}"]`).first();
    const { id } = await program.call('POST', '/parties', { name: '停业单位' });
    await program.call('POST', `/parties/${id}/void`, { version: 1, reason: '已停业' });
    await open(program, '/parties');
    await page.getByRole('button', { name: /^视图：/ }).click();
    await page.getByRole('menuitem', { name: '只看已作废的' }).click();
    await page.getByRole('button', { name: '移除筛选：已作废的' }).waitFor();
    await page.getByRole('gridcell', { name: '停业单位', exact: true }).waitFor();
    expect(await page.getByRole('gridcell', { name: '江南造船', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '移除筛选：已作废的' }).click();
    await page.getByRole('gridcell', { name: '江南造船', exact: true }).waitFor();
    await open(program, `/parties/${id}`);
    await page.getByText(/作废：已停业/).waitFor();
    expect(await page.getByRole('button', { name: '作废…' }).count()).toBe(0);
    await page.getByRole('button', { name: '恢复' }).click();
    await eventually(() => field('name').inputValue()).toBe('停业单位');
    // Who did what to it stands in its history, in the words of the form.
    await field('name').fill('复业单位');
    await page.keyboard.press('Control+s');
    await page.getByText(/已保存/).waitFor();
    await page.getByRole('button', { name: '修改历史' }).click();
    const history = page.getByRole('dialog', { name: /修改历史$/ });
    await history.getByText('停业单位 → 复业单位').waitFor();
    await history.getByText('作废：已停业').waitFor();
    await page.keyboard.press('Escape');
  });
}
