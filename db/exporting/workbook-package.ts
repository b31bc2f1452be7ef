import type { FileHandle } from 'node:fs/promises';
import { xmlText } from './sheet-xml.ts';
import { ZipArchive } from './zip-archive.ts';

/** A sheet on its way into a workbook. */
export interface SheetPart {
  name: string;
  /** Lines repeated on every printed page, counted from 1. */
  titles?: readonly [first: number, last: number];
  pieces: Iterable<string> | AsyncIterable<string>;
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A name Excel takes for a sheet. */
export function sheetName(name: string): string {
  const plain = name.replace(/[[\]:*?/\\]/gu, ' ').trim();
  return (plain === '' ? 'Sheet' : plain).slice(0, 31);
}

function workbookXml(parts: readonly SheetPart[]): string {
  const names = parts.map(({ name }) => sheetName(name));
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const titles = parts.flatMap(({ titles: lines }, at) => {
    const quoted = xmlText((names[at] ?? '').replaceAll("'", "''"));
    return lines
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${quoted}'!$${lines[0]}:$${lines[1]}</definedName>`,
        ]
      : [];
  });
  const defined = titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '';
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets>${defined}<calcPr fullCalcOnLoad="1"/></workbook>`;
}

/** Packs sheets and their styles as one workbook; every program that opens it reckons its formulas anew. */
export async function packWorkbook(
  file: FileHandle,
  parts: readonly SheetPart[],
  styles: () => string,
): Promise<void> {
  const archive = new ZipArchive(file);
  const numbers = parts.map((_, at) => at + 1);
  const overrides = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${OFFICE}.worksheet+xml"/>`,
  );
  await archive.addText('[Content_Types].xml', [
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/>${overrides.join('')}</Types>`,
  ]);
  await archive.addText('_rels/.rels', [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  const links = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  await archive.addText('xl/_rels/workbook.xml.rels', [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="rId${parts.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ]);
  await archive.addText('xl/workbook.xml', [workbookXml(parts)]);
  for (const [at, { pieces }] of parts.entries())
    await archive.addText(`xl/worksheets/sheet${at + 1}.xml`, pieces);
  await archive.addText('xl/styles.xml', [styles()]);
  await archive.finish();
}
