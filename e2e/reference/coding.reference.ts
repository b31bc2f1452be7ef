import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import { allRows, type LedgerFactory, request, withFactory } from './ledger-factory.ts';
import { FAULT_OF, FAULT_WORDS } from './read-faults.ts';
import type { ReferenceCase } from './reference-case.ts';

const RECORDS = 'open_repair_fixitclinic/OpenRepairData_v0.3_FixitClinic_202507.csv';
const FIRST_FLOOR = 0.65;
const SHOWN_FLOOR = 0.88;
/** Proposals that have a number key. */
const SHOWN = 5;

const rounded = (share: number) => Math.round(share * 1000) / 1000;
const faultOf = (row: CaseRow) => FAULT_OF.get(row.sourceNo ?? '');

/** The code table of a repair shop, and every record read by a person coded as he read it. */
async function codeRecords({ client }: LedgerFactory): Promise<CaseRow[]> {
  for (const code of await client.codes.all()) {
    if (code.kind === 'fault') await client.codes.save({ ...code, isActive: false });
  }
  for (const [code, word] of FAULT_WORDS)
    await client.codes.save({ kind: 'fault', code, zh: word, en: word });
  const rows = (await allRows((input) => client.serviceCases.list(input))).filter(faultOf);
  for (const row of rows) {
    const faultCode = faultOf(row) ?? null;
    await client.serviceCases.update({ id: row.id, version: row.version, faultCode });
  }
  return rows;
}

/** Shares of the commonest faults: what a helper that always proposes the same would reach. */
function commonest(rows: readonly CaseRow[], count: number): number {
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(faultOf(row) ?? '', (sizes.get(faultOf(row) ?? '') ?? 0) + 1);
  const largest = [...sizes.values()].toSorted((a, b) => b - a).slice(0, count);
  return rounded(largest.reduce((sum, size) => sum + size, 0) / rows.length);
}

/**
 * Coding helper on real repair records, leave one out: the fault of each record is proposed from all the others.
 * Cause and part are not measured: neither the file nor the reader says them.
 */
export async function codingHelperCases(dataDir: string): Promise<ReferenceCase[]> {
  return withFactory(dataDir, async (factory) => {
    await factory.bringIn(RECORDS, request('service-cases'));
    const rows = await codeRecords(factory);
    const hits = { first: 0, shown: 0 };
    for (const row of rows) {
      const text = row.description ?? row.title;
      const { fault } = await factory.client.serviceCases.suggest({
        text,
        product: row.product,
        exceptId: row.id,
      });
      if (fault[0]?.code === faultOf(row)) hits.first += 1;
      if (fault.slice(0, SHOWN).some((one) => one.code === faultOf(row))) hits.shown += 1;
    }
    const compared = (what: string, found: number, reference: number, floor: number): ReferenceCase => {
      const ours = rounded(found / rows.length);
      return {
        case: `coding helper, leave one out: share of ${rows.length} records whose fault is ${what}`,
        ours,
        reference,
        deviation: rounded(Math.max(0, floor - ours)),
        pass: ours >= floor,
      };
    };
    return [
      compared(
        'the first proposal, against the commonest fault',
        hits.first,
        commonest(rows, 1),
        FIRST_FLOOR,
      ),
      compared(
        'among the five number keys, against the five commonest',
        hits.shown,
        commonest(rows, SHOWN),
        SHOWN_FLOOR,
      ),
    ];
  });
}
