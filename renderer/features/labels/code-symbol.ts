import { code128, datamatrix, drawingSVG, gs1_128, gs1datamatrix, gs1qrcode, qrcode } from 'bwip-js/browser';
import type { LabelElement } from '#contract/labels/label-layout.ts';

type CodeKind = Exclude<LabelElement['kind'], 'text'>;

/** The symbol as SVG text: QR with medium correction, plain or as GS1 data. Throws when the text does not fit it. */
export function symbolSvg(kind: CodeKind, text: string, isGs1: boolean): string {
  const drawing = drawingSVG();
  if (kind === 'qr') {
    const options = { bcid: isGs1 ? 'gs1qrcode' : 'qrcode', text, eclevel: 'M' };
    return isGs1 ? gs1qrcode(options, drawing) : qrcode(options, drawing);
  }
  if (kind === 'datamatrix') {
    const options = { bcid: isGs1 ? 'gs1datamatrix' : 'datamatrix', text };
    return isGs1 ? gs1datamatrix(options, drawing) : datamatrix(options, drawing);
  }
  const options = { bcid: isGs1 ? 'gs1-128' : 'code128', text, height: 10, includetext: false };
  const svg = isGs1 ? gs1_128(options, drawing) : code128(options, drawing);
  // Bars may be drawn out to any height; their widths keep their proportions.
  return svg.replace('<svg ', '<svg preserveAspectRatio="none" ');
}

/** Address of an image with the symbol, or null when the code cannot carry the text. */
export function symbolAddress(kind: CodeKind, text: string, isGs1: boolean): string | null {
  try {
    return `data:image/svg+xml,${encodeURIComponent(symbolSvg(kind, text, isGs1))}`;
  } catch {
    return null;
  }
}
