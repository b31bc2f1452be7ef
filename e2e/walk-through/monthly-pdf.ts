import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Person } from './person.ts';

interface ReadPdf {
  text: string;
  pages: number;
  /** Names of the fonts that are in the file, with their subset mark. */
  fonts: string[];
}

type Language = 'zh-CN' | 'en';

const sheet = (month: string, language: Language): string =>
  `/print/monthly?month=${encodeURIComponent(JSON.stringify(month))}&language=${encodeURIComponent(JSON.stringify(language))}`;

/** Chromium's own print of the sheet, as the browser's "save as PDF" does it. */
async function printInBrowser({ page, door }: Person, route: string): Promise<Uint8Array> {
  const paper = await page.context().newPage();
  await paper.goto(`${door.url ?? ''}/#${route}`);
  await paper.locator('html[data-print-ready="ready"]').waitFor({ state: 'attached', timeout: 60_000 });
  const bytes = await paper.pdf({ preferCSSPageSize: true, printBackground: true });
  await paper.close();
  return bytes;
}

/** Through the bridge, as the report page asks the desktop program. */
async function printOnDesktop({ page }: Person, asked: string): Promise<Uint8Array> {
  const bytes = await page.evaluate(async (route) => {
    const bridge = (globalThis as unknown as Window).millwrightBridge;
    return [...((await bridge?.printToPdf({ route, landscape: true, pageSize: 'A4' })) ?? [])];
  }, asked);
  return Uint8Array.from(bytes);
}

export function printMonth(me: Person, month: string, language: Language = 'zh-CN'): Promise<Uint8Array> {
  const route = sheet(month, language);
  return me.door.kind === 'browser' ? printInBrowser(me, route) : printOnDesktop(me, route);
}

/** Chinese characters a factory itself entered: all that stand in the English model, which says no word of its own in them. */
export function enteredCharacters({ page }: Person, month: string): Promise<string> {
  return page.evaluate(async (of) => {
    const answer = await fetch(`/api/reports/monthly?month=${of}&language=en`);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  }, month);
}

/** Fonts are named in the objects of the file; those of Chromium stand there uncompressed. */
function embeddedFonts(bytes: Uint8Array): string[] {
  const source = Buffer.from(bytes).toString('latin1');
  const names = [...source.matchAll(/\/FontName\s*\/([\w+-]+)/g)].flatMap(([, name]) => (name ? [name] : []));
  return [...new Set(names)];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const fonts = embeddedFonts(bytes);
  const pdf = await getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false }).promise;
  const texts: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return { text: texts.join('\n'), pages: pdf.numPages, fonts };
}
