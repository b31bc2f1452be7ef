import { parseSignedCode } from '#contract/labels/signed-code.ts';
import { readScan } from './gs1-scan.ts';

/**
 * The code a thing is registered under when its label is scanned: the one a signed label carries, the serial number of
 * GS1 data (every form of the same data then finds it), else the text itself without the symbol's identifier.
 */
export function plainCodeOf(scan: string): string {
  const signed = parseSignedCode(scan);
  if (signed) return signed.barcode;
  const { text, elements } = readScan(scan);
  return elements.find((one) => one.ai === '21')?.value ?? text;
}

/** The lot a scanned label names: that of GS1 data, else the text itself without the symbol's identifier. */
export function lotCodeOf(scan: string): string {
  const { text, elements } = readScan(scan);
  return elements.find((one) => one.ai === '10')?.value ?? text;
}
