import type { Page } from 'playwright-core';

const u16 = (n: number) => [(n >> 8) & 0xff, n & 0xff];
const u32 = (n: number) => [...u16(n >>> 16), ...u16(n & 0xffff)];
const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
/** Degrees, minutes, seconds as three fractions. */
const degrees = (d: number, m: number, s: number) => [d, m, s].flatMap((n) => [...u32(n), ...u32(1)]);

const SHORT = 3;
const LONG = 4;
const TEXT = 2;
const RATIONAL = 5;
const entry = (tag: number, type: number, count: number, value: number[]) => [
  ...u16(tag),
  ...u16(type),
  ...u32(count),
  ...[...value, 0, 0, 0, 0].slice(0, 4),
];

/** What a phone writes: held upright (turned by 90°), taken at 29° 56′ 12″ N, 122° 18′ 40″ E. */
function exifOfPhone(): number[] {
  const gpsAt = 8 + 2 + 2 * 12 + 4;
  const latitudeAt = gpsAt + 2 + 4 * 12 + 4;
  const tiff = [
    ...ascii('MM'),
    ...u16(42),
    ...u32(8),
    ...u16(2),
    ...entry(0x0112, SHORT, 1, u16(6)),
    ...entry(0x8825, LONG, 1, u32(gpsAt)),
    ...u32(0),
    ...u16(4),
    ...entry(1, TEXT, 2, ascii('N')),
    ...entry(2, RATIONAL, 3, u32(latitudeAt)),
    ...entry(3, TEXT, 2, ascii('E')),
    ...entry(4, RATIONAL, 3, u32(latitudeAt + 24)),
    ...u32(0),
    ...degrees(29, 56, 12),
    ...degrees(122, 18, 40),
  ];
  const body = [...ascii('Exif'), 0, 0, ...tiff];
  return [0xff, 0xe1, ...u16(body.length + 2), ...body];
}

/** A real JPEG of 2400 × 1200 drawn by the browser, with the notes of a phone behind its first marker. */
export async function photoWithPlace(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1200;
    const pen = canvas.getContext('2d');
    pen?.fillRect(300, 300, 900, 500);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const plain = Buffer.from(base64, 'base64');
  return Buffer.concat([plain.subarray(0, 2), Buffer.from(exifOfPhone()), plain.subarray(2)]);
}

/** Size a browser shows the picture at, turned as its notes say. */
export function shownSize(page: Page, jpeg: Buffer): Promise<[number, number]> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    return [bitmap.width, bitmap.height] as [number, number];
  }, jpeg.toString('base64'));
}
