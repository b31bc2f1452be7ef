import { isAllowed, type Permission } from '#contract/kit/permissions.ts';
import type { SearchGroup, SearchHit } from '#contract/search/search.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { NAMED_KINDS, SEARCH_KINDS, type SearchKind } from '#db/kit/search-index.ts';
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
import { asHit, type Ranked, ranked, similar } from './hits.ts';
import { type FoundDoc, matchingDocs, unitsByCodePart, unitsByCodeStart } from './search.repo.ts';
import { allowedEdits, pieces, soundsOf } from './similar.ts';

type Kind = SearchKind | 'units';

/** Kinds of the index and what one must be allowed to read to find them. */
const KIND_PERMISSION: Readonly<Record<Kind, Permission>> = {
  parties: 'parties.read',
  contacts: 'parties.read',
  sites: 'parties.read',
  products: 'units.read',
  parts: 'units.read',
  engineers: 'cases.read',
  users: 'users.manage',
  'market-records': 'market.read',
  specifications: 'specifications.read',
  orders: 'orders.read',
  'service-cases': 'cases.read',
  quotations: 'cases.read',
  knowledge: 'cases.read',
  claims: 'cases.read',
  recalls: 'cases.read',
  maintenance: 'cases.read',
  'inspection-rounds': 'cases.read',
  units: 'units.read',
};
const KINDS: readonly Kind[] = [...SEARCH_KINDS, 'units'];
const NAMED: ReadonlySet<string> = new Set(NAMED_KINDS);

/** Names looked at one by one for small mistakes; a piece of the name must stand in them. */
const MOST_CANDIDATES = 4_000;
/** Documents are given too when the pinyin means no more parties than this. */
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

/** Better queries first, until there are enough. Titles of documents are numbers: only a number can begin one. */
function queriesOf(terms: readonly string[], isNamed: boolean): string[] {
  const [term = ''] = terms;
  const isOne = terms.length === 1;
  const begins = isNamed || /^[a-z0-9]{3}/u.test(term) ? [beginsQuery(term)] : [];
  const title = isNamed ? titleQuery(terms) : null;
  return [
    ...(isOne ? begins : []),
    ...(title === null ? [] : [title]),
    containsQuery(terms, false),
    ...(isNamed && terms.some(isPinyin) ? [containsQuery(terms, true)] : []),
  ];
}

function docsOfKind({ r, text, terms, limit }: Asked, kind: SearchKind): Ranked[] {
  const found = new Map<number, FoundDoc>();
  const take = (query: string) => {
    for (const row of matchingDocs(r.db, kind, query, limit + 1, text)) found.set(row.doc, row);
  };
  for (const query of queriesOf(terms, NAMED.has(kind))) if (found.size <= limit) take(query);
  // The title itself may be older than all that only contain it.
  const [term = ''] = terms;
  if (terms.length === 1 && found.size > limit) take(equalsQuery(term));
  return [...found.values()].map((row) => ranked(row, terms));
}

/** Units are found by their codes alone: any code that ever named them, three characters from any position. */
function unitsOf({ r, text, terms, limit }: Asked): Ranked[] {
  const key = barcodeKey(text);
  if (key === '' || /\p{Script=Han}/u.test(key)) return [];
  const rows = unitsByCodeStart(r.db, key, limit + 1);
  const parts = rows.length <= limit && [...key].length >= 3 ? unitsByCodePart(r.db, key, limit + 1) : [];
  const found = new Map([...rows, ...parts].map((row) => [row.title, row]));
  return [...found.values()].map((row) => ranked(row, terms));
}

/** Names that sound like what was typed or differ from it by a mistake or two. */
function similarNames(asked: Asked, kind: SearchKind): Ranked[] {
  const { r, terms } = asked;
  const key = terms.join('');
  const sounds = soundsOf(key);
  const edits = allowedEdits(key);
  const parts = pieces(key, edits);
  const alike = sounds.flatMap((sound) => matchingDocs(r.db, kind, pinyinQuery(sound), asked.limit + 1));
  const near = edits === 0 ? [] : matchingDocs(r.db, kind, anyPieceQuery(parts), MOST_CANDIDATES);
  const found = new Map<number, Ranked | null>();
  for (const row of alike) found.set(row.doc, similar(row, { key, edits, parts, sounds }));
  // What sounds alike is in the index of pinyin: thousands of candidates need not be spoken.
  for (const row of near)
    if (!found.has(row.doc)) found.set(row.doc, similar(row, { key, edits, parts, sounds: [] }));
  return [...found.values()].filter((one) => one !== null).sort(byRank);
}

/** Documents that name a party found by its pinyin: `jnzc` gives the orders of 江南造船 as well. */
function documentsByPinyin(asked: Asked, kinds: readonly SearchKind[]): Map<SearchKind, Ranked[]> {
  const { r, terms, limit } = asked;
  const [term = ''] = terms;
  const found = new Map<SearchKind, Ranked[]>();
  if (terms.length !== 1 || !isPinyin(term) || !isAllowed(r.actor.role, KIND_PERMISSION.parties))
    return found;
  const parties = matchingDocs(r.db, 'parties', pinyinQuery(term), PARTIES_BY_PINYIN + 1);
  if (parties.length > PARTIES_BY_PINYIN) return found;
  for (const party of parties) {
    const name = searchTerms(party.title).slice(0, 1);
    for (const kind of kinds) {
      const rows = matchingDocs(r.db, kind, containsQuery(name, false), limit + 1, name.join(' '));
      found.set(kind, [...(found.get(kind) ?? []), ...rows.map((row) => ranked(row, name, 'pinyin'))]);
    }
  }
  return found;
}

const byRank = (a: Ranked, b: Ranked) =>
  a.row.isVoided - b.row.isVoided || a.rank - b.rank || b.row.doc - a.row.doc;

function hitsByKind(asked: Asked): Map<Kind, Ranked[]> {
  const groups = new Map<Kind, Ranked[]>();
  if (asked.terms.length === 0) return groups;
  for (const kind of asked.kinds)
    groups.set(kind, kind === 'units' ? unitsOf(asked) : docsOfKind(asked, kind));
  const add = (kind: Kind, more: readonly Ranked[]) => {
    const known = groups.get(kind) ?? [];
    const ids = new Set(known.map((one) => one.row.id));
    groups.set(kind, [...known, ...more.filter((one) => !ids.has(one.row.id))]);
  };
  const documents = asked.kinds.filter((kind) => kind !== 'units' && !NAMED.has(kind)) as SearchKind[];
  for (const [kind, more] of documentsByPinyin(asked, documents)) add(kind, more);
  const names = asked.kinds.filter((kind) => NAMED.has(kind)) as SearchKind[];
  const count = names.reduce((sum, kind) => sum + (groups.get(kind)?.length ?? 0), 0);
  if (count === 0) for (const kind of names) add(kind, similarNames(asked, kind));
  return groups;
}

/** Records the user may read that contain the text, best first: equal, beginning, containing, by pinyin, similar. */
export function findRecords(r: ReadContext, text: string, limit = 20): SearchHit[] {
  const asked = ask(r, text, limit);
  const order = (one: Ranked) => KINDS.indexOf(one.row.kind as Kind);
  return [...hitsByKind(asked).values()]
    .flat()
    .sort((a, b) => a.row.isVoided - b.row.isVoided || a.rank - b.rank || order(a) - order(b) || byRank(a, b))
    .slice(0, limit)
    .map(asHit);
}

/** The same by kind, best first; kinds without a hit are left out. */
export function findGroups(r: ReadContext, text: string, limit = 8, kind?: string): SearchGroup[] {
  return [...hitsByKind(ask(r, text, limit, kind))].flatMap(([name, found]) => {
    if (found.length === 0) return [];
    const hits = found.sort(byRank).slice(0, limit).map(asHit);
    return [{ kind: name, hits, hasMore: found.length > limit }];
  });
}
