import { simplified } from '#contract/kit/simplified.ts';

/**
 * A company's name as it is compared when twins are looked for: without brackets, blanks and signs, half-width, lower
 * case, the traditional characters of company names as simplified ones. Equal keys are a question, never a decision.
 */
export function sameNameKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return simplified(plain);
}
