import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSignedIn, type SignedIn } from '../kit/signed-in.ts';
import { readPdf } from '../walk-through/monthly-pdf.ts';
import { FLOATS, OWNER, type Papers, PUMPS, WINCHES, writePapers } from './factory.ts';

let program: SignedIn;
let papers: Papers;
beforeAll(async () => {
  const prepare = async (post: Parameters<typeof writePapers>[0]) => {
    papers = await writePapers(post);
  };
  program = await openSignedIn('browser', { displayName: '周工', prepare });
});
afterAll(() => program[Symbol.asyncDispose]());

interface Printed {
  /** Without the blanks that letters were set apart with. */
  text: string;
  pages: number;
  /** Width and height in millimetres. */
  size: number[];
}

/** Chromium's own print of the sheet on its page box. */
async function print(path: string, search: Record<string, unknown>): Promise<Printed> {
  const pairs = Object.entries(search).map(([name, value]) => [name, JSON.stringify(value)]);
  const route = `/print/${path}?${new URLSearchParams(pairs).toString()}`;
  const paper = await program.page.context().newPage();
  await paper.goto(`${program.door.url ?? ''}/#${route}`);
  await paper.locator('html[data-print-ready="ready"]').waitFor({ state: 'attached' });
  const pdf = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
  await paper.close();
  const [, ...box] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
  const { text, pages, fonts } = await readPdf(pdf);
  // Chinese glyphs travel in the file: whoever opens it needs no font.
  expect(fonts.join(' ')).toMatch(/[A-Z]{6}\+NotoSerifSC/);
  expect(
    fonts.every((name) => /^[A-Z]{6}\+/.test(name)),
    fonts.join(' '),
  ).toBe(true);
  const size = box.map((points) => Math.round((Number(points) * 25.4) / 72));
  return { text: text.replace(/[ \u3000]/g, ''), pages, size };
}

const A4 = [210, 297];

function expectAll(text: string, words: readonly string[]): void {
  for (const word of words) expect(text).toContain(word);
}

describe('C35 C37 C40 what leaves the factory on paper', () => {
  test('service report: what was found and done, parts by code, opinion and both signatures', async () => {
    const sheet = await print('visit', { id: papers.caseId, seq: 1 });
    expect(sheet).toMatchObject({ pages: 1, size: A4 });
    expectAll(sheet.text, ['服务报告', OWNER, WINCHES[0], PUMPS[0], PUMPS[2], '液压站/主泵1', '19,531.00']);
    expectAll(sheet.text, ['主泵柱塞卡滞', '周工、李工', '客户签字', '王海生', '□满意', 'SHA-256', '1/1']);
  });

  test('quotation: lines, tax, figures and capitals, to be confirmed by the customer', async () => {
    const sheet = await print('quotation', { caseId: papers.caseId, id: papers.quotationId });
    expect(sheet).toMatchObject({ pages: 1, size: A4 });
    expectAll(sheet.text, ['服务报价单', OWNER, '26,091.00', '3,391.83', '29,482.83', '13.0%']);
    expectAll(sheet.text, ['人民币贰万玖仟肆佰捌拾贰元捌角叁分', '报价人', '客户确认', '1/1']);
  });

  test('packing list: every unit, head on every page, totals that stand with the signatures', async () => {
    const sheet = await print('packing-list', { orderId: papers.orderId, id: papers.shipmentId });
    expect(sheet).toMatchObject({ pages: 2, size: A4 });
    expectAll(sheet.text, ['装箱单', ...WINCHES, 'FZ20-0001', `FZ20-00${FLOATS}`, '1/2', '2/2']);
    const [, last = ''] = sheet.text.split('\n');
    expectAll(last, ['品名型号', '合计', `浮子FZ-20${FLOATS}件`, '钢丝绳Φ422.5t', '装箱', '收货']);
  });

  test('recall letter: why, what to do, the units of this customer, a slip to send back', async () => {
    const sheet = await print('recall', { id: papers.recallId, party: papers.ownerId });
    expect(sheet).toMatchObject({ pages: 1, size: A4 });
    expectAll(sheet.text, ['召回通知', `${OWNER}王海生`, '批号L2026-YB1', '热处理硬度偏低', ...PUMPS]);
    expectAll(sheet.text, ['液压站/主泵1', '（盖章）', '□请派员更换', '签字（盖章）', '1/1']);
  });

  test('contract offer: the machines of a customer with the end of their warranty, a slip to send back', async () => {
    const sheet = await print('warranty-letter', { days: 90 });
    expect(sheet).toMatchObject({ pages: 1, size: A4 });
    expectAll(sheet.text, ['质保到期与服务合同建议函', OWNER, ...WINCHES, '□请报服务合同', '签字（盖章）']);
  });
  test('C38 the maintenance of a year, of any year, across, to be approved', async () => {
    const year = new Date().getFullYear();
    const next = await print('maintenance-year', { year: year + 1 });
    expect(next).toMatchObject({ pages: 1, size: [297, 210] });
    expectAll(next.text, [
      `${year + 1}年度维保计划`,
      ...WINCHES,
      '年度保养',
      '液压系统季检',
      '○',
      '编制',
      '批准',
    ]);
  });
});

/** Width of a form or a sheet that is printed across, in millimetres. */
const SIZES = { a5: [210, 148], form279: [241, 279], form: [241, 140], form93: [241, 93] } as const;
const COPIES = ['白联存根', '红联客户', '黄联财务'];

describe('U24 U25 other papers', () => {
  test.each(Object.entries(SIZES))('a quotation on %s is one page of that size', async (paper, size) => {
    const sheet = await print('quotation', { caseId: papers.caseId, id: papers.quotationId, paper });
    expect(sheet).toMatchObject({ pages: 1, size });
    expectAll(sheet.text, ['29,482.83', '客户确认', ...(paper === 'a5' ? [] : COPIES)]);
  });

  test('the parts of a form are a page each, a ticket is narrow, a size of one’s own is kept', async () => {
    const parts = await print('visit', { id: papers.caseId, seq: 1, paper: 'parts' });
    expect(parts).toMatchObject({ pages: 3, size: [241, 140] });
    const pages = parts.text.split('\n');
    COPIES.forEach((copy, i) => expect(COPIES.filter((one) => pages[i]?.includes(one))).toEqual([copy]));
    const ticket = await print('visit', { id: papers.caseId, seq: 1, paper: 'ticket' });
    expect(ticket).toMatchObject({ pages: 1, size: [80, 200] });
    const own = { paper: 'own', w: 182, h: 257, m: 9 };
    expect(await print('recall', { id: papers.recallId, party: papers.ownerId, ...own })).toMatchObject({
      pages: 1,
      size: [182, 257],
    });
  });
});
