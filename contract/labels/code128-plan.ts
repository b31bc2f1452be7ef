import { joinElements, parseBracketed } from '#contract/units/gs1-elements.ts';

/** One sign of a Code 128 as it is printed: start or change of set, FNC1, two digits at once, or one letter. */
export type Code128Step =
  | { kind: 'start'; set: 'B' | 'C' }
  | { kind: 'change'; set: 'B' | 'C' }
  | { kind: 'fnc1' }
  | { kind: 'pair'; digits: string }
  | { kind: 'sign'; sign: string };

/** From this many leading digits on, two at once are shorter in spite of the change afterwards. */
const WORTH_PAIRING = 4;
/** Stands for FNC1 while the data are put together; no data may carry it. */
const FNC1 = '\u001d';

/** How many of the leading digits go in pairs; a single last sign takes a pair with it, where a change pays as little. */
function pairedOf(run: number, length: number): number {
  const even = run - (run % 2);
  return length - even === 1 ? even - 2 : even;
}

/** The signs of a Code 128, leading digits in pairs. `isGs1` reads the text as `(01)…(21)…`, with FNC1 where it belongs. */
export function planCode128(text: string, isGs1: boolean): Code128Step[] {
  const data = isGs1 ? joinElements(parseBracketed(text).elements ?? [], FNC1) : text;
  const run = /^\d*/.exec(data)?.[0].length ?? 0;
  const paired = run >= WORTH_PAIRING ? pairedOf(run, data.length) : 0;
  const pairs = data.slice(0, paired).match(/../g) ?? [];
  const rest = [...data.slice(paired)];
  return [
    { kind: 'start', set: paired > 0 ? 'C' : 'B' },
    ...(isGs1 ? [{ kind: 'fnc1' } as const] : []),
    ...pairs.map((digits) => ({ kind: 'pair', digits }) as const),
    ...(paired > 0 && rest.length > 0 ? [{ kind: 'change', set: 'B' } as const] : []),
    ...rest.map((sign) => (sign === FNC1 ? ({ kind: 'fnc1' } as const) : ({ kind: 'sign', sign } as const))),
  ];
}

/** Modules across, from the first bar to the last: eleven a sign, the check sign and the longer stop with them. */
export const code128Modules = (steps: readonly Code128Step[]) => 11 * (steps.length + 1) + 13;
