import type { WritableDb } from '#db/connection/database.ts';

/** One numbered schema change. Steps go in tens, so that a fix can be put between two of them. */
export interface MigrationStep {
  version: number;
  name: string;
  up(db: WritableDb): void;
}

/** Columns of every business row: who and when, optimistic version, void instead of delete. */
export const ROW_META = `
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  voided_at INTEGER,
  void_reason TEXT,
  CHECK (voided_at IS NULL OR ifnull(length(void_reason), 0) > 0)`;
