import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adminFolder, expectRefused, initialisedFolder, runAdminProcess } from './admin-fixture.ts';

const LEDGER = `订单号,签订日期,客户名称,产品名称,规格型号,数量,单价,金额
HT-001,2026-01-05,华海造船,锚绞机,00123,2,967500,1935000
HT-001,2026-01-05,华海造船,舵机,SG-160,1,880000.50,880000.50
HT-002,2026-01-06,东港船厂,舵机,SG-160,1.5,1000,1500
`;

function counts(line = ''): unknown {
  return JSON.parse(line);
}

async function folderAndLedger(text = LEDGER) {
  const folder = await initialisedFolder();
  const ledger = join(adminFolder(), '台账.csv');
  writeFileSync(ledger, text);
  const run = (...words: string[]) => runAdminProcess([...words, '--data-dir', folder]);
  return { folder, ledger, run };
}

describe('ledgers from the command line', () => {
  it('tries, brings in, and finds nothing new the second time', { timeout: 90_000 }, async () => {
    const { ledger, run } = await folderAndLedger();
    const dry = await run('import', 'orders', ledger, '--dry-run', '--json');
    expect(dry).toMatchObject({ status: 0, errors: [] });
    const none = { updated: 0, same: 0, skipped: 0, error: 0 };
    expect(counts(dry.lines[0])).toEqual({ read: 3, new: 3, ...none, batch: null });
    const first = await run('import', 'orders', ledger, '--json');
    expect(counts(first.lines[0])).toEqual({
      read: 3,
      new: 3,
      ...none,
      batch: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    const second = await run('import', 'orders', ledger, '--json');
    expect(counts(second.lines[0])).toMatchObject({ read: 3, new: 0, same: 3 });
  });

  it('brings back from its own export what it wrote', { timeout: 90_000 }, async () => {
    const { ledger, run } = await folderAndLedger();
    await run('import', 'orders', ledger);
    const book = join(adminFolder(), 'out.xlsx');
    expect((await run('export', 'orders', book)).lines).toEqual([`3 rows in ${book}`]);
    const other = await initialisedFolder();
    const back = await runAdminProcess(['import', 'orders', book, '--json', '--data-dir', other]);
    expect(counts(back.lines[0])).toMatchObject({ read: 3, new: 3, error: 0 });
    const [first, again] = [join(adminFolder(), 'a.csv'), join(adminFolder(), 'b.csv')];
    await run('export', 'orders', first);
    await runAdminProcess(['export', 'orders', again, '--data-dir', other]);
    expect(readFileSync(again, 'utf8')).toContain(',00123,2,台,967500.00,1935000.00,');
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(first, 'utf8'));
  });

  it('takes a map of columns, and fails after its counts when rows came back', {
    timeout: 90_000,
  }, async () => {
    const { ledger, run } = await folderAndLedger(
      'a,b,c,d\n2026-01-05,华海造船,锚绞机,x\n二月三十,东港船厂,舵机,y\n',
    );
    const map = join(adminFolder(), 'map.json');
    const fields = { a: 'recordedOn', b: 'customer', c: 'product', d: null };
    writeFileSync(map, JSON.stringify({ headerRow: 1, fields }));
    const result = await run('import', 'market-records', ledger, '--map', map, '--json');
    expect(counts(result.lines[0])).toMatchObject({ read: 2, new: 1, error: 1 });
    expect(result).toMatchObject({
      status: 1,
      errors: [expect.stringMatching(/^INPUT_INVALID: some rows came back/)],
    });
  });

  it('fault F43 an import that was killed and run again makes no row twice', {
    timeout: 120_000,
  }, async () => {
    const lines = Array.from(
      { length: 4000 },
      (_, i) => `HT-${i},2026-01-05,客户 ${i % 90},锚绞机,AW-68,1,${i + 1},${i + 1}`,
    );
    const { folder, ledger, run } = await folderAndLedger([LEDGER.split('\n')[0], ...lines].join('\n'));
    const args = ['import', 'orders', ledger, '--json', '--data-dir', folder];
    const ends: (number | null)[] = [];
    for (let round = 0; round < 5; round += 1) {
      ends.push((await runAdminProcess(args, '', 400 + round * 350)).status);
    }
    expect(ends).toContain(null);
    const last = counts((await run('import', 'orders', ledger, '--json')).lines[0]) as Record<string, number>;
    expect(last).toMatchObject({ read: 4000, updated: 0, error: 0 });
    expect([0, 4000]).toContain(last['new']);
    const target = join(adminFolder(), 'all.csv');
    expect((await run('export', 'orders', target)).lines).toEqual([`4000 rows in ${target}`]);
  });

  it('names what it cannot do', { timeout: 90_000 }, async () => {
    const { ledger, run } = await folderAndLedger();
    expectRefused(await run('import', 'weather', ledger), 'INPUT_INVALID');
    expectRefused(await run('import', 'orders', join(adminFolder(), 'gone.csv')), 'STORAGE_MISSING');
    expectRefused(await run('import', 'orders', ledger, '--map', ledger), 'INPUT_INVALID');
    expectRefused(await run('import', 'orders', adminFolder()), 'UNSUPPORTED_FILE');
    const broken = join(adminFolder(), 'broken.xlsx');
    writeFileSync(broken, 'PK\u0003\u0004 cut');
    expectRefused(await run('import', 'orders', broken), 'UNSUPPORTED_FILE');
    expectRefused(await run('export', 'weather', `${ledger}.csv`), 'INPUT_INVALID');
    expectRefused(await run('export', 'orders', `${ledger}.doc`), 'UNSUPPORTED_FILE');
  });
});
