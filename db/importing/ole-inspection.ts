import { OleContainer } from './ole-container.ts';
import { unsupportedFile } from './unsupported-file.ts';

const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;
const DATEMODE = 0x22;
const EOF_RECORD = 0x0a;
/** The records before the first sheet hold styles and names, seldom more than this. */
const GLOBALS_BYTES = 1024 * 1024;

export interface XlsFacts {
  isDate1904: boolean;
  /** Visibility in workbook order. */
  hiddenSheets: boolean[];
}

/** Facts of a readable, unprotected BIFF workbook. Throws for everything else an OLE container can be. */
export function inspectXls(bytes: Uint8Array): XlsFacts {
  const container = new OleContainer(bytes);
  const names = container.streams.map((stream) => stream.name);
  if (names.includes('EncryptedPackage')) throw unsupportedFile('encrypted', { detected: 'xlsx' });
  const globals = container.head(['Workbook', 'Book'], GLOBALS_BYTES);
  if (!globals) throw unsupportedFile('not_a_spreadsheet', { detected: oleDocument(names) });
  if (globals.length < 8) throw unsupportedFile('broken', { detected: 'xls' });
  return readGlobals(globals);
}

function oleDocument(names: readonly string[]): string {
  if (names.includes('WordDocument')) return 'doc';
  if (names.includes('PowerPoint Document')) return 'ppt';
  return names.some((name) => name.startsWith('__substg1.0')) ? 'msg' : 'ole';
}

/** The records before the first sheet. Behind a FILEPASS record everything is cipher text. */
function readGlobals(stream: Uint8Array): XlsFacts {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const facts: XlsFacts = { isDate1904: false, hiddenSheets: [] };
  let at = 0;
  while (at + 4 <= stream.length) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (id === FILEPASS) throw unsupportedFile('encrypted', { detected: 'xls' });
    if (id === EOF_RECORD || at + 4 + length > stream.length) break;
    if (id === DATEMODE && length >= 2) facts.isDate1904 = view.getUint16(at + 4, true) === 1;
    if (id === BOUNDSHEET && length >= 6) facts.hiddenSheets.push((stream[at + 8] ?? 0) !== 0);
    at += 4 + length;
  }
  return facts;
}
