import type { Database } from 'better-sqlite3';
import type { Client } from './clients.ts';
import type { Loaded } from './load-workload.ts';
import { type BenchRow, timed } from './measure.ts';

const EDITS = 60;
const PASTES = 7;
const PASTED_ROWS = 500;

interface EditBench {
  client: Client;
  port: Client;
  handle: Database;
  loaded: Loaded;
  row: (op: string) => BenchRow;
}

/** 500 rows of 8 cells, as a sheet of quotes holds them. */
function pastedRows(loaded: Loaded) {
  return Array.from({ length: PASTED_ROWS }, (_, at) => ({
    partyId: loaded.parties[(at % 50) + 1] ?? '',
    classCode: 'CCS',
    model: `AW-${at}`,
    quantity: 1000 * ((at % 5) + 1),
    quoteMinor: 100_000 * (at + 1),
    contact: '王工',
    nextAction: '回访',
    nextActionOn: '2026-11-21',
  }));
}

/** One cell of one row, durable on return: the way the grid saves it, and the bare statement. */
async function measureEdit({ client, port, handle, loaded, row }: EditBench): Promise<void> {
  let at = await client.marketRecords.create({ partyId: loaded.parties[1] ?? '' });
  const edit = async (by: Client, quoteMinor: number) => {
    const saved = await by.marketRecords.saveRows({
      update: [{ id: at.id, version: at.version, quoteMinor }],
    });
    at = { ...at, ...saved.update[0] };
  };
  const bare = handle.prepare('UPDATE market_records SET quote_minor = ? WHERE id = ?');
  const edited = row('edit of one cell');
  edited.raw_ms = await timed(EDITS, (i) => bare.run(i + 1, at.id));
  edited.ours_ms = await timed(EDITS, (i) => edit(client, 1000 + i));
  edited.port_ms = await timed(EDITS, (i) => edit(port, 5000 + i));
}

/** A pasted block: tried out without writing, then saved in one transaction; and the bare inserts. */
async function measurePaste({ client, port, handle, loaded, row }: EditBench): Promise<void> {
  const create = pastedRows(loaded);
  const checked = row('paste500 checked, 500 × 8 cells');
  checked.ours_ms = await timed(PASTES, () => client.marketRecords.checkRows({ create }));
  checked.port_ms = await timed(PASTES, () => port.marketRecords.checkRows({ create }));
  const insert = handle.prepare(
    `INSERT INTO market_records (id, no, recorded_on, party_id, class_code, model, quantity, quote_minor, contact, next_action,
       next_action_on, uom, currency, stage, stage_since_on, created_at, created_by, updated_at, updated_by)
     VALUES (?, ?, '2026-11-20', ?, ?, ?, ?, ?, ?, ?, ?, '台', 'CNY', 'tracking', '2026-11-20', 0, 'raw', 0, 'raw')`,
  );
  let n = 0;
  const bare = handle.transaction(() => {
    for (const one of create) {
      n += 1;
      const cells = [one.partyId, one.classCode, one.model, one.quantity, one.quoteMinor, one.contact];
      insert.run(`raw-${n}`, `RAW-${n}`, ...cells, one.nextAction, one.nextActionOn);
    }
  });
  const saved = row('paste500 saved, 500 × 8 cells');
  saved.raw_ms = await timed(PASTES, () => bare.immediate());
  handle.exec("DELETE FROM market_records WHERE id LIKE 'raw-%'");
  saved.ours_ms = await timed(PASTES, () => client.marketRecords.saveRows({ create }));
  saved.port_ms = await timed(PASTES, () => port.marketRecords.saveRows({ create }));
}

/** `edit` and `paste500`: what a person waits for while writing in a grid. */
export async function measureEditing(bench: EditBench): Promise<void> {
  await measureEdit(bench);
  await measurePaste(bench);
}
