import { createHash } from 'node:crypto';
import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import { textTokens } from '#contract/service-cases/text-tokens.ts';
import { allRows, type LedgerFactory, request, withFactory } from './ledger-factory.ts';
import type { ReferenceCase } from './reference-case.ts';

const RECORDS = 'open_repair_fixitclinic/OpenRepairData_v0.3_FixitClinic_202507.csv';
/** Records asked about; evenly spread over the file. */
const ASKED = 150;
/** A report of fewer words is told by many. */
const MIN_WORDS = 6;
const FLOOR = 0.8;

/** Half of the words, the same half in every run: how somebody else would tell the same fault in fewer words. */
function halfOf(text: string): string {
  const words = [...textTokens(text)];
  const rank = (word: string) => createHash('sha256').update(word).digest('hex');
  return words
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .slice(0, Math.ceil(words.length / 2))
    .join(' ');
}

/** Share of the records that stand among the first three when half of their words are typed. */
async function shareFound({ client }: LedgerFactory, rows: readonly CaseRow[]): Promise<number> {
  let found = 0;
  for (const row of rows) {
    const text = halfOf(`${row.title} ${row.description ?? ''}`);
    const near = await client.serviceCases.similar({ text, limit: 3 });
    if (near.some((one) => one.id === row.id)) found += 1;
  }
  return found / rows.length;
}

/** Similar cases on real repair records: the labelled record is the one the half text was taken from. */
export async function similarRecordCases(dataDir: string): Promise<ReferenceCase[]> {
  return withFactory(dataDir, async (factory) => {
    await factory.bringIn(RECORDS, request('service-cases'));
    const rows = await allRows((input) => factory.client.serviceCases.list(input));
    const told = rows.filter((row) => textTokens(`${row.title} ${row.description ?? ''}`).size >= MIN_WORDS);
    const step = Math.max(1, Math.floor(told.length / ASKED));
    const asked = told.filter((_, i) => i % step === 0);
    const share = await shareFound(factory, asked);
    return [
      {
        case: `similar cases: share of ${asked.length} records among the first three, by half of their words (at least)`,
        ours: Math.round(share * 1000) / 1000,
        reference: FLOOR,
        deviation: Math.max(0, FLOOR - share),
        pass: share >= FLOOR,
      },
    ];
  });
}
