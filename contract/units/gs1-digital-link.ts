import {
  elementProblem,
  type Gs1Element,
  type Gs1Options,
  type Gs1Result,
  gs1Problem,
} from './gs1-elements.ts';
import { formatOf, isAllowedInQuery, LINK_WORDS, qualifiersOf } from './gs1-identifiers.ts';

export interface LinkOptions extends Gs1Options {
  /** Words of early links (`gtin`, `ser`) instead of numbers. */
  areWordsAllowed?: boolean;
  /** GTINs of 8, 12 or 13 digits, filled up to 14. */
  areShortGtinsAllowed?: boolean;
}

const LINK = /^(?:https?|HTTPS?):\/\/([A-Za-z0-9.\-:[\]]+)(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/;
const URI_SIGNS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;

/** True when the text begins as a link does; whether it is a GS1 one is for `parseDigitalLink` to say. */
export function looksLikeLink(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Text of a percent-encoded part; undefined when it is not well encoded or not plain ASCII. */
function decode(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function filledGtin(ai: string, value: string, options: LinkOptions): string {
  const isShort = ai === '01' && /^(?:\d{8}|\d{12,13})$/.test(value);
  return isShort && options.areShortGtinsAllowed ? value.padStart(14, '0') : value;
}

function identifierOf(segment: string, options: LinkOptions): string {
  const word = options.areWordsAllowed ? LINK_WORDS[segment.toLowerCase()] : undefined;
  return word ?? segment;
}

/** Key and qualifiers at the end of the path, from the last key backwards; what is before them is the shop's own. */
function pathElements(path: string, options: LinkOptions): Gs1Element[] | undefined {
  const segments = path.split('/').slice(1);
  const found: Gs1Element[] = [];
  for (let i = segments.length - 2; i >= 0; i -= 2) {
    const ai = identifierOf(segments[i] ?? '', options);
    const value = decode(segments[i + 1] ?? '');
    if (!formatOf(ai) || value === undefined) return undefined;
    found.unshift({ ai, value: filledGtin(ai, value, options) });
    if (qualifiersOf(ai)) return found;
  }
  return undefined;
}

/** Whether the qualifiers come in one of the key's orders; some may be left out. */
function areInOrder(key: string, used: readonly string[]): boolean {
  return (qualifiersOf(key) ?? []).some((order) => {
    const places = used.map((ai) => order.indexOf(ai));
    return places.every((place, i) => place >= 0 && (i === 0 || place > (places[i - 1] ?? -1)));
  });
}

/** Elements of the query; parameters that are no number belong to somebody else. */
function queryElements(query: string, options: LinkOptions): Gs1Element[] | undefined {
  const found: Gs1Element[] = [];
  for (const parameter of query.split('&')) {
    const at = parameter.indexOf('=');
    const name = decode(at < 0 ? parameter : parameter.slice(0, at)) ?? '';
    if (at < 0 || !/^\d+$/.test(name)) continue;
    const value = decode(parameter.slice(at + 1).replaceAll('+', ' '));
    if (value === undefined) return undefined;
    found.push({ ai: name, value: filledGtin(name, value, options) });
  }
  return found;
}

function queryProblem(path: readonly Gs1Element[], query: readonly Gs1Element[]): Gs1Element | undefined {
  const key = path[0]?.ai ?? '';
  const ofPath = new Set([...path.map((e) => e.ai), ...(qualifiersOf(key) ?? []).flat()]);
  return query.find(
    ({ ai }, i) => ofPath.has(ai) || !isAllowedInQuery(ai) || query.findIndex((e) => e.ai === ai) !== i,
  );
}

/**
 * Reads a GS1 Digital Link: `https://any.host/any/stem/01/GTIN/21/serial?17=…`. The last key of the path is what the
 * link is about, its qualifiers follow in their order, other identifiers stand in the query.
 */
export function parseDigitalLink(text: string, options: LinkOptions = {}): Gs1Result {
  const match = LINK.exec(text);
  if (!match || !URI_SIGNS.test(text)) return gs1Problem('link', null, text);
  const path = pathElements(match[2] ?? '', options);
  const query = queryElements(match[3] ?? '', options);
  const [key, ...qualifiers] = path ?? [];
  if (!path || !key || !query) return gs1Problem('key', null, text);
  const used = qualifiers.map((e) => e.ai);
  if (!areInOrder(key.ai, used)) return gs1Problem('qualifier', used[0] ?? null, text);
  const misplaced = queryProblem(path, query);
  if (misplaced) return gs1Problem('qualifier', misplaced.ai, misplaced.value);
  const elements = [...path, ...query];
  for (const element of elements) {
    const problem = elementProblem(element, options);
    if (problem) return { elements: null, problem };
  }
  return { elements, problem: null };
}
