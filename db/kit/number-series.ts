import type { WritableDb } from '#db/connection/database.ts';
import { NUMBER_PREFIX, type NumberKind } from './context.ts';

/** Takes the next number of the kind in the year of `on`. The counter row makes re-use impossible, voided rows included. */
export function takeNumber(db: WritableDb, kind: NumberKind, on: string): string {
  const year = Number(on.slice(0, 4));
  const value = db.pluck<number>(
    `INSERT INTO number_series (kind, year, last_value) VALUES (?, ?, 1)
     ON CONFLICT (kind, year) DO UPDATE SET last_value = last_value + 1 RETURNING last_value`,
    [kind, year],
  );
  return `${NUMBER_PREFIX[kind]}${year}-${String(value).padStart(4, '0')}`;
}
