import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOORS, type Door, openDoor } from '../doors.ts';
import { seeCharts } from './insight-steps.ts';
import { importLedger, writeLedger } from './ledger.ts';
import { followLead, signSpecification } from './market-steps.ts';
import { enteredCharacters, printMonth, readPdf } from './monthly-pdf.ts';
import { makeOrder, registerMachines, shipOrder } from './order-steps.ts';
import { type Person, personAt } from './person.ts';
import { buildInPump, openCase, replacePump, seeLife } from './service-steps.ts';
import { fillCatalogue, signOutAndIn, startFactory } from './start-steps.ts';

/** The month the walk happens in, as the factory's own clock has it. */
const month = (): string => new Date().toISOString().slice(0, 7);

describe.each(DOORS)('ten minutes with the program: %s', (kind) => {
  let folder = '';
  let door: Door;
  let me: Person;
  let order = { no: '', route: '' };
  const complaints: string[] = [];

  const open = async (): Promise<void> => {
    door = await openDoor(kind, { dataDir: join(folder, 'data') });
    me = personAt(door);
    door.page.on('pageerror', (error) => complaints.push(error.message));
    door.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'millwright-walk-'));
    await open();
  });
  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  test('a new factory is started and its administrator signs in', async () => {
    await startFactory(me);
    await signOutAndIn(me);
  });

  test('a market ledger is looked at, tried and brought in', async () => {
    const counts = await importLedger(me, await writeLedger(folder));
    expect(counts).toBe('读到 4 新增 3 更新 0 相同 0 跳过 1 退回 0');
  });

  test('a product and a ship are entered', () => fillCatalogue(me));

  test('the lead is followed to a signed specification', async () => {
    await followLead(me);
    await signSpecification(me);
  });

  test('the order is made from the signed revision', async () => {
    order = await makeOrder(me);
    expect(order.no).toMatch(/^HT\d{4}-\d{4}$/);
  });

  test('units get their barcodes, and a pump is built in', async () => {
    await registerMachines(me);
    await buildInPump(me);
  });

  test('the machines are scanned onto a shipment', () => shipOrder(me, order.route));

  test('a case is opened by scanning the machine', () => openCase(me));

  test('the visit replaces the pump by two scans', () => replacePump(me));

  test('the life of both pumps shows the replacement', () => seeLife(me));

  test('the charts show the order and the fault', () => seeCharts(me));

  test('the month is printed with the order, its fonts and the signature row', async () => {
    const pdf = await readPdf(await printMonth(me, month()));
    expect(pdf.text).toContain(order.no);
    expect(pdf.pages).toBeGreaterThanOrEqual(1);
    expect(pdf.text).not.toContain('✕');
    for (const word of ['制表', '审核', '批准']) expect(pdf.text).toContain(word);
    for (let page = 1; page <= pdf.pages; page += 1)
      expect(pdf.text).toContain(`${String(page)} / ${String(pdf.pages)}`);
    expect(pdf.fonts.join(' ')).toMatch(/NotoSerifSC.*NotoSansSC/);
    for (const font of pdf.fonts) expect(font).toMatch(/^[A-Z]{6}\+/);
  });

  test.runIf(kind === 'browser')(
    'the same month in English: no Chinese but what was entered, the same figures',
    async () => {
      const [chinese, english] = [
        await readPdf(await printMonth(me, month())),
        await readPdf(await printMonth(me, month(), 'en')),
      ];
      const entered = await enteredCharacters(me, month());
      const han = english.text.match(/\p{Script=Han}/gu) ?? [];
      expect([...new Set(han)].filter((one) => !entered.includes(one))).toEqual([]);
      expect(english.text).toContain(order.no);
      for (const word of ['Prepared', 'Checked', 'Approved']) expect(english.text).toContain(word);
      const figures = ({ text }: { text: string }) => (text.match(/\d[\d,]*\.\d\d(?!\d)/gu) ?? []).sort();
      expect(figures(english)).toEqual(figures(chinese));
      expect(english.pages).toBe(chinese.pages);
    },
  );

  test('nothing complained on the way', () => expect(complaints).toEqual([]));
});
