import { join } from 'node:path';

export const DATABASE_FILE = 'millwright.db';
/** Highest acknowledged save, kept beside the database. */
export const HIGH_WATER_FILE = 'high-water.json';
/** While this file exists a restore is under way; whoever opens the folder next finishes it. */
export const RESTORE_INTENT_FILE = 'restore.json';

/** The sample factory while it is built; what an interrupted build left is thrown away. */
export const SAMPLE_FOLDER = 'sample.partial';

/** The places of a data folder. */
export function dataPaths(dataDir: string) {
  return {
    database: join(dataDir, DATABASE_FILE),
    attachments: join(dataDir, 'attachments'),
    backups: join(dataDir, 'backups'),
    logs: join(dataDir, 'logs'),
    temp: join(dataDir, 'temp'),
  };
}
