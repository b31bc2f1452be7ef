import i18next from 'i18next';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client } from '#renderer/lib/client.ts';

const screenLanguage = () => (i18next.language.startsWith('zh') ? 'zh' : 'en');

async function save(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  await currentBridge().saveFile({ suggestedName: file.name, bytes });
}

/** Saves the rows that came back as a workbook; reasons are in the language of the screen. */
export async function downloadRejected(batchId: string): Promise<void> {
  const input = { id: batchId, language: screenLanguage() } as const;
  await save(await client.imports.rejected(input, { context: { timeout: null } }));
}

/** Saves an empty ledger of the kind, with the headings the import knows. */
export async function downloadTemplate(kind: ImportKind): Promise<void> {
  await save(await client.imports.template({ kind, language: screenLanguage() }));
}
