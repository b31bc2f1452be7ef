import { MAX_ATTACHMENT_BYTES, PHOTO_SIDE } from '#contract/attachments/attachments.contract.ts';

const QUALITY = 0.82;
/** Where every pixel is wanted, its colours are too. */
const FULL_QUALITY = 0.94;

function blobOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/**
 * The picture at most 1600 px wide or high, turned as the camera held it, drawn anew: what the camera wrote into the
 * file (place, time, device) does not survive that. Other files stay as they are. `full` keeps its size, unless it is
 * then too large to be kept at all.
 */
export async function shrunkPhoto(file: File, size: 'shrunk' | 'full' = 'shrunk'): Promise<File> {
  if (!file.type.startsWith('image/')) return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const isFull = size === 'full';
  const scale = isFull ? 1 : Math.min(1, PHOTO_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await blobOf(canvas, isFull ? FULL_QUALITY : QUALITY);
  if (isFull && blob && blob.size > MAX_ATTACHMENT_BYTES) return shrunkPhoto(file);
  if (!blob || blob.size > MAX_ATTACHMENT_BYTES) return file;
  return new File([blob], file.name.replace(/\.\w+$/u, '') + '.jpg', { type: 'image/jpeg' });
}

/** Files of a paste or a drop. */
export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}
