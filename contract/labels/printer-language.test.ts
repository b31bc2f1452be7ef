import { describe, expect, it } from 'vitest';
import { type LabelLayout, type LabelValues, labelLayout, placeOf, textOf } from './label-layout.ts';
import { type DrawText, tsplOf, zplOf } from './printer-language.ts';

const VALUES: LabelValues = {
  barcode: 'LJ-2026-0001',
  signed: 'MW1.0a1b2c3d.x.LJ-2026-0001',
  gs1: '(01)06901234567892(10)L_7(21)S1',
  fields: {
    factory: '海力甲板机械',
    name: '锚绞机',
    barcode: 'LJ-2026-0001',
    factoryNo: 'F-77',
    product: '',
    drawingNo: '',
    lotNo: '',
    madeOn: '',
    orderNo: '',
    certificateNo: '',
  },
};
const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({
  ...{ xMm, yMm, widthMm, heightMm },
});
const LAYOUT: LabelLayout = labelLayout.parse({
  widthMm: 60,
  heightMm: 40,
  sheet: null,
  dotsPerMm: 8,
  elements: [
    { kind: 'text', field: 'name', ...box(2, 2, 2, 1), isBold: true },
    { kind: 'text', field: 'lotNo', ...box(2, 8, 20, 3), text: '批次' },
    { kind: 'qr', content: 'signed', ...box(37, 2, 21, 21) },
    { kind: 'code128', content: 'barcode', ...box(2, 25, 56, 9) },
    { kind: 'datamatrix', content: 'gs1', ...box(2, 12, 10, 10) },
  ],
});
/** Every dot black: what is looked at is where the drawing goes, not how letters look. */
const black: DrawText = (_text, { widthDots, heightDots }) => ({
  widthDots,
  heightDots,
  bytes: new Uint8Array(Math.ceil(widthDots / 8) * heightDots).fill(0xff),
});

describe('ZPL', () => {
  it('has the label in dots, words as drawings and codes as symbols of the printer', () => {
    const lines = zplOf(LAYOUT, VALUES, black).split('\n');
    expect(lines).toEqual([
      '^XA',
      '^CI28',
      '^PW480^LL320',
      `^FO16,16^GFA,16,16,2,${'F'.repeat(32)}^FS`,
      '^FO296,6^BQN,2,5^FH^FDMA,MW1.0a1b2c3d.x.LJ-2026-0001^FS',
      '^FO16,200^BY2^BCN,72,N,N,N,N^FH^FD>:LJ-2026-0001^FS',
      '^FO16,96^BXN,3,200,,,,|^FH^FD|1010690123456789210L_5f7|121S1^FS',
      '^XZ',
      '',
    ]);
  });

  it('moves and stretches by the calibration, and never leaves the label', () => {
    const calibration = { offsetXMm: -10, offsetYMm: 1, scaleX: 1.01, scaleY: 1 };
    const zpl = zplOf({ ...LAYOUT, calibration }, VALUES, black);
    expect(zpl).toContain('^FO0,24^GFA');
    expect(zpl).toContain('^FO219,14^BQN');
  });
});

describe('TSPL', () => {
  it('sends texts as raw dots with black cleared, and codes as commands', () => {
    const bytes = tsplOf(LAYOUT, VALUES, black);
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text).toMatch(/^SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\n/);
    const wide = tsplOf({ ...LAYOUT, gapMm: 3.5 }, VALUES, black);
    expect(new TextDecoder('latin1').decode(wide)).toContain('GAP 3.5 mm,0 mm\r\n');
    const head = 'BITMAP 16,16,2,8,0,';
    const at = text.indexOf(head) + head.length;
    expect([...bytes.slice(at, at + 16)]).toEqual(Array.from({ length: 16 }, () => 0));
    expect(text).toContain('QRCODE 296,16,M,5,A,0,"MW1.0a1b2c3d.x.LJ-2026-0001"');
    expect(text).toContain('BARCODE 16,200,"128",72,0,0,2,2,"LJ-2026-0001"');
    expect(text).toContain('DMATRIX 16,96,80,80,c126,x3,"~1010690123456789210L_7~121S1"');
    expect(text).toMatch(/PRINT 1,1\r\n$/);
  });
});

describe('places on a sheet', () => {
  const sheet = {
    ...{ pageWidthMm: 210, pageHeightMm: 297, columns: 3, rows: 8 },
    ...{ leftMm: 7, topMm: 13, gapXMm: 2.5, gapYMm: 0 },
  };

  it('go row by row and on to the next page', () => {
    const layout = { ...LAYOUT, sheet };
    expect(placeOf(layout, 0)).toEqual({ page: 0, xMm: 7, yMm: 13 });
    expect(placeOf(layout, 4)).toEqual({ page: 0, xMm: 69.5, yMm: 53 });
    expect(placeOf(layout, 24)).toEqual({ page: 1, xMm: 7, yMm: 13 });
    expect(placeOf(LAYOUT, 2)).toEqual({ page: 2, xMm: 0, yMm: 0 });
  });

  it('show a prefix only before a value', () => {
    const text = { kind: 'text' as const, ...box(0, 0, 1, 1), text: '出厂编号 ' };
    expect(textOf({ ...text, field: 'factoryNo' }, VALUES)).toBe('出厂编号 F-77');
    expect(textOf({ ...text, field: 'lotNo' }, VALUES)).toBe('');
  });
});
