import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { openSignedIn, type SignedIn } from './kit/signed-in.ts';
import { SPARE_PUMP, writeWinch } from './label-factory.ts';

const SITES = ['远帆 9', '海港 3'] as const;

let program: SignedIn | null = null;
afterEach(async () => {
  await program?.[Symbol.asyncDispose]();
  program = null;
});

async function seeAt(page: Page, site: string): Promise<void> {
  const form = page.getByRole('form', { name: '在哪里见到' });
  await form.getByRole('textbox', { name: '现场' }).fill(site);
  await page.getByRole('option', { name: site }).first().click();
  await page.keyboard.press('Control+s');
}

/** The secret half is kept as a file; a new key retires the old one. */
async function exportAndRotate(page: Page): Promise<void> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出私钥' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^label-key-[0-9a-f]{8}\.pem$/);
  expect(readFileSync(await saved.path(), 'utf8')).toContain('BEGIN PRIVATE KEY');
  await page.getByRole('button', { name: '更换密钥' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
  await page.getByText('已退役，旧标签仍有效').waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: '现用' }).count()).toBe(1);
}

test('C33 one signed code at two sites: an alarm on the page, the first page and the case, until it is answered; keys are kept and changed', async () => {
  let signed = '';
  let second = '';
  program = await openSignedIn('browser', {
    prepare: async (post) => {
      await writeWinch(post);
      for (const name of SITES) second = (await post('/sites', { name, kind: 'vessel' })).id;
      const templateId = '01920000-0000-7000-8000-000000000001';
      const printed = await post('/labels', { codes: [SPARE_PUMP], templateId, output: 'paper' });
      signed = (printed as unknown as { signed: string }[])[0]?.signed ?? '';
    },
  });
  const { page, goto, call } = program;
  await goto('/labels/verify');
  await page.getByPlaceholder('扫标签上的二维码，或输入条码').fill(signed);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByText('真品：本厂签发').waitFor();
  await seeAt(page, SITES[0]);
  await page.getByText('已记下。').waitFor();
  await seeAt(page, SITES[1]);
  await page.getByRole('region', { name: '重复条码报警' }).getByText('两件中有一件是仿的').waitFor();

  const { id } = await call('POST', '/service-cases', {
    ...{ barcode: signed, title: '不起压', siteId: second, channel: 'customer' },
  });
  await goto(`/service-cases/${id}`);
  await page.getByRole('heading', { name: '不起压' }).waitFor();
  await page.getByText('两件中有一件是仿的').waitFor();
  await goto('/');
  await page.getByRole('button', { name: /查清 YB125-0002/ }).click();
  await page.getByLabel('查明的情况').fill('海港 3 的那块是仿的，已收回');
  await page.getByRole('button', { name: '处理完毕' }).click();
  await page.getByText('已处理：海港 3 的那块是仿的').waitFor();
  await exportAndRotate(page);
  await goto('/');
  await page.getByRole('group', { name: '类别' }).or(page.getByText('一周内没有到期的事')).first().waitFor();
  await page.getByRole('button', { name: /查清/ }).waitFor({ state: 'detached' });
});
