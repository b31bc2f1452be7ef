import { hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type AttachmentRow, MAX_ATTACHMENT_BYTES } from '#contract/attachments/attachments.contract.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { dataPaths } from '#db/connection/data-paths.ts';
import { mediaTypeOf, withoutNotes } from './plain-image.ts';

export type StoredContent = Pick<AttachmentRow, 'sha256' | 'name' | 'mediaType' | 'sizeBytes'>;

/** Last part of the name, without characters that would move a cursor or leave a folder. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim();
  return plain === '' ? 'photo' : plain.slice(-120);
}

/** What is stored of a file: pictures without the camera's notes. UNSUPPORTED_FILE for anything but JPEG, PNG and PDF. */
function storedBytes(bytes: Uint8Array): { bytes: Uint8Array; mediaType: StoredContent['mediaType'] } {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) throw new DomainError('UNSUPPORTED_FILE', { reason: 'type' });
  if (mediaType === 'application/pdf') return { bytes, mediaType };
  const plain = withoutNotes(bytes, mediaType);
  if (plain === null) throw new DomainError('UNSUPPORTED_FILE', { reason: 'damaged', detected: mediaType });
  return { bytes: plain, mediaType };
}

/** Keeps the content under its own hash, once however often it is attached; the bytes are on the disk when it returns. */
export function keepContent(dataDir: string, given: { name: string; bytes: Uint8Array }): StoredContent {
  if (given.bytes.length > MAX_ATTACHMENT_BYTES)
    throw new DomainError('TOO_LARGE', { limit: MAX_ATTACHMENT_BYTES });
  const { bytes, mediaType } = storedBytes(given.bytes);
  const sha256 = hash('sha256', bytes, 'hex');
  const { attachments, temp } = dataPaths(dataDir);
  const path = join(attachments, sha256);
  if (!existsSync(path)) {
    mkdirSync(attachments, { recursive: true });
    mkdirSync(temp, { recursive: true });
    const partial = join(temp, `${sha256}.${process.pid}.partial`);
    const file = openSync(partial, 'w');
    try {
      writeSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
  }
  return { sha256, name: shownName(given.name), mediaType, sizeBytes: bytes.length };
}

/** The content as a data address. STORAGE_DAMAGED when the file is gone or is not what it was. */
export function readContent(dataDir: string, row: StoredContent): string {
  const path = join(dataPaths(dataDir).attachments, row.sha256);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new DomainError('STORAGE_DAMAGED', { path, detail: 'attachment is missing' });
  }
  if (hash('sha256', bytes, 'hex') !== row.sha256)
    throw new DomainError('STORAGE_DAMAGED', { path, detail: 'attachment differs' });
  return `data:${row.mediaType};base64,${bytes.toString('base64')}`;
}
