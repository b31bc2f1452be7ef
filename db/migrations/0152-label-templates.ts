import type { MigrationStep } from './step.ts';

const text = (field: string, yMm: number, heightMm: number, more: object = {}) => ({
  kind: 'text',
  field,
  xMm: 2,
  yMm,
  widthMm: 34,
  heightMm,
  ...more,
});

/** A roll label of 60 × 40 mm: words on the left, the signed QR on the right, Code 128 below. */
const ROLL = {
  widthMm: 60,
  heightMm: 40,
  sheet: null,
  dotsPerMm: 8,
  elements: [
    text('factory', 2, 3.5),
    text('name', 6, 5, { isBold: true }),
    text('product', 11.5, 3.5),
    text('factoryNo', 15.5, 3.5, { text: '出厂编号 ' }),
    text('madeOn', 19.5, 3.5, { text: '制造日期 ' }),
    { kind: 'qr', xMm: 37, yMm: 2, widthMm: 21, heightMm: 21, content: 'signed' },
    { kind: 'code128', xMm: 2, yMm: 25, widthMm: 56, heightMm: 9, content: 'barcode' },
    text('barcode', 35, 3.5, { widthMm: 56, align: 'center' }),
  ],
};

/** Sheets of 3 × 8 labels of 63.5 × 33.9 mm on A4. */
const SHEET = {
  widthMm: 63.5,
  heightMm: 33.9,
  sheet: {
    pageWidthMm: 210,
    pageHeightMm: 297,
    columns: 3,
    rows: 8,
    leftMm: 7.2,
    topMm: 12.9,
    gapXMm: 2.5,
    gapYMm: 0,
  },
  elements: [
    text('name', 3, 5, { isBold: true, widthMm: 36 }),
    text('factoryNo', 9, 3.5, { widthMm: 36, text: '出厂编号 ' }),
    text('drawingNo', 13.5, 3.5, { widthMm: 36, text: '图号 ' }),
    text('lotNo', 18, 3.5, { widthMm: 36, text: '批次 ' }),
    { kind: 'qr', xMm: 40, yMm: 3, widthMm: 21, heightMm: 21, content: 'signed' },
    text('barcode', 26.5, 4, { widthMm: 58, isBold: true }),
  ],
};

/** A small part: a DataMatrix of 10 mm and the code beside it. */
const SMALL = {
  widthMm: 30,
  heightMm: 12,
  sheet: null,
  dotsPerMm: 12,
  elements: [
    { kind: 'datamatrix', xMm: 1, yMm: 1, widthMm: 10, heightMm: 10, content: 'barcode' },
    text('name', 1, 3, { xMm: 12, widthMm: 17 }),
    text('drawingNo', 4.5, 2.6, { xMm: 12, widthMm: 17 }),
    text('barcode', 8, 2.8, { xMm: 12, widthMm: 17, isBold: true }),
  ],
};

const TEMPLATES = [
  ['01920000-0000-7000-8000-000000000001', '卷装 60 × 40 mm', ROLL, 1],
  ['01920000-0000-7000-8000-000000000002', 'A4 3 × 8 张', SHEET, 0],
  ['01920000-0000-7000-8000-000000000003', '小零件 30 × 12 mm', SMALL, 0],
] as const;

/** Templates to begin with; the factory changes them or makes its own. */
export const step0152LabelTemplates: MigrationStep = {
  version: 152,
  name: 'label templates',
  up(db) {
    for (const [id, name, layout, isDefault] of TEMPLATES) {
      db.run(
        `INSERT INTO label_templates (id, name, name_key, layout, is_default, created_at, created_by, updated_at, updated_by)
         VALUES (?, ?, ?, ?, ?, 0, 'system', 0, 'system')`,
        [id, name, name.toLowerCase(), JSON.stringify(layout), isDefault],
      );
    }
  },
};
