import { type OleContainer, sheetJs } from './sheetjs-library.ts';
import { unsupportedFile } from './unsupported-file.ts';

const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;
const DATEMODE = 0x22;
const EOF_RECORD = 0x0a;

export interface XlsFacts {
  isDate1904: boolean;
  /** Names cannot be told apart here; visibility in workbook order. */
  hiddenSheets: boolean[];
}

/** Facts of a readable, unprotected BIFF workbook. Throws for everything else an OLE container can be. */
export async function inspectXls(bytes: Uint8Array): Promise<XlsFacts> {
  const { FileIndex } = await openContainer(bytes);
  const names = FileIndex.map((entry) => entry.name);
  if (names.includes('EncryptedPackage')) throw unsupportedFile('encrypted', { detected: 'xlsx' });
  const workbook = FileIndex.find((entry) => entry.name === 'Workbook' || entry.name === 'Book');
  if (!workbook) throw unsupportedFile('not_a_spreadsheet', { detected: oleDocument(names) });
  if (!workbook.content || workbook.content.length < 8) throw unsupportedFile('broken', { detected: 'xls' });
  return readGlobals(Uint8Array.from(workbook.content));
}

async function openContainer(bytes: Uint8Array): Promise<OleContainer> {
  const { CFB } = await sheetJs();
  try {
    return CFB.read(bytes, { type: 'array' });
  } catch (error) {
    throw unsupportedFile('broken', { detected: 'xls' }, error);
  }
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
