import { DomainError, type ErrorCode } from '#contract/kit/errors.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';

/** What happened and what to do, for an administrator at the command line. */
const SENTENCES: Partial<Record<ErrorCode, string>> = {
  INPUT_INVALID: 'the command line or its input was not understood; see --help',
  NOT_FOUND: 'there is no such record',
  DUPLICATE: 'the name is taken',
  SETUP_REQUIRED: 'there is no factory in this folder yet; run init or sample first',
  STORAGE_BUSY: 'another program is writing; nothing was changed, try again',
  STORAGE_READ_ONLY: 'the folder cannot be written to; nothing was changed',
  STORAGE_FULL: 'there is not enough room on the disk; nothing was changed',
  STORAGE_DAMAGED: 'the file is damaged and was left as it is; restore a verified backup',
  STORAGE_FOREIGN: 'this is not a file of Millwright; it was left as it is',
  STORAGE_EMPTY: 'the database is empty although a factory was here; restore a verified backup',
  STORAGE_NEWER: 'the data belong to a newer version of the program and were left as they are',
  STORAGE_NETWORK: 'live data cannot be on a network share or in a synchronised folder',
  STORAGE_LOCKED: 'another Millwright (a LAN host or a desktop window) holds this folder; stop it first',
  STORAGE_MISSING: 'the file is not there; nothing was made in its place',
  TLS_REQUIRED: 'other machines could reach this address, and there is no encryption yet; use 127.0.0.1',
};

/** Issues of an input that say more than the code. */
const ISSUES: Readonly<Record<string, string>> = {
  rows_would_come_back: 'some rows would come back; nothing was stored',
  rows_came_back: 'some rows came back, the others are in; correct them and import them again',
  question_open: 'the ledger can be read in more than one way; put the answers into the --map file',
};

function sentenceOf({ code, data }: DomainError): string | undefined {
  const issues = code === 'INPUT_INVALID' && 'issues' in data ? data.issues : [];
  return ISSUES[issues[0]?.code ?? ''] ?? SENTENCES[code];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Codes of the operating system that have no name of ours, as for a port that is taken. */
function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : undefined;
}

/** Code, sentence and particulars in one line for standard error: the same for every command. */
export function failureLine(error: unknown): string {
  const known: DomainError | null = error instanceof DomainError ? error : toDomainError(error);
  if (!known) {
    const text = error instanceof Error ? error.message : String(error);
    return oneLine(`${systemCode(error) ?? 'INTERNAL'}: ${text}`);
  }
  const sentence = sentenceOf(known) ?? 'the command was refused; nothing was changed';
  return oneLine(`${known.code}: ${sentence} ${JSON.stringify(known.data)}`);
}
