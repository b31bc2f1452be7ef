import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvFile } from '#db/importing/test-ledgers.ts';
import { openImportFactory } from './test-import.ts';

interface PartyState {
  id: string;
  name: string;
  region: string | null;
  version: number;
  voided_at: number | null;
}

const NAMES = ['江南造船', '沪东中华', '外高桥', '扬子江', '北方重工', ''];
const line = fc.record({
  name: fc.constantFrom(...NAMES),
  region: fc.constantFrom('上海', '江苏', '浙江', ''),
});
const ledger = fc.array(line, { minLength: 1, maxLength: 7 });

test('invariant 20: all rows are counted, nothing outside of the batch changes, taking back restores what was', async () => {
  const factory = await openImportFactory({ isInline: true });
  const states = () =>
    factory.core.host
      .store()
      .handle.prepare<[], PartyState>('SELECT id, name, region, version, voided_at FROM parties ORDER BY id')
      .all();
  const shown = ({ id, name, region, voided_at }: PartyState) => ({ id, name, region, voided_at });
  let files = 0;
  const bring = (lines: readonly { name: string; region: string }[]) => {
    const rows = lines.map(({ name, region }, at) => `${at + 1},${name},${region}`);
    const text = `序号,客户名称,地区\n${rows.join('\n')}\n`;
    return factory.run(csvFile(text, `${(files += 1)}.csv`), 'parties');
  };
  try {
    await fc.assert(
      fc.asyncProperty(ledger, ledger, async (first, second) => {
        await bring(first);
        const before = states();
        const result = await bring(second);
        const { read, new: made, updated, same, skipped, error } = result;
        expect(made + updated + same + skipped + error).toBe(read);
        expect(read).toBe(second.length);
        const after = states();
        const named = new Set(second.map(({ name }) => name));
        const untouched = (all: PartyState[]) => all.filter(({ name }) => !named.has(name));
        expect(untouched(after)).toEqual(untouched(before));
        expect(after.length - before.length).toBe(made);
        if (result.batch === null || made + updated === 0) return;
        await factory.client.imports.undo({ id: result.batch });
        const known = new Set(before.map(({ id }) => id));
        const [old, fresh] = [
          states().filter(({ id }) => known.has(id)),
          states().filter(({ id }) => !known.has(id)),
        ];
        expect(old.map(shown)).toEqual(before.map(shown));
        expect(fresh.every(({ voided_at }) => voided_at !== null)).toBe(true);
      }),
      { numRuns: 25 },
    );
  } finally {
    await factory.close();
  }
});
