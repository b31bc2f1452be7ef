import { ftsText } from '#db/kit/text.ts';

/** Each token as a phrase of a full-text index, one of them is enough; null when there is no token. */
export function anyOf(tokens: Iterable<string>): string | null {
  const phrases = [...tokens].map((token) => {
    const words = ftsText(token).trim().replaceAll('"', '');
    // A stemmed word stands for everything that begins with it.
    return /\p{Script=Han}$/u.test(words) ? `"${words}"` : `"${words}"*`;
  });
  return phrases.length === 0 ? null : phrases.join(' OR ');
}
