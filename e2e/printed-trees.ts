import { expect } from 'vitest';
import type { Door } from './doors.ts';
import { MACHINE, PUMP } from './label-factory.ts';
import { readPdf } from './walk-through/monthly-pdf.ts';

const BEFORE = '2026-01-06';
const SAME_DAY = '2026-01-07';

/** Two of the four days are others, only what differs is shown, and the sheet says the same. */
export async function compareAndPrint({ page, url }: Door): Promise<void> {
  const trees = page.getByRole('table', { name: '四棵树对照' });
  for (const [stage, on] of [
    ['制造时', BEFORE],
    ['现状', SAME_DAY],
  ] as const) {
    await page.getByRole('textbox', { name: stage }).fill(on);
    await page.keyboard.press('Enter');
    await trees.getByRole('columnheader', { name: `${stage} ${on}` }).waitFor();
  }
  // On those days the pump was not built in yet.
  await trees.getByText('缺少').first().waitFor();
  await page.getByRole('button', { name: /^只看差异 1/ }).click();
  expect(await trees.getByRole('row').count()).toBe(2);

  const paper = await page.context().newPage();
  const search = new URLSearchParams({
    ...{ barcode: JSON.stringify(MACHINE), only: 'true' },
    ...{ builtOn: JSON.stringify(BEFORE), maintainedOn: JSON.stringify(SAME_DAY) },
  });
  await paper.goto(`${url ?? ''}/#/print/trees?${search.toString()}`);
  await paper.locator('html[data-print-ready="ready"]').waitFor({ state: 'attached' });
  expect(await paper.getByRole('article').getAttribute('lang')).toBe('zh-CN');
  const bytes = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(bytes.toString('latin1')) ?? [];
  expect([width, height].map((points) => Math.round((Number(points) * 25.4) / 72))).toEqual([297, 210]);
  const { text, pages, fonts } = await readPdf(bytes);
  expect(pages).toBe(1);
  expect(fonts.join(' ')).toMatch(/NotoSerifSC/);
  const plain = text.replaceAll(' ', '');
  for (const words of ['四棵树对照', MACHINE, BEFORE, SAME_DAY, 'YB-125', '缺少'])
    expect(plain).toContain(words);
  expect(plain).not.toContain(PUMP);
  await paper.close();
}
