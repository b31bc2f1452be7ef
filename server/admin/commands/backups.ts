import { resolve } from 'node:path';
import { DomainError } from '#contract/kit/errors.ts';
import { backupDatabase } from '#db/backup/backup.ts';
import { restoreBackup } from '#db/backup/restore.ts';
import { thinBackups } from '#db/backup/thin.ts';
import { verifyBackup } from '#db/backup/verify.ts';
import { dataPaths } from '#db/connection/data-paths.ts';
import { withLockedFiles } from '#db/connection/open-factory.ts';
import { SCHEMA_VERSION } from '#db/migrations/index.ts';
import { PROGRAM_VERSION } from '#db/version.ts';
import { type AdminCommand, dataDirOf, parseCommand } from '../command.ts';
import { ADMIN_HOLDER } from '../with-core.ts';

const BACKUP_OPTIONS = { 'data-dir': 'string', to: 'string', json: 'boolean' } as const;

/** A verified backup of the files as they are; nothing is migrated for it. */
export const backupCommand: AdminCommand = async (args, io) => {
  const { options } = parseCommand(args, BACKUP_OPTIONS, 0);
  const dataDir = dataDirOf(options);
  const { database, backups, attachments } = dataPaths(dataDir);
  const target = options.to === undefined ? backups : resolve(options.to);
  const { path, manifest } = await withLockedFiles(
    dataDir,
    { holder: ADMIN_HOLDER, latestVersion: SCHEMA_VERSION },
    () =>
      backupDatabase({
        database,
        target,
        attachments,
        reason: 'manual',
        appVersion: PROGRAM_VERSION,
        now: io.now,
      }),
  );
  io.print(options.json ? JSON.stringify({ path, manifest }) : path);
};

/** Takes away backups that are not the last of their day, week, month or year any more. */
export const thinCommand: AdminCommand = async (args, io) => {
  const { options } = parseCommand(args, BACKUP_OPTIONS, 0);
  const dataDir = dataDirOf(options);
  const target = options.to === undefined ? dataPaths(dataDir).backups : resolve(options.to);
  const result = await thinBackups(target, dataDir, io.now());
  if (result.damaged[0] !== undefined) {
    throw new DomainError('STORAGE_DAMAGED', { path: result.damaged[0], detail: 'nothing was taken away' });
  }
  io.print(
    options.json ? JSON.stringify(result) : `${result.removed.length} taken away, ${result.kept} kept`,
  );
};

/** Reads a backup through and says what is in it. */
export const verifyCommand: AdminCommand = async (args, io) => {
  const { options, words } = parseCommand(args, { json: 'boolean' } as const, 1);
  const { path, manifest } = await verifyBackup(resolve(words[0] ?? ''));
  if (options.json) return io.print(JSON.stringify({ path, manifest }));
  const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
  io.print(
    `ok ${path}: made ${manifest.createdAt}, schema ${manifest.schemaVersion}, save ${manifest.changeLogSeq}, ${rows} rows`,
  );
};

const RESTORE_OPTIONS = { 'data-dir': 'string', json: 'boolean' } as const;

/** Puts a verified backup in the place of the live data; what was there is kept beside it. */
export const restoreCommand: AdminCommand = async (args, io) => {
  const { options, words } = parseCommand(args, RESTORE_OPTIONS, 1);
  const dataDir = dataDirOf(options);
  const result = await restoreBackup({
    backup: resolve(words[0] ?? ''),
    dataDir,
    latestVersion: SCHEMA_VERSION,
    holder: ADMIN_HOLDER,
    now: io.now,
  });
  if (options.json) return io.print(JSON.stringify(result));
  io.print(`restored save ${result.manifest.changeLogSeq} of ${result.manifest.createdAt} into ${dataDir}`);
  if (result.kept !== null) io.print(`what was there is kept in ${result.kept}`);
  if (result.savesNotInBackup) io.print(`${result.savesNotInBackup} later saves are only in what was kept`);
};
