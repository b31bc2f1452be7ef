import { hasCheckDigit } from './gs1-checks.ts';
import { looksLikeLink, parseDigitalLink } from './gs1-digital-link.ts';
import {
  GS,
  type Gs1Element,
  type Gs1Result,
  gs1Problem,
  joinElements,
  parseBracketed,
  parseElementString,
} from './gs1-elements.ts';

/** What the first three signs of a scan say about it, when the scanner is set to send them (ISO/IEC 15424). */
interface Symbology {
  name: string;
  content: 'plain' | 'elements' | 'ean13' | 'ean8';
}
const SYMBOLOGIES: Readonly<Record<string, Symbology>> = {
  ']C0': { name: 'Code128', content: 'plain' },
  ']C1': { name: 'GS1_128_CCA', content: 'elements' },
  ']e0': { name: 'DataBarExpanded', content: 'elements' },
  ']d1': { name: 'DM', content: 'plain' },
  ']d2': { name: 'DM', content: 'elements' },
  ']Q1': { name: 'QR', content: 'plain' },
  ']Q3': { name: 'QR', content: 'elements' },
  ']J0': { name: 'DotCode', content: 'plain' },
  ']J1': { name: 'DotCode', content: 'elements' },
  ']E0': { name: 'EAN13', content: 'ean13' },
  ']E4': { name: 'EAN8', content: 'ean8' },
};
/** A two-part symbol: the linear part, then the stacked one above it. */
const COMPOSITE = '|]e0';

export type SymbolScan =
  | {
      symbology: string;
      /** Data in one line: `^` for FNC1; a plain text that begins with `^` is escaped with a backslash. */
      data: string;
      /** Elements of GS1 data, with the GTIN of an EAN first. */
      elements: Gs1Element[];
      problem: null;
    }
  | { symbology: null; data: null; elements: null; problem: NonNullable<Gs1Result['problem']> };

const refuse = (text: string): SymbolScan => ({
  symbology: null,
  data: null,
  ...gs1Problem('symbology', null, text),
});

function readElements(symbology: string, text: string): SymbolScan {
  const { elements, problem } = parseElementString(text);
  if (problem) return { symbology: null, data: null, elements: null, problem };
  return { symbology, data: `^${joinElements(elements, '^')}`, elements, problem: null };
}

function readEan(symbology: string, text: string, length: number): SymbolScan {
  const [digits = '', ...others] = text.split(COMPOSITE);
  if (digits.length !== length || !hasCheckDigit(digits) || others.length > 1) return refuse(text);
  const gtin = { ai: '01', value: digits.padStart(14, '0') };
  const [above] = others;
  if (above === undefined) return { symbology, data: digits, elements: [gtin], problem: null };
  const composite = readElements(symbology, above);
  if (composite.problem) return composite;
  const elements = [gtin, ...composite.elements];
  return { symbology, data: `${digits}|${composite.data}`, elements, problem: null };
}

/** Reads a scan that begins with a symbology identifier such as `]d2`. Unknown ones and wrong contents are refused. */
export function readSymbolScan(scan: string): SymbolScan {
  const symbology = SYMBOLOGIES[scan.slice(0, 3)];
  if (!symbology) return refuse(scan);
  const text = scan.slice(3);
  const { name, content } = symbology;
  if (content === 'elements') return readElements(name, text.replace(COMPOSITE, GS));
  if (content === 'ean13') return readEan(name, text, 13);
  if (content === 'ean8') return readEan(name, text, 8);
  const data = /^\\*\^/.test(text) ? `\\${text}` : text;
  return { symbology: name, data, elements: [], problem: null };
}

/** What a scanned or typed text may be besides an own code. */
export interface ReadScan {
  /** The text without a symbology identifier, as an own code would be written. */
  text: string;
  /** GS1 elements, or none when the text is no GS1 data. */
  elements: Gs1Element[];
}

const LENIENT = { isUnknownAllowed: true, areWordsAllowed: true, areShortGtinsAllowed: true };

/** Reads whatever a scanner may send: symbology identifiers, element strings with or without brackets, links, EAN. */
export function readScan(scanned: string): ReadScan {
  const scan = scanned.trim();
  if (/^\][A-Za-z]\d/.test(scan)) {
    const found = readSymbolScan(scan);
    const text = scan.slice(3);
    if (found.problem) return { text, elements: [] };
    return found.elements.length > 0 ? { text, elements: found.elements } : readScan(text);
  }
  if (looksLikeLink(scan)) return { text: scan, elements: parseDigitalLink(scan, LENIENT).elements ?? [] };
  if (scan.startsWith('(')) return { text: scan, elements: parseBracketed(scan, LENIENT).elements ?? [] };
  const isRaw = scan.includes(GS) || /^01\d{14}/.test(scan);
  const raw = scan.startsWith(GS) ? scan.slice(1) : scan;
  return { text: scan, elements: isRaw ? (parseElementString(raw).elements ?? []) : [] };
}
