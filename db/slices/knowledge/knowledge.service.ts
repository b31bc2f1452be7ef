import type { z } from 'zod';
import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type {
  ArticleDetail,
  ArticleRow,
  articleCreate,
  articleReturn,
  articleStep,
  articleSubmit,
  articleUpdate,
  OfferedArticle,
  offerInput,
} from '#contract/knowledge/knowledge.contract.ts';
import { textTokens } from '#contract/service-cases/text-tokens.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { canonicalJson, sha256 } from '#db/kit/identity.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireRow, requireVersion } from '#db/kit/row-meta.ts';
import { codeWord, requireCodes } from '#db/slices/codes/codes.service.ts';
import { getCase } from '#db/slices/service-cases/case-view.service.ts';
import { anyOf } from '#db/slices/service-cases/full-text-query.ts';
import { contentOfCase } from './article-content.ts';
import { reindexArticle } from './article-search.ts';
import {
  articleList,
  articles,
  findArticleOfCase,
  indexArticle,
  insertStep,
  markUse,
  nextDoc,
  offerCandidates,
  revisions,
  revisionsOf,
  type StoredRevision,
  stepsOf,
} from './knowledge.repo.ts';

export function listArticles(r: ReadContext, input: ListInput): ListPage<ArticleRow> {
  return listPage(r.db, articleList, input) as ListPage<ArticleRow>;
}

export function getArticle(r: ReadContext, articleId: string): ArticleDetail {
  const article = requireRow(articles.find(r.db, articleId), 'knowledge', articleId);
  const { no } = article;
  return { articleId, no, revisions: revisionsOf(r.db, articleId), steps: stepsOf(r.db, articleId) };
}

type Content = z.infer<typeof articleCreate>;

function requireFaults(
  r: ReadContext,
  codes: readonly string[] | undefined,
  known: readonly string[] = [],
): void {
  const fresh = (codes ?? []).filter((code) => !known.includes(code));
  requireCodes(
    r,
    fresh.map((code) => ({ path: 'faultCodes', kind: 'fault', code })),
  );
}

function insertRevision(w: WriteContext, articleId: string, seq: number, content: Content): StoredRevision {
  const row: StoredRevision = {
    symptom: '',
    cause: '',
    remedy: '',
    productIds: [],
    parts: [],
    faultCodes: [],
    ...definedOnly(content),
    id: w.newId(),
    doc: nextDoc(w.db),
    articleId,
    seq,
    state: 'draft',
    note: null,
    author: w.actor.userId,
    reviewer: null,
    publishedAt: null,
    contentHash: null,
    createdAt: w.at,
    version: 1,
  };
  revisions.insert(w.db, row);
  keepStep(w, row.id, 'draft', null);
  w.log({ entity: 'knowledge', id: articleId, action: 'update', after: { revision: row } });
  reindexArticle(w, articleId);
  return row;
}

function newArticle(w: WriteContext, content: Content, caseId: string | null): ArticleDetail {
  requireFaults(w, content.faultCodes);
  const article = { id: w.newId(), no: w.nextNo('article', w.today), caseId, uses: 0, ...createdNow(w) };
  articles.insert(w.db, article);
  w.log({ entity: 'knowledge', id: article.id, action: 'create', after: article });
  insertRevision(w, article.id, 1, content);
  return getArticle(w, article.id);
}

/** Begins an article by hand. */
export function createArticle(w: WriteContext, input: Content): ArticleDetail {
  return newArticle(w, input, null);
}

/** Makes the draft of an article from a solved case in one step. A case has one article; asked again it is that one. */
export function articleFromCase(w: WriteContext, caseId: string): ArticleDetail {
  const known = findArticleOfCase(w.db, caseId);
  if (known !== undefined) return getArticle(w, known);
  const row = getCase(w, caseId);
  if (!['resolved', 'confirmed', 'followed_up', 'closed'].includes(row.state))
    throw ruleBroken('illegal_transition', { from: row.state, to: 'draft' });
  return newArticle(
    w,
    contentOfCase(row, (kind, code) => codeWord(w, kind, code)),
    caseId,
  );
}

function requireRevision(
  w: WriteContext,
  input: z.infer<typeof articleStep>,
  states: readonly ArticleRow['state'][],
): StoredRevision {
  const current = requireRow(revisions.find(w.db, input.id), 'knowledge', input.id);
  requireVersion('knowledge', current, input.version);
  if (!states.includes(current.state)) throw ruleBroken('revision_immutable', { state: current.state });
  return current;
}

/** Who took the revision where, and when. */
function keepStep(
  w: WriteContext,
  revisionId: string,
  toState: ArticleRow['state'],
  reason: string | null,
): void {
  insertStep(w.db, { id: w.newId(), revisionId, toState, reason, at: w.at, byUser: w.actor.userId });
}

function change(w: WriteContext, current: StoredRevision, patch: Partial<StoredRevision>): ArticleDetail {
  const next = { ...patch, version: current.version + 1 };
  revisions.update(w.db, current.id, next);
  if (patch.state !== undefined) keepStep(w, current.id, patch.state, patch.note ?? null);
  w.log({
    entity: 'knowledge',
    id: current.articleId,
    action: 'update',
    before: { revision: current },
    after: { revision: { id: current.id, ...next } },
  });
  reindexArticle(w, current.articleId);
  return getArticle(w, current.articleId);
}

/** Changes a draft. */
export function updateArticle(w: WriteContext, input: z.infer<typeof articleUpdate>): ArticleDetail {
  const { id: _id, version: _version, ...content } = input;
  const current = requireRevision(w, input, ['draft']);
  requireFaults(w, content.faultCodes, current.faultCodes);
  return change(w, current, definedOnly(content));
}

/** Hands a draft in for review with what was typed last; it must say how the fault is solved. */
export function submitArticle(w: WriteContext, input: z.infer<typeof articleSubmit>): ArticleDetail {
  const { id: _id, version: _version, ...content } = input;
  const current = requireRevision(w, input, ['draft']);
  requireFaults(w, content.faultCodes, current.faultCodes);
  const given = definedOnly(content);
  const { remedy = current.remedy } = given;
  if (remedy.trim() === '') throw ruleBroken('article_without_remedy', {});
  return change(w, current, { ...given, state: 'review', note: null });
}

export function returnArticle(w: WriteContext, input: z.infer<typeof articleReturn>): ArticleDetail {
  const current = requireRevision(w, input, ['review']);
  return change(w, current, { state: 'draft', note: input.reason, reviewer: w.actor.userId });
}

/** Puts a reviewed revision in force; the one before is superseded, its content stays as it was. */
export function publishArticle(w: WriteContext, input: z.infer<typeof articleStep>): ArticleDetail {
  const current = requireRevision(w, input, ['review']);
  const before = revisionsOf(w.db, current.articleId).find((one) => one.state === 'published');
  if (before) {
    const stored = requireRow(revisions.find(w.db, before.id), 'knowledge', before.id);
    change(w, stored, { state: 'superseded' });
    indexArticle(w.db, stored.doc, null);
  }
  const { title, symptom, cause, remedy, parts } = current;
  indexArticle(w.db, current.doc, [title, symptom, cause, remedy, ...parts].join('\n'));
  return change(w, current, {
    state: 'published',
    reviewer: w.actor.userId,
    publishedAt: w.at,
    contentHash: sha256(
      canonicalJson({ title, symptom, cause, remedy, parts, faultCodes: current.faultCodes }),
    ),
  });
}

/** Takes a published revision out of use, with the reason as its note. */
export function withdrawArticle(w: WriteContext, input: z.infer<typeof articleReturn>): ArticleDetail {
  const current = requireRevision(w, input, ['published']);
  indexArticle(w.db, current.doc, null);
  return change(w, current, { state: 'withdrawn', note: input.reason });
}

/** Opens the next revision with the content of the last one. One in work at a time. */
export function reviseArticle(w: WriteContext, articleId: string): ArticleDetail {
  const [last] = getArticle(w, articleId).revisions;
  if (!last) throw new DomainError('NOT_FOUND', { entity: 'knowledge', key: articleId });
  if (last.state === 'draft' || last.state === 'review')
    throw ruleBroken('revision_in_work', { letter: String(last.seq) });
  const { title, symptom, cause, remedy, productIds, parts, faultCodes } = last;
  insertRevision(w, articleId, last.seq + 1, {
    title,
    symptom,
    cause,
    remedy,
    productIds,
    parts,
    faultCodes,
  });
  return getArticle(w, articleId);
}

const WEIGHTS = { text: 0.5, fault: 0.25, part: 0.15, product: 0.1 } as const;
type Reason = keyof typeof WEIGHTS;

/** Published articles that may help: by words, fault, part and product, those that helped before first among equals. */
export function offerArticles(r: ReadContext, input: z.infer<typeof offerInput>): OfferedArticle[] {
  const { faultCode = null, part = null, productId = null } = input;
  const found = offerCandidates(r.db, anyOf(textTokens(input.text)), { faultCode, part, productId });
  const best = Math.max(0, ...found.map((one) => one.rank));
  const rated = found.map((one) => {
    const parts: Record<Reason, number> = {
      text: best > 0 ? one.rank / best : 0,
      fault: faultCode !== null && one.faultCodes.includes(faultCode) ? 1 : 0,
      part: part !== null && one.parts.includes(part) ? 1 : 0,
      product: productId !== null && one.productIds.includes(productId) ? 1 : 0,
    };
    const reasons = Object.keys(WEIGHTS) as Reason[];
    const score = reasons.reduce((sum, reason) => sum + WEIGHTS[reason] * parts[reason], 0);
    return {
      one,
      score: score + Math.min(0.05, one.uses / 1000),
      because: reasons.filter((reason) => parts[reason] > 0.2),
    };
  });
  return rated
    .filter(({ because }) => because.some((reason) => reason !== 'product'))
    .sort((a, b) => b.score - a.score)
    .slice(0, input.limit ?? 4)
    .map(({ one: { articleId, no, title, cause, remedy, uses }, because }) => ({
      articleId,
      no,
      title,
      cause,
      remedy,
      uses,
      because,
    }));
}

export function noteArticleUse(
  w: WriteContext,
  input: { articleId: string; caseId: string },
): { uses: number } {
  requireRow(articles.find(w.db, input.articleId), 'knowledge', input.articleId);
  const uses = markUse(w.db, input.articleId, input.caseId, w.at, w.actor.userId);
  w.log({ entity: 'knowledge', id: input.articleId, action: 'update', after: { usedIn: input.caseId } });
  return { uses };
}
