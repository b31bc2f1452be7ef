import type { ListSpec } from './list-spec.ts';

/** A join to the one row with that key: it adds no row, and a LEFT one takes none away either. */
const TO_ONE = /^(LEFT )?JOIN \w+ (?<alias>\w+) ON (?<key>\w+)\.(?:id|unit_id) = [^ ]+$/;

/**
 * The tables of a list that must be walked through to count its rows, where only `texts` are asked of them: names of
 * customers and colleagues, looked up for every row, make a count five times as long. A joined table stays when
 * something asks for it, when it may stand more than once beside a row, or when a row may lack it.
 */
export function neededTables(
  { from, certain = [] }: Pick<ListSpec<never>, 'from' | 'certain'>,
  texts: readonly string[],
): string {
  const [own = from, ...joins] = from.split(/(?<!LEFT|CROSS)\s+(?=(?:LEFT |CROSS )?JOIN )/);
  const kept: string[] = [];
  // From the last: a table is also needed by the ones that are found through it.
  for (const join of joins.toReversed()) {
    const { alias = '', key } = TO_ONE.exec(join)?.groups ?? {};
    const mayGo = alias === key && (join.startsWith('LEFT') || certain.includes(alias));
    const isAsked = (text: string) => new RegExp(`\\b${alias}\\.`).test(text);
    if (!mayGo || [...kept, ...texts].some(isAsked)) kept.unshift(join);
  }
  return [own, ...kept].join(' ');
}
