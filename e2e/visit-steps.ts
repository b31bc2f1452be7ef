import type { Page } from 'playwright-core';
import { expect } from 'vitest';

async function sign(page: Page): Promise<void> {
  const field = page.getByRole('img', { name: '签字框' });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error('no box to sign in');
  await page.mouse.move(box.x + 30, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 30],
    [140, 90],
    [220, 40],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
}

export async function dispatchZhou(page: Page): Promise<void> {
  await page.getByRole('region', { name: '服务记录' }).getByRole('button', { name: '派工' }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[data-field="engineerId"]').click();
  await page.getByRole('option', { name: /周工 · 擅长.* · 有空/ }).click();
  await dialog.getByRole('button', { name: /保存/ }).click();
  await page.getByRole('table', { name: '派工' }).getByText('已安排').waitFor();
}

/** The wrong day: whoever was sent is free again, and it stays written why. */
export async function cancelDispatch(page: Page): Promise<void> {
  const sent = page.getByRole('table', { name: '派工' });
  await sent.getByRole('button', { name: '取消派工' }).click();
  const dialog = page.getByRole('dialog', { name: /^取消派工 周工/ });
  await dialog.getByLabel(/^理由/).fill('船期改了');
  await dialog.getByRole('button', { name: '取消派工' }).click();
  await sent.getByText('已取消').waitFor();
  await sent.getByText(/船期改了/).waitFor();
}

/** While a part is waited for the clock stands still, and the case says since when. */
export async function waitForParts(page: Page): Promise<void> {
  const progress = page.getByRole('group', { name: '进行到' });
  await progress.getByRole('button', { name: '在现场', pressed: true }).waitFor();
  // The sides of the case stay at hand, however much a visit puts below them.
  const sides = await page.getByRole('group', { name: '案件内容' }).boundingBox();
  expect(sides?.height ?? 0).toBeGreaterThanOrEqual(24);
  await progress.getByRole('button', { name: '等备件' }).click();
  await page.getByText(/^等客户或备件，限期暂停/).waitFor();
  await progress.getByRole('button', { name: '在现场' }).click();
  await page.getByText(/^限期 \d{4}/).waitFor();
}

/** Closing seals what is on the page: what was typed and drawn goes in first, and the question says so. */
export async function closeUnsaved(page: Page): Promise<void> {
  await page.getByLabel('发现与处理').fill('柱塞卡滞，已换泵试车');
  await sign(page);
  await page.getByRole('button', { name: '结束服务' }).click();
  const dialog = page.getByRole('dialog', { name: '结束这次服务？' });
  await dialog.getByText('结束前先存入：服务记录的内容、客户签字').waitFor();
  expect(await dialog.getByLabel('派工也完成：周工').isChecked()).toBe(true);
  await dialog.getByRole('button', { name: '结束服务' }).click();
  await page.getByRole('button', { name: '打印服务报告' }).waitFor();
  const visit = page.getByRole('region', { name: '第 1 次服务' });
  await visit.getByText('柱塞卡滞，已换泵试车').waitFor();
  await visit.getByRole('img', { name: '客户签字', exact: true }).waitFor();
}
