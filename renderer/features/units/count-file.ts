import type { TFunction } from 'i18next';
import { currentBridge } from '#renderer/lib/bridge.ts';
import type { Stocktake } from './use-stocktake.ts';

/** Quotes a cell, and keeps what begins like a formula from becoming one. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The count as a file for Excel: what is missing first, then every scan with what was made of it. */
export async function saveCount(t: TFunction<'units'>, name: string, count: Stocktake): Promise<void> {
  const head = [t('count.file.result'), t('count.file.barcode'), t('count.file.name'), t('count.file.site')];
  const missing = count.missing.map((unit) => [
    t('count.file.missing'),
    unit.barcode,
    unit.name ?? '',
    unit.siteName ?? '',
  ]);
  const scanned = count.scans.map(({ code, result, unit }) => [
    t(`count.result.${result}`),
    unit?.barcode ?? code,
    unit?.name ?? '',
    unit?.siteName ?? '',
  ]);
  const lines = [head, ...missing, ...scanned].map((row) => row.map(cell).join(','));
  const bytes = new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
  await currentBridge().saveFile({ suggestedName: `${name}.csv`, bytes });
}
