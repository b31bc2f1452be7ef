import { join } from 'node:path';

export const DATABASE_FILE = 'millwright.db';

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
