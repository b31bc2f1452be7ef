import { constants, deflateRawSync } from 'node:zlib';

/** A part of an archive of the tests: name, deflated bytes, and the inflated size the archive claims for it. */
export type ForgedPart = readonly [name: string, deflated: Uint8Array, claimedSize: number];

/** A zip of ready-deflated parts; what it says about their sizes is the test's to choose. */
export function forgedZip(parts: readonly ForgedPart[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data, claimed] of parts) {
    const bytes = Buffer.from(name);
    const shared = Buffer.concat([u16(20, 0, 8), u32(0, 0, data.length, claimed), u16(bytes.length), u16(0)]);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), shared, u16(0, 0, 0), u32(0, offset), bytes]));
    const head = Buffer.concat([u32(0x04034b50), shared, bytes]);
    local.push(head, Buffer.from(data));
    offset += head.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    u32(0x06054b50, 0),
    u16(parts.length, parts.length),
    u32(central.length, offset),
    u16(0),
  ]);
  return new Uint8Array(Buffer.concat([...local, central, end]));
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2);
  return bytes;
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, at * 4);
  return bytes;
}

/** `times` copies of a text in front and behind, deflated without ever being made: a sheet of a gigabyte in a moment. */
export function repeatedDeflate(head: string, block: string, times: number, tail: string): Uint8Array {
  const open = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const one = open(block);
  return Buffer.concat([open(head), ...Array.from({ length: times }, () => one), deflateRawSync(tail)]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The smallest workbook a spreadsheet program opens, around one ready-deflated sheet. */
export function workbookAround(sheet: Uint8Array, claimedSize: number): Uint8Array {
  const part = (name: string, xml: string): ForgedPart => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>${xml}`;
    return [name, deflateRawSync(text), Buffer.byteLength(text)];
  };
  const book = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const related = (type: string, target: string) =>
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return forgedZip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`,
    ),
    part('_rels/.rels', related('officeDocument', 'xl/workbook.xml')),
    part('xl/workbook.xml', book),
    part('xl/_rels/workbook.xml.rels', related('worksheet', 'worksheets/sheet1.xml')),
    ['xl/worksheets/sheet1.xml', sheet, claimedSize],
  ]);
}
