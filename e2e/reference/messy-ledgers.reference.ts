import {
  allRows,
  columnOf,
  countsOf,
  expectation,
  inOrder,
  type LedgerFactory,
  questionOf,
  request,
  valuesOf,
  withFactory,
} from './ledger-factory.ts';
import { compareFigures, compareTexts, type ReferenceCase } from './reference-case.ts';

interface LogisticsFacts {
  columns: string[];
  data_rows: number;
  blank_by_column: Record<string, number>;
  amount_total_if_comma_is_decimal: number;
  amount_total_if_comma_is_thousands: number;
  feedback_counts: Record<string, number>;
  delivery_counts: Record<string, number>;
  date_min: string;
  date_max: string;
}

const LOGISTICS = 'zh_logistics_gbk_csv/data_wuliu.csv';

async function logistics(dataDir: string, factory: LedgerFactory): Promise<ReferenceCase[]> {
  const facts = expectation<LogisticsFacts>(dataDir, 'zh_logistics_gbk_csv/import.expected.json');
  const analysis = await factory.analyse(LOGISTICS, request('orders'));
  const asked = questionOf(analysis, 'decimal-comma');
  const total = (value: string) => Number(asked?.readings.find((reading) => reading.value === value)?.total);
  const sold = columnOf(analysis, '销售时间');
  const blank = Object.fromEntries(
    analysis.columns.map(({ header, filled }) => [header, analysis.counts.read - filled]),
  );
  const isAsked = (kind: 'duplicate-rows' | 'blank-order-no' | 'missing') =>
    questionOf(analysis, kind)?.kind ?? 'silent';
  return [
    compareTexts('logistics: encoding', analysis.file.text?.encoding ?? '', 'gb18030'),
    compareTexts('logistics: columns', headers(analysis), facts.columns.join(' ')),
    compareFigures('logistics: rows read', analysis.counts.read, facts.data_rows),
    compareFigures('logistics: amounts that cannot be read', analysis.counts.errors, 0),
    compareFigures(
      'logistics: total, decimal comma',
      total('decimal'),
      facts.amount_total_if_comma_is_decimal,
    ),
    compareFigures(
      'logistics: total, thousands comma',
      total('thousands'),
      facts.amount_total_if_comma_is_thousands,
    ),
    compareTexts('logistics: blanks by column', inOrder(blank), inOrder(facts.blank_by_column)),
    compareTexts('logistics: duplicates are asked', isAsked('duplicate-rows'), 'duplicate-rows'),
    compareTexts('logistics: blank order numbers are asked', isAsked('blank-order-no'), 'blank-order-no'),
    compareTexts('logistics: the missing customer is asked', isAsked('missing'), 'missing'),
    compareTexts('logistics: feedback', valuesOf(analysis, '货品用户反馈'), inOrder(facts.feedback_counts)),
    compareTexts('logistics: delivery', valuesOf(analysis, '货品交货状况'), inOrder(facts.delivery_counts)),
    compareTexts('logistics: period', `${sold?.first}…${sold?.last}`, `${facts.date_min}…${facts.date_max}`),
    ...(await logisticsStored(factory, facts)),
  ];
}

async function logisticsStored(
  { client, bringIn }: LedgerFactory,
  facts: LogisticsFacts,
): Promise<ReferenceCase[]> {
  const answers = { 'missing:customer': '物流客户', 'decimal-comma:9': 'decimal' };
  const result = await bringIn(LOGISTICS, request('orders', { answers }));
  const { totalMinor } = await client.insights.orderMonths({});
  return [
    compareFigures('logistics: rows stored', result.new, facts.data_rows),
    compareFigures(
      'logistics: amount stored',
      (totalMinor ?? Number.NaN) / 100,
      facts.amount_total_if_comma_is_decimal,
    ),
  ];
}

function headers(analysis: { columns: ReadonlyArray<{ header: string }> }): string {
  return analysis.columns.map((column) => column.header).join(' ');
}

interface StockFacts {
  sheets: Record<string, [number, number]>;
  库存: { rows: number; 入库时间_as_serial_first: string };
}

async function dealerStock(dataDir: string, factory: LedgerFactory): Promise<ReferenceCase[]> {
  const facts = expectation<StockFacts>(dataDir, 'zh_dealer_stock_xlsx/import.expected.json');
  const path = 'zh_dealer_stock_xlsx/进销存(脱敏).xlsx';
  const analysis = await factory.analyse(path, request('units'));
  const months = await factory.analyse(path, request('orders', { sheet: '进销' }));
  const read = Object.fromEntries(
    [analysis, months].map((one) => [one.sheet, `${one.counts.read}×${one.columns.length}`]),
  );
  const result = await factory.bringIn(path, request('units'));
  const units = await allRows((input) => factory.client.units.list(input));
  return [
    compareTexts('dealer stock: sheet chosen for units', analysis.sheet, '库存'),
    ...Object.entries(facts.sheets).map(([sheet, [rows, width]]) =>
      compareTexts(`dealer stock: ${sheet}`, read[sheet] ?? '', `${rows}×${width}`),
    ),
    compareTexts(
      'dealer stock: bare serial',
      analysis.preview[0]?.values['stockedOn'] === undefined
        ? ''
        : JSON.stringify(analysis.preview[0].values['stockedOn']),
      JSON.stringify(facts.库存.入库时间_as_serial_first),
    ),
    compareTexts(
      'dealer stock: note behind a chassis number is asked',
      questionOf(analysis, 'notes')?.kind ?? 'silent',
      'notes',
    ),
    compareFigures('dealer stock: units stored', result.new, facts.库存.rows),
    compareFigures(
      'dealer stock: chassis numbers',
      new Set(units.map((unit) => unit.barcode)).size,
      facts.库存.rows,
    ),
  ];
}

interface SheetFacts {
  header_row: number;
  columns: string[];
  data_rows: number;
  sum_of_numeric_cells: number;
}

async function headerBelowNotes(dataDir: string, factory: LedgerFactory): Promise<ReferenceCase[]> {
  const facts = expectation<Record<string, SheetFacts>>(
    dataDir,
    'zh_header_on_row6_xlsx/import.expected.json',
  );
  const cases: ReferenceCase[] = [];
  for (const [sheet, expected] of Object.entries(facts)) {
    // Every week as a quantity would need a field each; as the only one it shows its own sum.
    const analysis = await factory.analyse(
      'zh_header_on_row6_xlsx/附件A 订购方案数据结果.xlsx',
      request('orders', { sheet }),
    );
    cases.push(
      compareFigures(`${sheet}: header row`, analysis.headerRow, expected.header_row),
      compareTexts(`${sheet}: columns`, headers(analysis), expected.columns.join(' ')),
      compareFigures(`${sheet}: rows below the header`, analysis.counts.read, expected.data_rows),
      compareFigures(`${sheet}: total rows left out`, analysis.counts.totals, 1),
    );
  }
  return cases;
}

interface RepairFacts {
  rows: number;
  columns: string[];
  repair_status: Record<string, number>;
  category_top15: Record<string, number>;
  barrier: Record<string, number>;
  event_date_min: string;
  event_date_max: string;
}

async function repairCases(dataDir: string, factory: LedgerFactory): Promise<ReferenceCase[]> {
  const facts = expectation<RepairFacts>(dataDir, 'open_repair_fixitclinic/import.expected.json');
  const path = 'open_repair_fixitclinic/OpenRepairData_v0.3_FixitClinic_202507.csv';
  const analysis = await factory.analyse(path, request('service-cases'));
  const result = await factory.bringIn(path, request('service-cases'));
  const stored = await allRows((input) => factory.client.serviceCases.list(input));
  const days = stored.map((one) => one.reportedOn).sort();
  const products = stored.map((one) => one.product);
  const top = Object.fromEntries(
    Object.keys(facts.category_top15).map((name) => [name, products.filter((one) => one === name).length]),
  );
  return [
    compareTexts('repair cases: columns', headers(analysis), facts.columns.join(' ')),
    compareFigures('repair cases: rows stored', result.new, facts.rows),
    compareFigures(
      'repair cases: marked incomplete',
      stored.filter((one) => one.isIncomplete).length,
      facts.rows,
    ),
    compareTexts(
      'repair cases: outcome',
      countsOf(stored.map((one) => one.outcome)),
      inOrder(facts.repair_status),
    ),
    compareTexts('repair cases: products', inOrder(top), inOrder(facts.category_top15)),
    compareTexts(
      'repair cases: barrier',
      valuesOf(analysis, 'repair_barrier_if_end_of_life'),
      inOrder(facts.barrier),
    ),
    compareTexts(
      'repair cases: period',
      `${days[0]}…${days.at(-1)}`,
      `${facts.event_date_min}…${facts.event_date_max}`,
    ),
  ];
}

/** Ledgers as people keep them: encodings, notes above headers, open readings. What is open must be asked. */
export async function messyLedgerCases(dataDir: string): Promise<ReferenceCase[]> {
  const groups = [logistics, dealerStock, headerBelowNotes, repairCases];
  const cases: ReferenceCase[] = [];
  for (const group of groups)
    cases.push(...(await withFactory(dataDir, (factory) => group(dataDir, factory))));
  return cases;
}
