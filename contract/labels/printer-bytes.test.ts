import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import bwip from 'bwip-js/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Interpreter from 'zpl-renderer-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import {
  type CODE_CONTENTS,
  CODE_KINDS,
  type LabelLayout,
  type LabelValues,
  labelLayout,
} from './label-layout.ts';
import { type DotImage, type DrawText, tsplOf, zplOf } from './printer-language.ts';
import { readTspl, type TsplCommand } from './test-tspl-reader.ts';

const load = createRequire(import.meta.url);
// As Node loads it: nine megabytes that no bundler has to read first.
const { ready } = load('zpl-renderer-js') as typeof Interpreter;

const SIGNATURE = 'AbC_-9zX01'.repeat(9).slice(0, 86);
const WIDTH = 100;
const HEIGHT = 60;
/** Codes as factories write them, and every sign that means something to a printer. */
const BARCODES = ['LJ-2026-0001', '2026010112345', '20260101', 'A^B~C_D\\E"F|G', 'LJ>2;x{}!104', '0.5/7 (A)'];
const GS1 = ['(01)06901234567892(21)F-77', '(01)06901234567892(10)L_7(21)S1', '(01)06901234567892(21)A!9"'];

beforeAll(() => {
  const wasm = load.resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
});

const valuesOf = (barcode: string, gs1: string | null): LabelValues => ({
  barcode,
  gs1,
  signed: `MW1.0a1b2c3d.${SIGNATURE}.${barcode}`,
  fields: {
    ...{ factory: '海力甲板机械', name: '锚绞机', barcode, factoryNo: 'F-77', product: '' },
    ...{ drawingNo: '', lotNo: '', madeOn: '', orderNo: '', certificateNo: '' },
  },
});

type Kind = (typeof CODE_KINDS)[number];
type Content = (typeof CODE_CONTENTS)[number];
const boxOf = (kind: Kind) =>
  kind === 'code128'
    ? { xMm: 3, yMm: 4, widthMm: 92, heightMm: 12 }
    : { xMm: 5, yMm: 6, widthMm: 44, heightMm: 44 };
const layoutOf = (kind: Kind, content: Content, dotsPerMm = 8): LabelLayout =>
  labelLayout.parse({
    ...{ widthMm: WIDTH, heightMm: HEIGHT, sheet: null, dotsPerMm },
    elements: [{ kind, content, ...boxOf(kind) }],
  });

/** Words drawn as a code of themselves: what the printer makes of the dots can be read again. */
const drawAsCode: DrawText = (text, { widthDots, heightDots }) => {
  const [code] = bwip.raw({ bcid: 'qrcode', text });
  if (!code || !('pixs' in code)) throw new Error('a QR is a matrix');
  const scale = Math.floor(Math.min(widthDots, heightDots) / (code.pixx + 8));
  const across = Math.ceil(widthDots / 8);
  const bytes = new Uint8Array(across * heightDots);
  for (let y = 0; y < code.pixy * scale; y += 1) {
    for (let x = 0; x < code.pixx * scale; x += 1) {
      if (!code.pixs[Math.floor(y / scale) * code.pixx + Math.floor(x / scale)]) continue;
      const [px, py] = [x + 4 * scale, y + 4 * scale];
      const at = py * across + (px >> 3);
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (px & 7));
    }
  }
  return { widthDots, heightDots, bytes };
};
const noWords: DrawText = () => {
  throw new Error('no words on this label');
};

const OPTIONS = { tryHarder: true, textMode: 'Plain' } as const;
const GS1_IDS: Record<Kind, string> = { code128: ']C1', datamatrix: ']d2', qr: ']Q1' };

/** What a scanner sends for a code of the label: GS1 data with their identifier, else the text. */
function expectedOf(kind: Kind, content: Content, values: LabelValues): string {
  if (content === 'signed') return values.signed;
  if (content === 'barcode' || values.gs1 === null) return values.barcode;
  // These printers make no QR with FNC1; the program reads the brackets.
  if (kind === 'qr') return values.gs1;
  const separated = values.gs1.replace('(01)', '01').replace('(10)', '10').replace('L_7(21)', 'L_7\u001d21');
  return separated.replace('(21)', '21');
}

const CASES = [
  ...BARCODES.flatMap((barcode) =>
    CODE_KINDS.flatMap((kind) => [[kind, 'barcode', valuesOf(barcode, null)] as const]),
  ),
  ...BARCODES.flatMap((barcode) => [['qr', 'signed', valuesOf(barcode, null)] as const]),
  ...GS1.flatMap((gs1) => CODE_KINDS.map((kind) => [kind, 'gs1', valuesOf('LJ-1', gs1)] as const)),
].map((one) => [one[0], one[2].gs1 ?? one[2].barcode, one[1], one[2]] as const);

describe('C33 ZPL as an interpreter prints it', () => {
  async function print(zpl: string, dotsPerMm = 8) {
    const { api } = await ready;
    const png = Buffer.from(await api.zplToBase64Async(zpl, WIDTH, HEIGHT, dotsPerMm), 'base64');
    return readBarcodes(new Blob([png]), OPTIONS);
  }

  it.each(CASES)('%s of %s (%s) is read back, where it belongs', async (kind, _code, content, values) => {
    const [found, ...others] = await print(zplOf(layoutOf(kind, content), values, noWords));
    expect(others).toEqual([]);
    expect(found?.text).toBe(expectedOf(kind, content, values));
    if (content === 'gs1') expect(found?.symbologyIdentifier).toBe(GS1_IDS[kind]);
    const { xMm, yMm, widthMm, heightMm } = boxOf(kind);
    const { topLeft, bottomRight } = found?.position ?? {
      topLeft: { x: 0, y: 0 },
      bottomRight: { x: 0, y: 0 },
    };
    expect(Math.abs(topLeft.x - xMm * 8)).toBeLessThanOrEqual(2);
    expect(Math.abs(topLeft.y - yMm * 8)).toBeLessThanOrEqual(2);
    expect(bottomRight.x).toBeLessThanOrEqual((xMm + widthMm) * 8);
    expect(bottomRight.y).toBeLessThanOrEqual((yMm + heightMm) * 8 + 1);
  });

  it('at 300 dots an inch is as large in millimetres', async () => {
    const [found] = await print(zplOf(layoutOf('qr', 'signed', 12), valuesOf('LJ-1', null), noWords), 12);
    expect(found?.text).toMatch(/LJ-1$/);
    expect(Math.abs((found?.position.topLeft.x ?? 0) - 5 * 12)).toBeLessThanOrEqual(2);
  });

  it.each(['code128', 'datamatrix'] as const)(
    'words come dot by dot, also for a %s that knows no Chinese',
    async (kind) => {
      const box = { xMm: 10, yMm: 10, widthMm: 41, heightMm: 41 };
      const words = { kind: 'text' as const, field: 'name' as const, ...box };
      const zpl = zplOf(
        { ...layoutOf('qr', 'barcode'), elements: [words] },
        valuesOf('LJ-1', null),
        drawAsCode,
      );
      expect((await print(zpl)).map((one) => one.text)).toEqual(['锚绞机']);
      const drawn: string[] = [];
      const note: DrawText = (text, look) => {
        drawn.push(`${text} ${look.heightDots}`);
        return drawAsCode('x', { ...look, widthDots: 400, heightDots: 400 });
      };
      zplOf(layoutOf(kind, 'barcode'), valuesOf('锚机-1', null), note);
      expect(drawn).toEqual(['锚机-1 24']);
    },
  );
});

describe('C33 TSPL by its published grammar', () => {
  const only = (bytes: Uint8Array): TsplCommand => {
    const label = readTspl(bytes);
    expect([label.widthMm, label.heightMm, label.copies, label.commands.length]).toEqual([
      WIDTH,
      HEIGHT,
      1,
      1,
    ]);
    const [command] = label.commands;
    if (!command) throw new Error('one command');
    return command;
  };

  /** The dots a symbol takes when the printer makes it as large as it was told. */
  function extentOf(command: TsplCommand, data: string): { width: number; height: number } {
    if (command.kind === 'bitmap') return command;
    const bcid = { qrcode: 'qrcode', dmatrix: 'datamatrix', barcode: 'code128' }[command.kind];
    const text = data.replaceAll('\u001d', '.');
    const [code] = bwip.raw({ bcid, text, ...(bcid === 'qrcode' ? { eclevel: 'M' } : {}) });
    if (!code) throw new Error('no symbol');
    const modules = 'pixs' in code ? code.pixx : code.sbs.reduce((sum, bar) => sum + bar, 0);
    const cell = command.kind === 'barcode' ? command.narrow : command.cell;
    return { width: modules * cell, height: command.kind === 'barcode' ? command.height : modules * cell };
  }

  it.each(CASES)('%s of %s (%s) carries its text inside its place', (kind, _code, content, values) => {
    const command = only(tsplOf(layoutOf(kind, content), values, noWords));
    if (command.kind === 'bitmap') throw new Error('no drawing was wanted');
    const { xMm, yMm, widthMm, heightMm } = boxOf(kind);
    const isBracketed = values.gs1?.includes('!') === true && kind === 'code128';
    const expected = isBracketed ? values.gs1 : expectedOf(kind, content, values);
    expect([command.content, command.x, command.y]).toEqual([expected, xMm * 8, yMm * 8]);
    const { width, height } = extentOf(command, expectedOf(kind, content, values));
    expect(width).toBeLessThanOrEqual(widthMm * 8);
    expect(height).toBeLessThanOrEqual(heightMm * 8);
  });

  it('words come dot by dot', async () => {
    const words = {
      kind: 'text' as const,
      field: 'name' as const,
      xMm: 10,
      yMm: 10,
      widthMm: 41,
      heightMm: 41,
    };
    const layout = { ...layoutOf('qr', 'barcode'), elements: [words] };
    const command = only(tsplOf(layout, valuesOf('LJ-1', null), drawAsCode));
    if (command.kind !== 'bitmap') throw new Error('words are drawn');
    expect([command.x, command.y, command.width, command.height]).toEqual([80, 80, 328, 328]);
    const image = pixelsOf({ widthDots: command.width, heightDots: command.height, bytes: command.black });
    expect((await readBarcodes(image, OPTIONS)).map((one) => one.text)).toEqual(['锚绞机']);
  });
});

/** Dots as a picture for the reader. */
function pixelsOf({ widthDots, heightDots, bytes }: DotImage): ImageData {
  const data = new Uint8ClampedArray(widthDots * heightDots * 4).fill(255);
  const across = Math.ceil(widthDots / 8);
  for (let i = 0; i < widthDots * heightDots; i += 1) {
    const [x, y] = [i % widthDots, Math.floor(i / widthDots)];
    const isBlack = ((bytes[y * across + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
    if (isBlack) data.fill(0, i * 4, i * 4 + 3);
  }
  return { data, width: widthDots, height: heightDots, colorSpace: 'srgb' } as ImageData;
}
