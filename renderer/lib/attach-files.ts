import type { AttachedTo } from '#contract/attachments/attachments.contract.ts';
import { client } from './client.ts';
import { shrunkPhoto } from './photo.ts';

/** Puts pictures and papers on a record, one after the other; pictures are shrunk first, or kept in full size without their place. */
export async function attachFiles(
  entity: AttachedTo,
  entityId: string,
  files: readonly File[],
  size: 'shrunk' | 'full' = 'shrunk',
): Promise<void> {
  for (const file of files) {
    const purpose = file.type === 'application/pdf' ? 'document' : 'photo';
    await client.attachments.add({ entity, entityId, purpose, file: await shrunkPhoto(file, size) });
  }
}
