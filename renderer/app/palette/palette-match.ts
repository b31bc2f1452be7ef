import { readingsOf } from '#renderer/lib/pinyin.ts';

/** What is typed and what it is compared with: width and case make no difference. */
export const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/**
 * Whether a folded text names one of the words: by a part of it, by a part of its pinyin initials, or by its pinyin from
 * the beginning. Pinyin from anywhere would find every other word for two letters, initials from anywhere for one.
 */
export function matches(text: string, ...words: readonly string[]): boolean {
  return words.some((word) => {
    if (fold(word).includes(text)) return true;
    const isWithin = (initials: string) => text.length > 1 && initials.includes(text);
    return readingsOf(word).some(
      ({ full, initials }) => full.startsWith(text) || initials.startsWith(text) || isWithin(initials),
    );
  });
}
