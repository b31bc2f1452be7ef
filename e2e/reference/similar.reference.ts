import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import { textTokens } from '#contract/service-cases/text-tokens.ts';
import { allRows, type LedgerFactory, request, withFactory } from './ledger-factory.ts';
import { FAULT_OF } from './read-faults.ts';
import type { ReferenceCase } from './reference-case.ts';

const RECORDS = 'open_repair_fixitclinic/OpenRepairData_v0.3_FixitClinic_202507.csv';
const SHOWN = 3;
/** A report of fewer words says nothing. */
const MIN_WORDS = 4;
/** How far the ranking must be ahead of plain full text, and how many times better than chance. */
const AHEAD = 0.03;
const TIMES_CHANCE = 3;

const textOf = (row: CaseRow) => row.description ?? row.title;
const rounded = (share: number) => Math.round(share * 1000) / 1000;

/** What makes two records the same, from facts the ranking does not see; null when the record does not say. */
interface Criterion {
  name: string;
  floor: number;
  keyOf: (row: CaseRow) => string | null;
}

/** The category is a column of the file; it is not part of the words the ranking compares. */
const CRITERIA: readonly Criterion[] = [
  { name: 'same category', floor: 0.4, keyOf: (row) => row.product },
  {
    name: 'same category and same fault as read by a person',
    floor: 0.37,
    keyOf: (row) => {
      const fault = FAULT_OF.get(row.sourceNo ?? '');
      return fault === undefined ? null : `${row.product} / ${fault}`;
    },
  },
];

interface Asked {
  row: CaseRow;
  key: string;
  /** Others of the same key. */
  others: number;
}

/** Records with enough words, told by nobody else in the same words, that have another one of their key. */
function askedOf(rows: readonly CaseRow[], keys: ReadonlyMap<string, string>): Asked[] {
  const told = new Map<string, number>();
  for (const row of rows) told.set(textOf(row), (told.get(textOf(row)) ?? 0) + 1);
  const sizes = new Map<string, number>();
  for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return rows.flatMap((row) => {
    const key = keys.get(row.id);
    const words = textOf(row).match(/\p{L}+/gu) ?? [];
    if (key === undefined || words.length < MIN_WORDS || told.get(textOf(row)) !== 1) return [];
    const others = (sizes.get(key) ?? 1) - 1;
    return others > 0 ? [{ row, key, others }] : [];
  });
}

/** Chance that at least one of three drawn from the others is of the same key (without replacement). */
function byChance(others: number, pool: number): number {
  let missed = 1;
  for (let i = 0; i < SHOWN; i += 1) missed *= (pool - others - i) / (pool - i);
  return 1 - missed;
}

/** Full text as the engine has it: whole words, BM25, no ranking of ours. */
function plainFullText(rows: readonly CaseRow[]): (row: CaseRow) => string[] {
  const db = new Database(':memory:');
  db.exec("CREATE VIRTUAL TABLE records USING fts5(text, tokenize = 'unicode61')");
  const insert = db.prepare('INSERT INTO records (rowid, text) VALUES (?, ?)');
  rows.forEach((row, i) => {
    insert.run(i, textOf(row));
  });
  const select = db
    .prepare('SELECT rowid FROM records WHERE records MATCH ? ORDER BY bm25(records) LIMIT ?')
    .pluck();
  return (row) => {
    const words = new Set(
      textOf(row)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu),
    );
    const query = [...words].map((word) => `"${word}"`).join(' OR ');
    const found = select.all(query, rows.length) as number[];
    return found.flatMap((i) => rows[i]?.id ?? []).filter((id) => id !== row.id);
  };
}

async function criterionCases(
  { client }: LedgerFactory,
  rows: readonly CaseRow[],
  { name, floor, keyOf }: Criterion,
): Promise<ReferenceCase[]> {
  const keys = new Map(
    rows.flatMap((row) => [[row.id, keyOf(row)] as const]).filter(([, key]) => key !== null),
  );
  const known = keys as ReadonlyMap<string, string>;
  const plain = plainFullText(rows);
  const asked = askedOf(rows, known);
  const sums = { ours: 0, plain: 0, chance: 0 };
  for (const { row, key, others } of asked) {
    const isHit = (ids: readonly string[]) =>
      ids
        .filter((id) => known.has(id))
        .slice(0, SHOWN)
        .some((id) => known.get(id) === key);
    const near = await client.serviceCases.similar({ text: textOf(row), exceptId: row.id, limit: 20 });
    if (isHit(near.map((one) => one.id))) sums.ours += 1;
    if (isHit(plain(row))) sums.plain += 1;
    sums.chance += byChance(others, known.size - 1);
  }
  const share = (sum: number) => rounded(sum / asked.length);
  const ours = share(sums.ours);
  const compared = (against: string, reference: number, wanted: number): ReferenceCase => ({
    case: `similar cases, ${name}: share of ${asked.length} records with one among the first three, by text alone, against ${against}`,
    ours,
    reference,
    deviation: rounded(Math.max(0, wanted - ours)),
    pass: ours >= Math.max(floor, wanted),
  });
  const chance = share(sums.chance);
  const plainShare = share(sums.plain);
  return [
    compared('plain full text', plainShare, plainShare + AHEAD),
    compared('chance', chance, chance * TIMES_CHANCE),
  ];
}

/** Half of the words, the same half in every run. */
function halfOf(text: string): string {
  const words = [...textTokens(text)];
  const rank = (word: string) => createHash('sha256').update(word).digest('hex');
  return words
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .slice(0, Math.ceil(words.length / 2))
    .join(' ');
}

const ITEMS = 150;
const ITEM_FLOOR = 0.9;
const ITEM_WORDS = 6;

/** Looks for a record by half of its own words: says that it can be found again, not that the ranking is good. */
async function knownItemCase({ client }: LedgerFactory, rows: readonly CaseRow[]): Promise<ReferenceCase> {
  const told = rows.filter((row) => textTokens(textOf(row)).size >= ITEM_WORDS);
  const step = Math.max(1, Math.floor(told.length / ITEMS));
  const asked = told.filter((_, i) => i % step === 0);
  let found = 0;
  for (const row of asked) {
    const near = await client.serviceCases.similar({ text: halfOf(textOf(row)), limit: SHOWN });
    if (near.some((one) => one.id === row.id)) found += 1;
  }
  const ours = rounded(found / asked.length);
  return {
    case: `similar cases, known-item search: share of ${asked.length} records found again among the first three by half of their own words (at least)`,
    ours,
    reference: ITEM_FLOOR,
    deviation: rounded(Math.max(0, ITEM_FLOOR - ours)),
    pass: ours >= ITEM_FLOOR,
  };
}

/** Similar cases on real repair records, measured by facts the ranking does not see, the asked record left out. */
export async function similarRecordCases(dataDir: string): Promise<ReferenceCase[]> {
  return withFactory(dataDir, async (factory) => {
    await factory.bringIn(RECORDS, request('service-cases'));
    const rows = await allRows((input) => factory.client.serviceCases.list(input));
    const cases: ReferenceCase[] = [];
    for (const criterion of CRITERIA) cases.push(...(await criterionCases(factory, rows, criterion)));
    return [...cases, await knownItemCase(factory, rows)];
  });
}
