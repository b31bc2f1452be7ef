import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Role } from '#contract/kit/permissions.ts';
import type { SearchHit } from '#contract/search/search.contract.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { addContact } from '#db/slices/parties/contacts.service.ts';
import { createParty, updateParty, voidParty } from '#db/slices/parties/parties.service.ts';
import { createProduct } from '#db/slices/products/products.service.ts';
import { type RebuildStep, rebuildStep, reindexRecordsOfParty, startRebuild } from './rebuild.service.ts';
import { findGroups, findRecords } from './search.service.ts';

const NAMES = [
  '江南造船（集团）有限责任公司',
  '沪东中华造船',
  '重庆长安重工',
  '厦门船舶重工',
  'Hapag-Lloyd AG',
  '中船𠮷澄 ＡＢ－１２',
];

async function opened(): Promise<TestStore> {
  const made = await openTestStore();
  made.store.writeNow(made.actors.sales, (w) => {
    for (const name of NAMES) createParty(w, { name });
    const { id } = createParty(w, { name: '舟山中远船务', fullName: '舟山中远海运重工有限公司' });
    addContact(w, { partyId: id, name: '曾建国', phone: '138-1234-5678' });
    createProduct(w, { code: 'AW-68/II', name: '液压锚绞机', family: '甲板机械' });
    createMarketRecord(w, {
      partyId: id,
      product: '锚绞机',
      model: 'AW-68',
      content: '询价：主机功率 3500kW，伺服报警',
    });
  });
  return made;
}

function titles(made: TestStore, text: string, role: Role = 'manager'): string[] {
  return made.store.read(made.actors[role], (r) => findRecords(r, text, 50)).map((hit) => hit.title);
}

function first(made: TestStore, text: string): SearchHit {
  const [hit] = made.store.read(made.actors.manager, (r) => findRecords(r, text));
  if (!hit) throw new Error(`nothing for ${text}`);
  return hit;
}

test('Chinese from one character, codes and phones from any position, width and case folded', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  expect(titles(made, '渝')).toEqual([]);
  expect(titles(made, '厦')).toEqual(['厦门船舶重工']);
  expect(titles(made, '造船')).toHaveLength(2);
  expect(titles(made, '造船集团')).toEqual(['江南造船（集团）有限责任公司']);
  expect(titles(made, 'ab12')).toEqual(['中船𠮷澄 ＡＢ－１２']);
  expect(titles(made, '𠮷')).toEqual(['中船𠮷澄 ＡＢ－１２']);
  expect(titles(made, 'LLOYD')).toEqual(['Hapag-Lloyd AG']);
  expect(titles(made, '23456')).toEqual(['曾建国', '舟山中远船务']);
  expect(titles(made, '68')).toContain('液压锚绞机');
  expect(titles(made, '68 锚绞')).toHaveLength(2);
  expect(titles(made, '伺服报')).toHaveLength(1);
  expect(titles(made, ' \n。')).toEqual([]);
  expect(titles(made, '"* OR (')).toEqual([]);
});

test('pinyin in full and as initials, from any syllable, with the right reading', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  expect(titles(made, 'jiangnan')[0]).toBe('江南造船（集团）有限责任公司');
  expect(titles(made, 'zaochuan')).toHaveLength(2);
  expect(titles(made, 'cqca')[0]).toBe('重庆长安重工');
  expect(titles(made, 'xiamen')[0]).toBe('厦门船舶重工');
  expect(titles(made, 'zengjg')).toEqual([]);
  expect(titles(made, 'zjg')).toEqual(['曾建国']);
  expect(titles(made, 'ymjj')[0]).toBe('液压锚绞机');
  expect(titles(made, 'yymj')[0]).toBe('液压锚绞机');
  // The documents of a party found so are given behind it.
  expect(titles(made, 'zszy')).toEqual(['舟山中远船务', 'SC2026-0001']);
});

test('small mistakes and wrong homophones find the name', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  expect(first(made, '江难造船')).toMatchObject({ title: '江南造船（集团）有限责任公司', found: 'similar' });
  expect(first(made, '沪东中花造船').title).toBe('沪东中华造船');
  expect(first(made, '重庆长案重工').title).toBe('重庆长安重工');
  expect(first(made, '厦门船泊重工').title).toBe('厦门船舶重工');
  expect(first(made, 'Hapag Loyd').title).toBe('Hapag-Lloyd AG');
  expect(first(made, '沪东华中造船').title).toBe('沪东中华造船');
  expect(titles(made, '武汉船厂')).toEqual([]);
});

test('what was found is marked, in a text of any width', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  expect(first(made, 'ab-12')).toMatchObject({ titleMarks: [[6, 11]], found: 'text' });
  expect(first(made, 'cqca')).toMatchObject({ titleMarks: [[0, 4]], found: 'pinyin' });
  const { excerpt, excerptMarks } = first(made, '伺服');
  const [mark] = excerptMarks;
  expect(excerpt?.slice(mark?.[0], mark?.[1])).toBe('伺服');
});

test('the best comes first: the name itself, then what begins with it', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  made.store.writeNow(made.actors.sales, (w) => {
    for (const name of ['新江南', '江南', '江南重工', '大江南北']) createParty(w, { name });
  });
  expect(titles(made, '江南').slice(0, 3)).toEqual(['江南', '江南重工', '江南造船（集团）有限责任公司']);
});

test('only kinds the role may read; accounts only for who manages them', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  expect(titles(made, 'service', 'sales')).toEqual([]);
  expect(titles(made, 'service', 'administrator')).toEqual(['service']);
  const kinds = made.store.read(made.actors.sales, (r) => findGroups(r, '船', 2));
  expect(kinds.map((group) => [group.kind, group.hits.length, group.hasMore])).toEqual([
    ['parties', 2, true],
    ['contacts', 1, false],
    ['market-records', 1, false],
  ]);
});

test('a voided record stays findable, marked and last; a renamed party is found by its new name everywhere', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  const party = first(made, '沪东');
  made.store.writeNow(made.actors.sales, (w) => voidParty(w, { id: party.id, version: 1, reason: '重复' }));
  expect(made.store.read(made.actors.sales, (r) => findRecords(r, '造船')).map((h) => h.isVoided)).toEqual([
    false,
    true,
  ]);
  const zhoushan = first(made, '舟山');
  made.store.writeNow(made.actors.sales, (w) => {
    updateParty(w, { id: zhoushan.id, version: 1, name: '扬帆集团' });
    reindexRecordsOfParty(w, zhoushan.id);
  });
  expect(made.store.read(made.actors.sales, (r) => findGroups(r, '扬帆')).map((g) => g.kind)).toEqual([
    'parties',
    'contacts',
    'market-records',
  ]);
});

test('a rebuild finds the same as before', async () => {
  const made = await opened();
  onTestFinished(() => made[Symbol.asyncDispose]());
  const ask = () =>
    ['船', 'zc', '68', '13812', '报警'].map((text) =>
      made.store
        .read(made.actors.administrator, (r) => findRecords(r, text, 100))
        .map((h) => h.id)
        .sort(),
    );
  const before = ask();
  let step: RebuildStep | null = made.store.writeNow(made.actors.administrator, startRebuild);
  while (step) {
    const current: RebuildStep = step;
    step = made.store.writeNow(made.actors.administrator, (w) => rebuildStep(w, current)).next;
  }
  expect(ask()).toEqual(before);
});

/** The same question answered by reading every record: a part of the name, or of its pinyin from a syllable on. */
function scan(names: readonly (readonly [string, string[]])[], text: string): string[] {
  const fold = (one: string) =>
    one
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const key = fold(text);
  if (key === '') return [];
  const fits = (name: string, syllables: string[]) =>
    fold(name).includes(key) ||
    (/^[a-z]{2}/u.test(key) &&
      [syllables, syllables.map((s) => (/^[a-z]/u.test(s) ? s.slice(0, 1) : s))].some((form) =>
        form.some((_, at) => form.slice(at).join('').startsWith(key)),
      ));
  return names.filter(([name, syllables]) => fits(name, syllables)).map(([name]) => name);
}

test('the result is that of a plain scan for any name and any text', async () => {
  const SYLLABLES: Record<string, string> = {
    江: 'jiang',
    南: 'nan',
    造: 'zao',
    船: 'chuan',
    厂: 'chang',
    锚: 'mao',
    机: 'ji',
  };
  const part = fc.constantFrom(...Object.keys(SYLLABLES), 'A', 'b', '1', '22', 'W68', '-', '（', '３', ' ');
  const name = fc
    .array(part, { minLength: 1, maxLength: 8 })
    .filter((parts) => parts.some((one) => /[\p{L}\p{N}]/u.test(one)));
  const query = fc.oneof(
    fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('').replace(/\s/gu, '')),
    fc.constantFrom('ji', 'zc', 'jn', 'chuan', 'nanz', 'mj', 'a1', '68', '1'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 1, maxLength: 12 }),
      fc.array(query, { minLength: 1, maxLength: 12 }),
      async (names, queries) => {
        const made = await openTestStore();
        onTestFinished(() => made[Symbol.asyncDispose]());
        const texts = [...new Set(names.map((parts) => parts.join('')))];
        made.store.writeNow(made.actors.sales, (w) => {
          for (const [i, text] of texts.entries())
            createProduct(w, { code: '甲乙丙丁戊己庚辛壬癸子丑'.charAt(i), name: text, family: '' });
        });
        const syllablesOf = (text: string) =>
          (
            text
              .normalize('NFKC')
              .toLowerCase()
              .match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? []
          )
            .map((one) => SYLLABLES[one] ?? one.replace(/[^\p{L}\p{N}]/gu, ''))
            .filter(Boolean);
        const all = texts.map((text) => [text, syllablesOf(text)] as const);
        for (const text of queries) {
          const hits = made.store.read(made.actors.sales, (r) => findRecords(r, text, 100));
          const found = hits.filter((hit) => hit.found !== 'similar').map((hit) => hit.title);
          expect(found.sort(), text).toEqual(scan(all, text).sort());
        }
      },
    ),
    { numRuns: 15 },
  );
});
