import type { LabelLayout, LabelValues } from '#contract/labels/label-layout.ts';
import type { DrawText } from '#contract/labels/printer-language.ts';

const LETTER_SHARE = 0.8;
const DARK = 140;
const FACE = 'Noto Sans SC';

/**
 * Fetches the parts of the face that hold these labels' signs. A canvas does not wait for a face that is on its way: it
 * would draw with whatever stands in for it.
 */
export async function loadWordFaces(layout: LabelLayout, labels: readonly LabelValues[]): Promise<void> {
  const said = layout.elements.flatMap((element) => (element.kind === 'text' ? [element.text ?? ''] : []));
  const shown = labels.flatMap(({ fields, signed, gs1 }) => [...Object.values(fields), signed, gs1 ?? '']);
  const signs = [...new Set([...said, ...shown].join(''))].join('');
  if (signs === '') return;
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 20px "${FACE}"`, signs)));
}

/** Draws words with the screen's own face and turns them into dots, one bit each, black where the drawing is dark. */
export const drawDotText: DrawText = (text, { widthDots, heightDots, isBold, align }) => {
  const canvas = document.createElement('canvas');
  canvas.width = widthDots;
  canvas.height = heightDots;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const across = Math.ceil(widthDots / 8);
  const bytes = new Uint8Array(across * heightDots);
  if (!context) return { widthDots, heightDots, bytes };
  context.fillStyle = '#fff';
  context.fillRect(0, 0, widthDots, heightDots);
  context.fillStyle = '#000';
  context.textBaseline = 'middle';
  context.font = `${isBold ? 600 : 400} ${Math.round(heightDots * LETTER_SHARE)}px "${FACE}", "Microsoft YaHei", SimHei, sans-serif`;
  const width = Math.min(widthDots, context.measureText(text).width);
  const x = align === 'center' ? (widthDots - width) / 2 : align === 'right' ? widthDots - width : 0;
  context.fillText(text, x, heightDots / 2, widthDots);
  const { data } = context.getImageData(0, 0, widthDots, heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (let i = 0; i < widthDots; i += 1) {
      if ((data[(y * widthDots + i) * 4] ?? 255) >= DARK) continue;
      const at = y * across + (i >> 3);
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (i & 7));
    }
  }
  return { widthDots, heightDots, bytes };
};
