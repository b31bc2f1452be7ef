import i18next from 'i18next';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client } from '#renderer/lib/client.ts';

/** Saves the rows that came back as a workbook; reasons are in the language of the screen. */
export async function downloadRejected(batchId: string): Promise<void> {
  const language = i18next.language.startsWith('zh') ? 'zh' : 'en';
  const file = await client.imports.rejected({ id: batchId, language }, { context: { timeout: null } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  await currentBridge().saveFile({ suggestedName: file.name, bytes });
}
