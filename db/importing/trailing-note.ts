import { cleanText } from './raw-cell.ts';

export interface NotedValue {
  value: string;
  note: string;
}

const BRACKETED = /^(.*?\S)\s*[(（【[〔]([^()（）【】[\]〔〕]*)[)）】\]〕]\s*$/su;

/** `LVR0008（沭阳订）`: a value with a remark in brackets behind it. Null when nothing, or only digits, follow. */
export function splitTrailingNote(cell: string): NotedValue | null {
  const match = BRACKETED.exec(cleanText(cell));
  const value = match?.[1]?.trim() ?? '';
  const note = match?.[2]?.trim() ?? '';
  return value !== '' && /\p{L}/u.test(note) ? { value, note } : null;
}
