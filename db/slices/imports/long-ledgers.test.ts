import { expect, onTestFinished, test } from 'vitest';
import { csvFile } from '#db/importing/test-ledgers.ts';
import { findBrokenChange } from '#db/kit/change-log.ts';
import { SYSTEM_ACTOR } from '#db/kit/context.ts';
import { openImportFactory } from './test-import.ts';

const ROWS = 1_800;

test('a ledger of many pieces: log and index are whole, rows of one key agree or come back wherever they stand', async () => {
  const factory = await openImportFactory({ isInline: true });
  onTestFinished(() => factory.close());
  const line = (at: number, product = '锚机') =>
    `XX-${String(at).padStart(5, '0')},2026-1-${1 + (at % 28)},船厂${at % 40},${product},第${at}条`;
  const lines = Array.from({ length: ROWS }, (_, at) => line(at));
  // The same record again far behind, another one under a number that is taken, a row without its customer.
  lines.push(line(3), line(1_400, '舵机'), 'XX-90001,2026-1-2,,锚机,');
  const file = csvFile(`信息编号,登记日期,客户名称,产品,备注\n${lines.join('\n')}\n`);
  const result = await factory.run(file, 'market-records');
  expect(result).toMatchObject({ read: ROWS + 3, new: ROWS - 1, updated: 0, same: 1, skipped: 0, error: 3 });
  expect(result.problems.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
    '1402 key_repeated',
    `${ROWS + 3} key_repeated`,
    `${ROWS + 4} required`,
  ]);
  const store = factory.core.host.store();
  const count = (sql: string) => store.read(SYSTEM_ACTOR, (r) => r.db.pluck<number>(sql));
  expect(store.read(SYSTEM_ACTOR, (r) => findBrokenChange(r.db))).toBeNull();
  expect(count("SELECT count(DISTINCT entity_id) FROM change_log WHERE entity = 'market-records'")).toBe(
    ROWS - 1,
  );
  expect(count("SELECT count(*) FROM search_docs WHERE kind = 'market-records'")).toBe(ROWS - 1);
  expect(count('SELECT count(*) FROM market_stage_log')).toBe(ROWS - 1);
  const { rows } = await factory.client.marketRecords.list({ search: '第1733条' });
  expect(rows.map(({ no, partyName }) => [no, partyName])).toEqual([['XX-01733', '船厂13']]);
  const again = { name: 'copy.csv', bytes: new Uint8Array([...file.bytes, 10]) };
  expect(await factory.run(again, 'market-records')).toMatchObject({ new: 0, same: ROWS, error: 3 });
});
