import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { fingerprint, temporaryFolder } from '#db/faults/folders.ts';
import { copyAsCrashed, createLedger, DATABASE, LEDGER_VERSION, writeMark } from '#db/faults/ledgers.ts';
import { closeWriter, type OpenOptions, openReader, openWriter } from './open.ts';

const latestVersion = LEDGER_VERSION;

function settledLedger(rows = 400): string {
  const folder = temporaryFolder();
  closeWriter(createLedger(folder, rows));
  writeMark(folder, rows);
  return folder;
}

/** Refused with this code, by reader or writer, and not one byte is another. */
function expectRefused(folder: string, code: string, options: Partial<OpenOptions> = {}): void {
  const before = fingerprint(folder);
  const open = () =>
    openWriter(join(folder, DATABASE), { latestVersion, mayCreate: true, ...options }).close();
  expect(open).toThrow(expect.objectContaining({ code }));
  expect(fingerprint(folder)).toEqual(before);
}

/** Overwrites bytes in the middle with noise that is the same in every run. */
function garble(file: string, offset: number, length: number): void {
  const bytes = readFileSync(file);
  for (let i = 0; i < length; i += 1) bytes[offset + i] = (i * 167 + 13) % 251;
  writeFileSync(file, bytes);
}

describe('refusals leave every byte as it was', () => {
  it('fault F11 finds damaged pages at the start', () => {
    const folder = settledLedger();
    garble(join(folder, DATABASE), 4096 * 5, 4096 * 3);
    expectRefused(folder, 'STORAGE_DAMAGED');
  });

  it('fault F11 treats a damaged first page as damage, not as another program’s file', () => {
    const folder = settledLedger();
    garble(join(folder, DATABASE), 0, 4096);
    expectRefused(folder, 'STORAGE_DAMAGED');
  });

  it('fault F11 finds damage while the log of a crash still lies beside the file', () => {
    const source = temporaryFolder();
    const handle = createLedger(source, 400);
    handle.pragma('wal_checkpoint(TRUNCATE)');
    handle.exec("INSERT INTO parts (name) VALUES ('after the checkpoint')");
    const folder = temporaryFolder();
    copyAsCrashed(source, folder);
    handle.close();
    garble(join(folder, DATABASE), 4096 * 6, 4096 * 3);
    expectRefused(folder, 'STORAGE_DAMAGED');
  });

  it('fault F13 finds a file that was cut short', () => {
    const folder = settledLedger();
    const file = join(folder, DATABASE);
    truncateSync(file, readFileSync(file).length - 8192);
    expectRefused(folder, 'STORAGE_DAMAGED');
  });

  it('fault F14 never starts anew over a known folder whose database is empty or gone', () => {
    const empty = settledLedger();
    truncateSync(join(empty, DATABASE), 0);
    expectRefused(empty, 'STORAGE_EMPTY');

    const gone = temporaryFolder();
    writeMark(gone, 12);
    expectRefused(gone, 'STORAGE_MISSING');

    const onlyBackups = temporaryFolder();
    mkdirSync(join(onlyBackups, 'backups', 'millwright-20260101-120000-1.millbackup'), { recursive: true });
    expectRefused(onlyBackups, 'STORAGE_MISSING');
  });

  it('refuses an empty file even where nothing was before, and a missing one unless asked to create', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, DATABASE), '');
    expectRefused(folder, 'STORAGE_EMPTY');
    expectRefused(temporaryFolder(), 'STORAGE_MISSING', { mayCreate: false });
  });

  it('fault F24 refuses a schema from the future, also when only the log knows of it', () => {
    const source = temporaryFolder();
    const handle = createLedger(source);
    handle.pragma('wal_checkpoint(TRUNCATE)');
    handle.pragma(`user_version = ${latestVersion + 10}`);
    const crashed = temporaryFolder();
    copyAsCrashed(source, crashed);
    closeWriter(handle);
    expectRefused(crashed, 'STORAGE_NEWER');
    expectRefused(source, 'STORAGE_NEWER');
    expect(() => openReader(join(source, DATABASE), { latestVersion })).toThrow(/STORAGE_NEWER/);
  });

  it('fault F25 refuses another program’s file', () => {
    const folder = temporaryFolder();
    const other = new Database(join(folder, DATABASE));
    other.exec('CREATE TABLE notes (x)');
    other.close();
    expectRefused(folder, 'STORAGE_FOREIGN');

    const text = temporaryFolder();
    writeFileSync(join(text, DATABASE), 'this is a spreadsheet, honestly'.repeat(50));
    expectRefused(text, 'STORAGE_FOREIGN');
  });

  it('opens a healthy copy with its log, so that the refusals above mean something', () => {
    const source = temporaryFolder();
    const handle = createLedger(source, 50);
    const folder = temporaryFolder();
    copyAsCrashed(source, folder);
    handle.close();
    const copy = openWriter(join(folder, DATABASE), { latestVersion });
    expect(copy.prepare('SELECT count(*) FROM parts').pluck().get()).toBe(50);
    copy.close();
  });
});
