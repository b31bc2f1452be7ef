import { unsupportedFile } from './unsupported-file.ts';

export type FileFormat = 'xlsx' | 'xlsb' | 'xls' | 'csv';

/** Extensions that may hold each format. WPS `.et` files are BIFF or OOXML under another name. */
const EXTENSIONS: Record<FileFormat, readonly string[]> = {
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm', 'et', 'ett'],
  xlsb: ['xlsb'],
  xls: ['xls', 'xlt', 'et', 'ett'],
  csv: ['csv', 'txt', 'tsv', 'tab', 'prn'],
};
const SPREADSHEET_EXTENSIONS = new Set(Object.values(EXTENSIONS).flat());

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const FOREIGN: ReadonlyArray<readonly [string, readonly number[]]> = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['exe', [0x4d, 0x5a, 0x90]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

export type Container = 'zip' | 'ole' | 'biff' | 'text';

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);
}

/** What the first bytes say. Throws for known formats that are no spreadsheet and for markup named as one. */
export function containerOf(bytes: Uint8Array, fileName: string | null): Container {
  if (bytes.length === 0) throw unsupportedFile('empty');
  if (startsWith(bytes, ZIP)) return 'zip';
  if (startsWith(bytes, OLE)) return 'ole';
  // BIFF5 and older workbooks can come without a container: a BOF record at the very start.
  if (startsWith(bytes, [0x09, 0x08]) || startsWith(bytes, [0x09, 0x04]) || startsWith(bytes, [0x09, 0x02])) {
    if ((bytes[2] ?? 0) <= 16 && bytes[3] === 0) return 'biff';
  }
  const foreign = FOREIGN.find(([, magic]) => startsWith(bytes, magic));
  if (foreign) throw unsupportedFile('not_a_spreadsheet', { detected: foreign[0] });
  const markup = markupName(bytes);
  if (markup) {
    const named = fileName !== null && SPREADSHEET_EXTENSIONS.has(extensionOf(fileName));
    throw unsupportedFile(named ? 'renamed' : 'not_a_spreadsheet', { detected: markup });
  }
  return 'text';
}

/** Web pages and XML that ERP systems like to save under `.xls`. */
function markupName(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/\0/g, '');
  const text = head
    .replace(/^(?:ÿþ|þÿ|ï»¿)/, '')
    .trimStart()
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<meta|<table|<style|<div|<body)/.test(text)) return 'html';
  if (text.startsWith('mime-version:')) return 'mhtml';
  if (!text.startsWith('<?xml')) return null;
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml-spreadsheet';
  return text.includes('<html') ? 'html' : 'xml';
}

export function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot < 0
    ? ''
    : fileName
        .slice(dot + 1)
        .trim()
        .toLowerCase();
}

/**
 * Refuses a file whose name promises another format than its bytes: the person should learn what it really is
 * before a wrong program touches it again. A name without a known spreadsheet extension promises nothing.
 */
export function assertNamedAsItIs(fileName: string | null, format: FileFormat): void {
  const extension = fileName === null ? '' : extensionOf(fileName);
  if (!SPREADSHEET_EXTENSIONS.has(extension) || EXTENSIONS[format].includes(extension)) return;
  throw unsupportedFile('renamed', { detected: format });
}
