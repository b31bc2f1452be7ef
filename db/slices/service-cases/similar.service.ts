import type { z } from 'zod';
import type {
  CodeSuggestions,
  SimilarCase,
  similarInput,
  suggestInput,
} from '#contract/service-cases/similar.schema.ts';
import { textTokens, tokenOverlap } from '#contract/service-cases/text-tokens.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { foldText } from '#db/kit/text.ts';
import { allCodes } from '#db/slices/codes/codes.service.ts';
import { anyOf } from './full-text-query.ts';
import { type Candidate, candidatesByPart, candidatesByText } from './similar.repo.ts';

type Known = z.infer<typeof similarInput>;
interface Wanted {
  candidates: number;
  /** Only cases that somebody coded: the others have nothing to vote for. */
  isCoded: boolean;
}

/** Text decides; part, fault, product and unit tip the scale between texts that are as near. */
const WEIGHTS = { text: 0.6, part: 0.15, fault: 0.12, product: 0.08, unit: 0.05 } as const;
type Reason = keyof typeof WEIGHTS;

const SEARCH: Wanted = { candidates: 120, isCoded: false };
const VOTE: Wanted = { candidates: 400, isCoded: true };
const OF_PART = 40;
/** Longer texts are cut: the first words of a report say what is wrong. */
const MAX_TOKENS = 48;
const SOLVED = ['resolved', 'confirmed', 'followed_up', 'closed'];
/** A case that was not solved yet helps less. */
const UNSOLVED = 0.85;

function candidates(r: ReadContext, known: Known, tokens: ReadonlySet<string>, wanted: Wanted): Candidate[] {
  const query = anyOf([...tokens].slice(0, MAX_TOKENS));
  const byText = query === null ? [] : candidatesByText(r.db, query, wanted.candidates);
  const byPart = known.part ? candidatesByPart(r.db, known.part, known.faultCode ?? null, OF_PART) : [];
  const ids = new Set(byText.map((one) => one.id));
  return [...byText, ...byPart.filter((one) => !ids.has(one.id))].filter(
    (one) => one.id !== known.exceptId && (!wanted.isCoded || one.faultCode !== null),
  );
}

function isSameProduct(known: Known, one: Candidate): boolean {
  if (known.productId && known.productId === one.productId) return true;
  return Boolean(known.product && one.product && foldText(known.product) === foldText(one.product));
}

function scored(known: Known, tokens: ReadonlySet<string>, best: number, one: Candidate): SimilarCase {
  const overlap = tokenOverlap(tokens, textTokens(`${one.title} ${one.description ?? ''}`));
  const parts: Record<Reason, number> = {
    // Rare words count by BM25, the share of common words keeps long reports from winning by length.
    text: best > 0 ? 0.65 * (one.rank / best) + 0.35 * overlap : overlap,
    part: known.part && known.part === one.part ? 1 : 0,
    fault: known.faultCode && known.faultCode === one.faultCode ? 1 : 0,
    product: isSameProduct(known, one) ? 1 : 0,
    unit: known.unitId && known.unitId === one.unitId ? 1 : 0,
  };
  const reasons = Object.keys(WEIGHTS) as Reason[];
  const sum = reasons.reduce((total, reason) => total + WEIGHTS[reason] * parts[reason], 0);
  const because = reasons
    .filter((reason) => parts[reason] > 0.2)
    .sort((a, b) => WEIGHTS[b] * parts[b] - WEIGHTS[a] * parts[a]);
  const { unitId: _unit, productId: _product, description: _text, rank: _rank, isRepeat, ...shown } = one;
  return {
    ...shown,
    isRepeat: Boolean(isRepeat),
    isSameUnit: parts.unit > 0,
    score: sum * (SOLVED.includes(one.state) ? 1 : UNSOLVED),
    because,
  };
}

/**
 * Cases like the one that is being described, best first: full-text candidates (pairs of Han characters, stemmed
 * words) rated by rarity and share of common words, then by part, fault, product and unit. Nothing typed gives the
 * newest of the same part.
 */
export function findSimilarCases(r: ReadContext, known: Known): SimilarCase[] {
  return rankedCases(r, known, SEARCH);
}

function rankedCases(r: ReadContext, known: Known, wanted: Wanted): SimilarCase[] {
  const tokens = textTokens(known.text);
  const found = candidates(r, known, tokens, wanted);
  const best = found.reduce((max, one) => Math.max(max, one.rank), 0);
  return found
    .map((one) => scored(known, tokens, best, one))
    .filter((one) => one.because.length > 0)
    .sort((a, b) => b.score - a.score || (a.reportedOn < b.reportedOn ? 1 : -1))
    .slice(0, known.limit ?? 6);
}

const VOTERS = 25;
const OFFERED = 5;
/** The words of a code itself count as much as this many near cases. */
const OWN_WORDS = 3;

class Votes {
  readonly #sums = new Map<string, { votes: number; cases: number }>();

  add(code: string | null, votes: number, cases: number): void {
    if (!code || votes <= 0) return;
    const sum = this.#sums.get(code) ?? { votes: 0, cases: 0 };
    this.#sums.set(code, { votes: sum.votes + votes, cases: sum.cases + cases });
  }

  best(): CodeSuggestions['fault'] {
    const total = [...this.#sums.values()].reduce((sum, one) => sum + one.votes, 0);
    return [...this.#sums]
      .map(([code, { votes, cases }]) => ({ code, share: votes / total, cases }))
      .sort((a, b) => b.share - a.share)
      .slice(0, OFFERED);
  }
}

/**
 * Which codes the words speak for: the nearest coded cases vote by the square of their nearness, and the words of the
 * code table vote for themselves, so that a new factory has proposals before it has cases.
 */
export function suggestCodes(r: ReadContext, input: z.infer<typeof suggestInput>): CodeSuggestions {
  const near = rankedCases(r, { ...input, limit: VOTERS }, VOTE);
  const votes = { fault: new Votes(), cause: new Votes(), remedy: new Votes(), part: new Votes() };
  for (const one of near) {
    const weight = one.score ** 2;
    votes.fault.add(one.faultCode, weight, 1);
    votes.cause.add(one.causeCode, weight, 1);
    votes.remedy.add(one.remedyCode, weight, 1);
    votes.part.add(one.part, weight, 1);
  }
  const tokens = textTokens(input.text);
  const codes = allCodes(r);
  const active = new Set(codes.filter((c) => c.isActive).map((c) => `${c.kind} ${c.code}`));
  for (const { kind, code, zh, en, isActive } of codes) {
    if (!isActive || (kind !== 'fault' && kind !== 'cause' && kind !== 'remedy')) continue;
    const own = textTokens(`${zh} ${en}`);
    const common = [...own].filter((token) => tokens.has(token)).length;
    votes[kind].add(code, OWN_WORDS * (common / Math.max(2, own.size)) ** 2, 0);
  }
  const known = (kind: 'fault' | 'cause' | 'remedy') =>
    votes[kind].best().filter((one) => active.has(`${kind} ${one.code}`));
  return { fault: known('fault'), cause: known('cause'), remedy: known('remedy'), part: votes.part.best() };
}
