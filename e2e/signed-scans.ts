import { expect } from 'vitest';
import type { Door } from './doors.ts';
import { eventually } from './kit/eventually.ts';
import { type Post, signedInPost } from './kit/factory.ts';
import { scan } from './kit/scanner.ts';
import { MACHINE, PUMP, SPARE_PUMP } from './label-factory.ts';

const FORGED = '伪造：签名不符';
const layout = {
  ...{ widthMm: 40, heightMm: 30, sheet: null },
  elements: [{ kind: 'qr', content: 'signed', xMm: 4, yMm: 4, widthMm: 20, heightMm: 20 }],
};

/** What the QR of each unit's label says. */
async function signedOf(post: Post, codes: string[]): Promise<Record<string, string>> {
  const { id: templateId } = await post('/label-templates', { name: '小签', layout });
  const labels = (await post('/labels', { codes, templateId, output: 'paper' })) as unknown as {
    barcode: string;
    signed: string;
  }[];
  return Object.fromEntries(labels.map(({ barcode, signed }) => [barcode, signed]));
}

/** Labels with signatures, scanned wherever a page takes a code: each is the unit it names, a forged one is said. */
export async function scanSigned(door: Door): Promise<void> {
  const { page } = door;
  const post = await signedInPost(door.url ?? '');
  const signed = await signedOf(post, [PUMP, SPARE_PUMP]);
  const spare = signed[SPARE_PUMP] ?? '';
  await door.goto('/units');
  await scan(page, signed[PUMP] ?? '');
  await page.getByText('真品：本厂签发').waitFor();
  await page.getByRole('heading', { name: PUMP, exact: true }).waitFor();
  // A forged label of the same pump: the same tab, with a warning that goes on into the case.
  await scan(page, spare.replace(SPARE_PUMP, PUMP));
  await page.getByText(FORGED).waitFor();
  await eventually(() => page.url()).toContain(`#/units/${PUMP}?scan=`);
  const tabs = page.getByRole('navigation', { name: '已打开的页面' });
  expect(await tabs.getByText(/MW1/).count()).toBe(0);
  expect(await tabs.getByText(PUMP, { exact: true }).count()).toBe(1);
  // By the mouse: the stamps of a long burst begin before it, and would take a key in.
  await page.getByRole('button', { name: /^开案件/ }).click();
  const side = page.getByRole('complementary');
  await side.getByRole('heading', { name: PUMP, exact: true }).waitFor();
  await side.getByText(FORGED).waitFor();
  expect(await page.getByLabel('设备或零件条码').inputValue()).toBe(PUMP);
  await door.goto(`/units/${MACHINE}/build`);
  const codes = page.getByRole('textbox', { name: '零件条码' });
  await codes.waitFor();
  await scan(page, spare);
  await page.getByText('已扫 1 件').first().waitFor();
  expect(await codes.inputValue()).toBe(SPARE_PUMP);
  await page.getByRole('table', { name: '装入的零件' }).getByText(SPARE_PUMP).waitFor();
}
