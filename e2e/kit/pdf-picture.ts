import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext } from 'playwright-core';

/** A page of a PDF as it comes out of a printer: one byte a dot, 0 is black. */
export interface PagePicture {
  width: number;
  height: number;
  grey: Uint8Array;
}

const ADDRESS = 'http://paper.example';
const folder = 'pdfjs-dist/legacy/build';
const require = createRequire(import.meta.url);

/** As text: a bundler would rewrite the import that only the page can follow. */
const DRAW = `async (dotsPerMm) => {
  const pdfjs = await import('${ADDRESS}/pdf.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = '${ADDRESS}/pdf.worker.mjs';
  const file = await pdfjs.getDocument({ url: '${ADDRESS}/file.pdf' }).promise;
  const pictures = [];
  for (let n = 1; n <= file.numPages; n += 1) {
    const page = await file.getPage(n);
    const viewport = page.getViewport({ scale: (dotsPerMm * 25.4) / 72 });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const grey = new Uint8Array(width * height);
    for (let i = 0; i < grey.length; i += 1) grey[i] = data[i * 4 + 1];
    const binary = Array.from(grey, (dot) => String.fromCharCode(dot)).join('');
    pictures.push({ width, height, grey: btoa(binary) });
  }
  return pictures;
}`;

/** Draws every page of a PDF with so many dots a millimetre, in a page of the browser and without a network. */
export async function pdfPictures(
  context: BrowserContext,
  pdf: Buffer,
  dotsPerMm: number,
): Promise<PagePicture[]> {
  const page = await context.newPage();
  await page.route(`${ADDRESS}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    if (name === 'file.pdf') return route.fulfill({ contentType: 'application/pdf', body: pdf });
    const body = readFileSync(require.resolve(`${folder}/${name}`));
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto(`${ADDRESS}/`);
  const drawn = await page.evaluate<{ width: number; height: number; grey: string }[]>(
    `(${DRAW})(${dotsPerMm})`,
  );
  await page.close();
  return drawn.map(({ width, height, grey }) => ({
    width,
    height,
    grey: new Uint8Array(Buffer.from(grey, 'base64')),
  }));
}
