import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { ImportRequestInput } from '#contract/imports/imports.schema.ts';
import type { Contribution, CustomerGroups } from '#contract/insights/insights.schema.ts';
import { expectation, request, withFactory } from './ledger-factory.ts';
import { compareFigures, compareTexts, type ReferenceCase } from './reference-case.ts';

interface Abc {
  items: number;
  A: number;
  B: number;
  C: number;
}
interface InsightFacts {
  definitions: { analysis_date: string };
  rfm_pkg_bins: { recency: number[]; frequency: number[]; monetary: number[] };
  rfm_ntile_counts: Record<string, number>;
  abc_customer: Abc;
  abc_product?: Abc;
  pareto_category?: Abc;
  published?: { rows: Array<[string, number, number, number, number, number, number]> };
}

interface Ledger {
  name: string;
  folder: string;
  file: string;
  /** Columns whose words the published keys are. Families come with coded products only, which Northwind has not. */
  request: ImportRequestInput;
}

const LEDGERS: readonly Ledger[] = [
  {
    name: 'Northwind',
    folder: 'northwind_orders',
    file: 'northwind_orders.csv',
    request: request('orders', { fields: { CustomerID: 'customer', CompanyName: null } }),
  },
  {
    name: 'Superstore',
    folder: 'zh_superstore_xls',
    file: '示例 - 超市.xls',
    request: request('orders', {
      fields: { '客户 ID': 'customer', 客户名称: null, 子类别: 'category', 类别: null },
    }),
  },
  {
    name: 'RFM orders',
    folder: 'rfm_package_orders',
    file: 'rfm_data_orders.csv',
    request: request('orders'),
  },
];

/** Fifths and bins of one customer as one word: `344 544`. */
type Scores = Map<string, { fifths: string; bins: string }>;

function expectedScores(dataDir: string, folder: string): Scores {
  const text = readFileSync(join(dataDir, folder, 'customers.expected.csv'), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return new Map(
    data.map((row) => [
      row.c ?? '',
      { fifths: `${row.r5}${row.f5}${row.m5}`, bins: `${row.r_pkg}${row.f_pkg}${row.m_pkg}` },
    ]),
  );
}

function scoreCases(name: string, groups: CustomerGroups, expected: Scores): ReferenceCase[] {
  const off = { fifths: [] as string[], bins: [] as string[] };
  for (const c of groups.customers) {
    const reference = expected.get(c.name);
    if (reference?.fifths !== `${c.r}${c.f}${c.m}`) off.fifths.push(c.name);
    if (reference?.bins !== `${c.rBin}${c.fBin}${c.mBin}`) off.bins.push(c.name);
  }
  return [
    compareFigures(
      `${name}: customers with recency, frequency and amount`,
      groups.customers.length,
      expected.size,
    ),
    compareTexts(`${name}: customers in another fifth`, off.fifths.join(' '), ''),
    compareTexts(`${name}: customers in another bin`, off.bins.join(' '), ''),
  ];
}

function binCases(name: string, { limits }: CustomerGroups, facts: InsightFacts): ReferenceCase[] {
  return (['recency', 'frequency', 'monetary'] as const).flatMap((kind) =>
    facts.rfm_pkg_bins[kind].map((limit, i) =>
      compareFigures(`${name}: limit ${i + 1} of ${kind}`, limits[kind]?.[i] ?? Number.NaN, limit, 1e-6),
    ),
  );
}

function abcCase(name: string, { rows }: Contribution, facts: Abc): ReferenceCase {
  const count = (abc: string) => rows.filter((row) => row.abc === abc).length;
  const ours = `A ${count('A')} B ${count('B')} C ${count('C')} of ${rows.length}`;
  return compareTexts(name, ours, `A ${facts.A} B ${facts.B} C ${facts.C} of ${facts.items}`);
}

function publishedCase(name: string, groups: CustomerGroups, facts: InsightFacts): ReferenceCase[] {
  if (!facts.published) return [];
  const ours = new Map(groups.customers.map((c) => [c.name, c]));
  const off = facts.published.rows.filter(([customer, recency, count, amount, r, f, m]) => {
    const c = ours.get(customer);
    const figures = [c?.recencyDays, c?.frequency, (c?.monetaryMinor ?? 0) / 100, c?.rBin, c?.fBin, c?.mBin];
    return figures.join() !== [recency, count, amount, r, f, m].join();
  });
  return [compareTexts(`${name}: published rows that differ`, off.map(([c]) => c).join(' '), '')];
}

/** Customer groups and contribution over the imported ledgers, beside the independently computed ones. */
export async function insightCases(dataDir: string): Promise<ReferenceCase[]> {
  const cases: ReferenceCase[] = [];
  for (const ledger of LEDGERS) {
    const facts = expectation<InsightFacts>(dataDir, `${ledger.folder}/ledger.expected.json`);
    await withFactory(dataDir, async ({ client, bringIn }) => {
      await bringIn(`${ledger.folder}/${ledger.file}`, ledger.request);
      const groups = await client.insights.customers({ asOf: facts.definitions.analysis_date });
      cases.push(
        ...scoreCases(ledger.name, groups, expectedScores(dataDir, ledger.folder)),
        ...binCases(ledger.name, groups, facts),
        ...publishedCase(ledger.name, groups, facts),
        abcCase(
          `${ledger.name}: ABC of customers`,
          await client.insights.contribution({ by: 'party' }),
          facts.abc_customer,
        ),
      );
      if (facts.abc_product)
        cases.push(
          abcCase(
            `${ledger.name}: ABC of products`,
            await client.insights.contribution({ by: 'product' }),
            facts.abc_product,
          ),
        );
      if (facts.pareto_category && ledger.name !== 'Northwind')
        cases.push(
          abcCase(
            `${ledger.name}: ABC of categories`,
            await client.insights.contribution({ by: 'family' }),
            facts.pareto_category,
          ),
        );
    });
  }
  return cases;
}
