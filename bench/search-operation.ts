import type { Database } from 'better-sqlite3';
import type { Client } from './clients.ts';
import { type BenchRow, timed } from './measure.ts';
import type { Ops } from './workload.ts';

const RUNS = 60;

/** What people type: a word, a character, initials, pinyin, pieces of codes and phones, a name with a mistake. */
function questions(handle: Database, ops: Ops): string[] {
  const names = handle.prepare('SELECT name FROM parties ORDER BY id LIMIT 40').pluck().all() as string[];
  const [name = ''] = names;
  const code = ops.barcodes[0] ?? '';
  return [
    ...Object.values(ops.words),
    '机',
    '有限公司',
    'cdzk',
    'chengdu',
    'sh',
    '00',
    code.slice(4, 10),
    'SO000012',
    ...names.slice(1, 4).map((one) => one.slice(0, 6)),
    `${name.slice(0, 3)}错${name.slice(4)}`,
    `${name.slice(0, 4)} 2021`,
  ];
}

/** Row `search`: the slowest of those questions, each as its median, for the first 20 of all kinds; raw is a plain scan. */
export async function searchRow(client: Client, handle: Database, ops: Ops): Promise<Partial<BenchRow>> {
  const scan = handle.prepare(
    `SELECT kind, entity_id FROM search_docs WHERE title LIKE :any OR subtitle LIKE :any OR body LIKE :any LIMIT 20`,
  );
  const ours: number[] = [];
  const raw: number[] = [];
  for (const text of questions(handle, ops)) {
    ours.push(await timed(RUNS, () => client.search.find({ text, limit: 20 })));
    raw.push(await timed(5, () => scan.all({ any: `%${text}%` })));
  }
  return { ours_ms: Math.max(...ours), raw_ms: Math.max(...raw) };
}
