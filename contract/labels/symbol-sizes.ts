/** Bytes a QR symbol of each version holds with medium correction. */
const QR_BYTES = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412] as const;
/** Modules across a square DataMatrix, and the bytes it holds when nothing can be shortened. */
const MATRIX_BYTES: readonly (readonly [modules: number, bytes: number])[] = [
  [10, 3],
  [12, 5],
  [14, 8],
  [16, 12],
  [18, 18],
  [20, 22],
  [22, 30],
  [24, 36],
  [26, 44],
  [32, 62],
  [36, 86],
  [40, 114],
  [44, 144],
  [48, 174],
  [52, 204],
];
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** Modules of the smallest QR symbol with medium correction that holds the text; the printer chooses the same. */
export function qrModules(text: string): number {
  const bytes = bytesOf(text);
  const version = QR_BYTES.findIndex((capacity) => bytes <= capacity) + 1;
  return 17 + 4 * (version === 0 ? QR_BYTES.length + 1 : version);
}

/** Modules of the smallest square DataMatrix that holds the text when nothing can be shortened. */
export function matrixModules(text: string): number {
  const bytes = bytesOf(text);
  return MATRIX_BYTES.find(([, capacity]) => bytes <= capacity)?.[0] ?? 64;
}
