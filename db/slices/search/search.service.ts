import { isAllowed, type Permission } from '#contract/kit/permissions.ts';
import type { SearchGroup, SearchHit } from '#contract/search/search.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { docRange, NAMED_KINDS, NAMED_RANGE, SEARCH_KINDS, type SearchKind } from '#db/kit/search-index.ts';
import {
  anyPieceQuery,
  beginsQuery,
  containsQuery,
  equalsQuery,
  isPinyin,
  pinyinQuery,
  searchTerms,
  titleQuery,
} from '#db/kit/search-tokens.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { asHit, type Ranked, similarHit } from './hits.ts';
import { type FoundDoc, matchingDocs, unitsByCodePart, unitsByCodeStart } from './search.repo.ts';
import { allowedEdits, pieces, soundOf } from './similar.ts';

type Kind = SearchKind | 'units';

/** Kinds of the index and what one must be allowed to read to find them. */
const KIND_PERMISSION: Readonly<Record<Kind, Permission>> = {
  parties: 'parties.read',
  contacts: 'parties.read',
  sites: 'parties.read',
  products: 'units.read',
  users: 'users.manage',
  'market-records': 'market.read',
  specifications: 'specifications.read',
  orders: 'orders.read',
  'service-cases': 'cases.read',
  units: 'units.read',
};
const KINDS: readonly Kind[] = [...SEARCH_KINDS, 'units'];
const NAMED: ReadonlySet<string> = new Set(SEARCH_KINDS.slice(0, NAMED_KINDS));

/** Names that are much like what was typed are offered when fewer than this are just like it. */
const FEW = 3;
/** Names looked at one by one for small mistakes; a piece of the name must stand in them. */
const MOST_CANDIDATES = 4_000;
/** Parties found by pinyin whose documents are given too. */
const PARTIES_BY_PINYIN = 3;

/** One search: what was typed, who asks, how many rows of a kind are wanted. */
interface Asked {
  r: ReadContext;
  text: string;
  terms: readonly string[];
  kinds: readonly Kind[];
  limit: number;
}

function ask(r: ReadContext, text: string, limit: number, kind?: string): Asked {
  const kinds = KINDS.filter((k) => isAllowed(r.actor.role, KIND_PERMISSION[k]) && (!kind || kind === k));
  return { r, text, terms: searchTerms(text), kinds, limit };
}

/** Collects documents of one kind, better queries first, until there are enough. */
function collect(
  asked: Asked,
  range: readonly [number, number],
  queries: readonly (string | null)[],
): FoundDoc[] {
  const found = new Map<number, FoundDoc>();
  for (const query of queries) {
    if (query === null || found.size > asked.limit) continue;
    for (const row of matchingDocs(asked.r.db, query, range, asked.limit + 1)) {
      if (!found.has(row.doc)) found.set(row.doc, row);
    }
  }
  return [...found.values()];
}

function docsOfKind(asked: Asked, kind: SearchKind): Ranked[] {
  const { terms } = asked;
  const [term = ''] = terms;
  const isNamed = NAMED.has(kind);
  const queries = [
    terms.length === 1 ? equalsQuery(term) : null,
    terms.length === 1 ? beginsQuery(term) : null,
    isNamed ? titleQuery(terms) : null,
    containsQuery(terms, false),
    isNamed && terms.some(isPinyin) ? containsQuery(terms, true) : null,
  ];
  return collect(asked, docRange(kind), queries).map((row) => asHit(row, terms));
}

/** Units are found by their codes alone: any code that ever named them, three characters from any position. */
function unitsOf({ r, text, terms, limit }: Asked): Ranked[] {
  const key = barcodeKey(text);
  if (key === '' || /\p{Script=Han}/u.test(key)) return [];
  const rows = unitsByCodeStart(r.db, key, limit + 1);
  const parts = rows.length <= limit && [...key].length >= 3 ? unitsByCodePart(r.db, key, limit + 1) : [];
  const found = new Map([...rows, ...parts].map((row) => [row.title, row]));
  return [...found.values()].map((row) => asHit(row, terms));
}

/** Names that sound like what was typed or differ from it by a mistake or two. */
function similarNames(asked: Asked): Ranked[] {
  const { r, terms } = asked;
  const key = terms.join('');
  const sound = soundOf(key);
  const edits = allowedEdits(key);
  const byPiece = edits === 0 ? null : anyPieceQuery(pieces(key, edits));
  const rows = [
    ...(sound === null ? [] : matchingDocs(r.db, pinyinQuery(sound), NAMED_RANGE, asked.limit + 1)),
    ...(byPiece === null ? [] : matchingDocs(r.db, byPiece, NAMED_RANGE, MOST_CANDIDATES)),
  ];
  const unique = [...new Map(rows.map((row) => [row.doc, row])).values()];
  return unique.flatMap((row) => similarHit(row, key, edits, sound) ?? []);
}

/** Documents that name a party found by its pinyin: `jnzc` gives the orders of 江南造船 as well. */
function documentsByPinyin(asked: Asked, kind: SearchKind): Ranked[] {
  const { r, terms } = asked;
  const [term = ''] = terms;
  if (terms.length !== 1 || !isPinyin(term) || !isAllowed(r.actor.role, KIND_PERMISSION.parties)) return [];
  const parties = matchingDocs(r.db, pinyinQuery(term), docRange('parties'), PARTIES_BY_PINYIN);
  return parties.flatMap((party) => {
    const name = searchTerms(party.title).slice(0, 1);
    const rows = matchingDocs(r.db, containsQuery(name, false), docRange(kind), asked.limit + 1);
    return rows.map((row) => asHit(row, name, 'pinyin'));
  });
}

const byRank = (a: Ranked, b: Ranked) =>
  Number(a.hit.isVoided) - Number(b.hit.isVoided) || a.rank - b.rank || b.doc - a.doc;

function hitsByKind(asked: Asked): Map<Kind, Ranked[]> {
  const groups = new Map<Kind, Ranked[]>();
  if (asked.terms.length === 0) return groups;
  for (const kind of asked.kinds)
    groups.set(kind, kind === 'units' ? unitsOf(asked) : docsOfKind(asked, kind));
  const add = (kind: Kind, more: readonly Ranked[]) => {
    const known = groups.get(kind) ?? [];
    const ids = new Set(known.map((one) => one.hit.id));
    groups.set(kind, [...known, ...more.filter((one) => !ids.has(one.hit.id))]);
  };
  for (const kind of asked.kinds) {
    if (kind !== 'units' && !NAMED.has(kind)) add(kind, documentsByPinyin(asked, kind));
  }
  const names = asked.kinds.filter((kind) => NAMED.has(kind));
  const count = names.reduce((sum, kind) => sum + (groups.get(kind)?.length ?? 0), 0);
  if (names.length > 0 && count < FEW) {
    const similar = similarNames(asked);
    for (const kind of names) add(kind, similar.filter((one) => one.hit.kind === kind).sort(byRank));
  }
  return groups;
}

/** Records the user may read that contain the text, best first: equal, beginning, containing, by pinyin, similar. */
export function findRecords(r: ReadContext, text: string, limit = 20): SearchHit[] {
  const asked = ask(r, text, limit);
  const order = (one: Ranked) => KINDS.indexOf(one.hit.kind as Kind);
  return [...hitsByKind(asked).values()]
    .flat()
    .sort(
      (a, b) =>
        Number(a.hit.isVoided) - Number(b.hit.isVoided) ||
        a.rank - b.rank ||
        order(a) - order(b) ||
        b.doc - a.doc,
    )
    .slice(0, limit)
    .map((one) => one.hit);
}

/** The same by kind, best first; kinds without a hit are left out. */
export function findGroups(r: ReadContext, text: string, limit = 8, kind?: string): SearchGroup[] {
  return [...hitsByKind(ask(r, text, limit, kind))].flatMap(([name, ranked]) => {
    if (ranked.length === 0) return [];
    const hits = ranked.sort(byRank).slice(0, limit);
    return [{ kind: name, hits: hits.map((one) => one.hit), hasMore: ranked.length > limit }];
  });
}
