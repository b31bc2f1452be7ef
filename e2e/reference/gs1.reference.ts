import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDigitalLink } from '#contract/units/gs1-digital-link.ts';
import {
  GS,
  type Gs1Result,
  joinElements,
  parseBracketed,
  parseElementString,
} from '#contract/units/gs1-elements.ts';
import { readSymbolScan } from '#contract/units/gs1-scan.ts';
import { compareTexts, type ReferenceCase } from './reference-case.ts';

interface Vector {
  kind: string;
  valid: boolean;
  input: string;
  expect_fnc1?: string;
  expect_symbology?: string;
  expect_data?: string;
}

/** What the strict reader refuses and a published vector allows under a named permission of the standard's engine. */
const PERMISSIONS = {
  isUnknownAllowed: true,
  areWordsAllowed: true,
  areShortGtinsAllowed: true,
} as const;

const line = (result: Gs1Result) => (result.elements ? `^${joinElements(result.elements, '^')}` : 'refused');

function unbracketed(text: string): Gs1Result {
  const body = text.startsWith('^') ? text.slice(1) : '(';
  return parseElementString(body.replaceAll('^', GS));
}

function read(vector: Vector, permissions: typeof PERMISSIONS | Record<string, never>): string {
  switch (vector.kind) {
    case 'bracketed_element_string':
    case 'lint_bracketed':
      return line(parseBracketed(vector.input, permissions));
    case 'unbracketed_with_fnc1_caret':
      return line(unbracketed(vector.input));
    case 'digital_link_uri':
      return line(parseDigitalLink(vector.input, permissions));
    default: {
      const scan = readSymbolScan(vector.input);
      return scan.problem ? 'refused' : `${scan.symbology} ${scan.data}`;
    }
  }
}

function expected(vector: Vector, ours: string): string {
  if (!vector.valid) return 'refused';
  if (vector.kind === 'scan_data_with_symbology_identifier')
    return `${vector.expect_symbology} ${vector.expect_data}`;
  // Some vectors only say that the text is valid.
  return vector.expect_fnc1 ?? (ours === 'refused' ? 'accepted' : ours);
}

function vectorCase(vector: Vector, number: number): ReferenceCase {
  const strict = read(vector, {});
  const isStrict = !vector.valid || strict !== 'refused';
  const ours = isStrict ? strict : read(vector, PERMISSIONS);
  const name = `GS1 ${vector.kind} ${number}${isStrict ? '' : ' (with permission)'}: ${vector.input.slice(0, 60)}`;
  return compareTexts(name, ours, expected(vector, ours));
}

/** Every published element string, Digital Link and raw scan, valid and invalid. */
export async function gs1Cases(dataDir: string): Promise<ReferenceCase[]> {
  const text = readFileSync(join(dataDir, 'gs1_vectors', 'gs1_vectors.json'), 'utf8');
  const { vectors } = JSON.parse(text) as { vectors: Vector[] };
  return vectors.map((vector, i) => vectorCase(vector, i + 1));
}
