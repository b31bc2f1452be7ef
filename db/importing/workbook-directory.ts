import { unsupportedFile } from './unsupported-file.ts';
import { readSmallPart, type ZipEntry } from './zip-inspection.ts';

export interface WorkbookDirectory {
  isDate1904: boolean;
  sheets: Array<{ name: string; isHidden: boolean }>;
}

const TAG = /<(?:\w+:)?(workbookPr|sheet|Relationship)\b([^>]*?)\/?>/g;
const ATTRIBUTE = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Sheet names, visibility and date system of an OOXML workbook. Chart and macro sheets are left out. */
export function readWorkbookDirectory(entries: readonly ZipEntry[]): WorkbookDirectory {
  const path = entries.find((entry) => /(?:^|\/)workbook\.xml$/.test(entry.name))?.name ?? 'xl/workbook.xml';
  const xml = readSmallPart(entries, path);
  if (xml === null) throw unsupportedFile('broken', { detected: 'xlsx' });
  const worksheets = worksheetRelations(readSmallPart(entries, relationsPath(path)) ?? '');
  const tags = readTags(xml);
  const properties = tags.find((tag) => tag.name === 'workbookPr')?.attributes.get('date1904');
  const sheets = tags
    .filter((tag) => tag.name === 'sheet' && worksheets.has(relationId(tag.attributes)))
    .map(({ attributes }) => ({
      name: attributes.get('name') ?? '',
      isHidden: /hidden/i.test(attributes.get('state') ?? ''),
    }));
  if (sheets.length === 0) throw unsupportedFile('broken', { detected: 'xlsx' });
  return { isDate1904: properties === '1' || properties === 'true', sheets };
}

function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

function worksheetRelations(xml: string): Set<string> {
  const isWorksheet = (type: string | undefined) => type?.endsWith('/worksheet') ?? false;
  return new Set(
    readTags(xml)
      .filter((tag) => tag.name === 'Relationship' && isWorksheet(tag.attributes.get('Type')))
      .map((tag) => tag.attributes.get('Id') ?? ''),
  );
}

function relationId(attributes: Map<string, string>): string {
  for (const [name, value] of attributes) if (/:id$/i.test(name)) return value;
  return '';
}

function readTags(xml: string): Array<{ name: string; attributes: Map<string, string> }> {
  return [...xml.matchAll(TAG)].map((match) => ({
    name: match[1] ?? '',
    attributes: new Map(
      [...(match[2] ?? '').matchAll(ATTRIBUTE)].map((a) => [a[1] ?? '', unescapeXml(a[2] ?? a[3] ?? '')]),
    ),
  }));
}

function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
