import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import readerAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { parseSignedCode } from '#contract/labels/signed-code.ts';

// Without this the package would ask a server of its own for the reader.
prepareZXingModule({ overrides: { locateFile: () => readerAddress } });

/** What our labels, trade goods and makers of parts use, the richest first: a label may carry several. */
const FORMATS = ['QRCode', 'DataMatrix', 'Code128', 'EAN13', 'EAN8', 'Code39'] as const;
const OPTIONS: ReaderOptions = {
  formats: [...FORMATS],
  tryHarder: true,
  maxNumberOfSymbols: 8,
  textMode: 'Plain',
};
/** Side of a photo that is read first, in pixels; a code too fine for it is looked for in the whole. */
const PHOTO_SIDE = 1600;

const rankOf = (format: string) => {
  const rank = FORMATS.findIndex((one) => one === format);
  return rank < 0 ? FORMATS.length : rank;
};

/** Codes of a picture as a wedge scanner would send them, the best for us first; GS1 data keep their identifier. */
export async function readPicture(picture: ImageData): Promise<string[]> {
  const found = await readBarcodes(picture, OPTIONS);
  const texts = found
    .filter((one) => one.isValid && one.text.trim() !== '')
    .sort((a, b) => rankOf(a.format) - rankOf(b.format))
    .map((one) => (one.contentType === 'GS1' ? `${one.symbologyIdentifier}${one.text}` : one.text));
  // A signed code stands for its plain one; the signature is for the label page.
  return texts.sort((a, b) => Number(parseSignedCode(b) !== null) - Number(parseSignedCode(a) !== null));
}

function pixelsOf(source: ImageBitmap, scale: number): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(source.width * scale));
  canvas.height = Math.max(1, Math.round(source.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

/** Codes of a photo from a file, the clipboard or a drop. Rejects when the file is no picture. */
export async function readPhoto(file: Blob): Promise<string[]> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const small = Math.min(1, PHOTO_SIDE / Math.max(bitmap.width, bitmap.height));
    for (const scale of small < 1 ? [small, 1] : [1]) {
      const pixels = pixelsOf(bitmap, scale);
      const codes = pixels ? await readPicture(pixels) : [];
      if (codes.length > 0) return codes;
    }
    return [];
  } finally {
    bitmap.close();
  }
}
