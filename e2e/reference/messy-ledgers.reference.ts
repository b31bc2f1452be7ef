import {
  countsOf,
  distinct,
  expectation,
  inOrder,
  period,
  questionOf,
  readLedger,
  texts,
} from './read-ledger.ts';
import { compareFigures, compareTexts, type ReferenceCase } from './reference-case.ts';

interface LogisticsFacts {
  columns: string[];
  data_rows: number;
  exact_duplicate_rows: number;
  blank_by_column: Record<string, number>;
  amount_total_if_comma_is_decimal: number;
  amount_total_if_comma_is_thousands: number;
  feedback_counts: Record<string, number>;
  delivery_counts: Record<string, number>;
  date_min: string;
  date_max: string;
}

async function logistics(dataDir: string): Promise<ReferenceCase[]> {
  const facts = expectation<LogisticsFacts>(dataDir, 'zh_logistics_gbk_csv/import.expected.json');
  const { rows, analysis } = await readLedger(dataDir, 'zh_logistics_gbk_csv/data_wuliu.csv', 'orders');
  const asked = questionOf(analysis, 'decimal-comma');
  const total = (value: string) => Number(asked?.readings.find((reading) => reading.value === value)?.total);
  const raw = rows.map((row) => JSON.stringify(row.cells));
  return [
    compareTexts('logistics: encoding', analysis.file.text?.encoding ?? '', 'gb18030'),
    compareTexts(
      'logistics: columns',
      analysis.columns.map((column) => column.header).join(' '),
      facts.columns.join(' '),
    ),
    compareFigures('logistics: rows read', analysis.counts.read, facts.data_rows),
    compareFigures('logistics: amounts that cannot be read', analysis.counts.errors, 0),
    compareFigures('logistics: exact duplicates', raw.length - new Set(raw).size, facts.exact_duplicate_rows),
    compareTexts(
      'logistics: duplicates are asked',
      questionOf(analysis, 'duplicate-rows')?.kind ?? 'silent',
      'duplicate-rows',
    ),
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
    compareTexts(
      'logistics: blank order numbers are asked',
      questionOf(analysis, 'blank-order-no')?.kind ?? 'silent',
      'blank-order-no',
    ),
    compareFigures(
      'logistics: blank order numbers',
      texts(rows, 'orderNo').filter((no) => no === '').length,
      facts.blank_by_column['订单号'] ?? -1,
    ),
    compareTexts(
      'logistics: feedback',
      countsOf(texts(rows, '货品用户反馈')),
      inOrder(facts.feedback_counts),
    ),
    compareTexts('logistics: delivery', countsOf(texts(rows, 'status')), inOrder(facts.delivery_counts)),
    compareTexts('logistics: period', period(texts(rows, 'signedOn')), `${facts.date_min}…${facts.date_max}`),
  ];
}

interface StockFacts {
  sheets: Record<string, [number, number]>;
  库存: { rows: number; 入库时间_as_serial_first: string };
}

async function dealerStock(dataDir: string): Promise<ReferenceCase[]> {
  const facts = expectation<StockFacts>(dataDir, 'zh_dealer_stock_xlsx/import.expected.json');
  const path = 'zh_dealer_stock_xlsx/进销存(脱敏).xlsx';
  const { rows, analysis } = await readLedger(dataDir, path, 'units');
  const months = await readLedger(dataDir, path, 'orders', { sheet: '进销' });
  const read = Object.fromEntries(
    [analysis, months.analysis].map((one) => [one.plan.sheet, `${one.counts.read}×${one.columns.length}`]),
  );
  return [
    compareTexts('dealer stock: sheet chosen for units', analysis.plan.sheet, '库存'),
    ...Object.entries(facts.sheets).map(([sheet, [count, width]]) =>
      compareTexts(`dealer stock: ${sheet}`, read[sheet] ?? '', `${count}×${width}`),
    ),
    compareFigures('dealer stock: rows without an error', analysis.counts.valid, facts.库存.rows),
    compareTexts(
      'dealer stock: bare serial',
      texts(rows, 'stockedOn')[0] ?? '',
      facts.库存.入库时间_as_serial_first,
    ),
    compareTexts(
      'dealer stock: note behind a chassis number is asked',
      questionOf(analysis, 'notes')?.kind ?? 'silent',
      'notes',
    ),
    compareFigures('dealer stock: chassis numbers', distinct(texts(rows, 'barcode')), facts.库存.rows),
  ];
}

interface SheetFacts {
  header_row: number;
  columns: string[];
  data_rows: number;
  sum_of_numeric_cells: number;
}

async function headerBelowNotes(dataDir: string): Promise<ReferenceCase[]> {
  const facts = expectation<Record<string, SheetFacts>>(
    dataDir,
    'zh_header_on_row6_xlsx/import.expected.json',
  );
  const cases: ReferenceCase[] = [];
  for (const [sheet, expected] of Object.entries(facts)) {
    const { rows, analysis } = await readLedger(
      dataDir,
      'zh_header_on_row6_xlsx/附件A 订购方案数据结果.xlsx',
      'orders',
      { sheet },
    );
    const numbers = rows.flatMap((row) => row.cells).filter((cell) => typeof cell === 'number');
    cases.push(
      compareFigures(`${sheet}: header row`, analysis.plan.headerRow, expected.header_row),
      compareTexts(
        `${sheet}: columns`,
        analysis.columns.map((column) => column.header).join(' '),
        expected.columns.join(' '),
      ),
      compareFigures(`${sheet}: rows below the header`, analysis.counts.read, expected.data_rows),
      compareFigures(`${sheet}: total rows left out`, analysis.counts.totals, 1),
      compareFigures(
        `${sheet}: numbers as they stand`,
        numbers.reduce((sum, value) => sum + value, 0),
        expected.sum_of_numeric_cells,
      ),
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

async function repairCases(dataDir: string): Promise<ReferenceCase[]> {
  const facts = expectation<RepairFacts>(dataDir, 'open_repair_fixitclinic/import.expected.json');
  const path = 'open_repair_fixitclinic/OpenRepairData_v0.3_FixitClinic_202507.csv';
  const { rows, analysis } = await readLedger(dataDir, path, 'service-cases');
  const products = texts(rows, 'product');
  const top = Object.fromEntries(
    Object.keys(facts.category_top15).map((name) => [name, products.filter((one) => one === name).length]),
  );
  return [
    compareFigures('repair cases: rows', analysis.counts.valid, facts.rows),
    compareTexts(
      'repair cases: columns',
      analysis.columns.map((column) => column.header).join(' '),
      facts.columns.join(' '),
    ),
    compareTexts('repair cases: status', countsOf(texts(rows, 'status')), inOrder(facts.repair_status)),
    compareTexts('repair cases: products', inOrder(top), inOrder(facts.category_top15)),
    compareTexts(
      'repair cases: barrier kept as a note',
      countsOf(texts(rows, 'repair_barrier_if_end_of_life')),
      inOrder(facts.barrier),
    ),
    compareTexts(
      'repair cases: period',
      period(texts(rows, 'reportedOn')),
      `${facts.event_date_min}…${facts.event_date_max}`,
    ),
  ];
}

/** Ledgers as people keep them: encodings, notes above headers, open readings. What is open must be asked. */
export async function messyLedgerCases(dataDir: string): Promise<ReferenceCase[]> {
  return [
    ...(await logistics(dataDir)),
    ...(await dealerStock(dataDir)),
    ...(await headerBelowNotes(dataDir)),
    ...(await repairCases(dataDir)),
  ];
}
