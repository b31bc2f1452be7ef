import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import {
  idInput,
  idSchema,
  instantSchema,
  longText,
  requiredText,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { codeSuggestions } from '#contract/service-cases/similar.schema.ts';

export const ARTICLE_STATES = ['draft', 'review', 'published', 'superseded', 'withdrawn'] as const;
const text = z.string().nullable();
const names = z.array(shortText.min(1)).max(40);

const content = {
  title: requiredText,
  symptom: longText.optional(),
  cause: longText.optional(),
  remedy: longText.optional(),
  productIds: z.array(idSchema).max(40).optional(),
  parts: names.optional(),
  faultCodes: names.optional(),
};
export const articleCreate = z.strictObject(content);
export const articleUpdate = z
  .strictObject({ id: idSchema, version: versionSchema, ...content })
  .partial({ title: true });
/** Handed in together with what was typed since it was last saved. */
export const articleSubmit = articleUpdate;
const step = { id: idSchema, version: versionSchema };
export const articleStep = z.strictObject(step);
export const articleReturn = z.strictObject({ ...step, reason: requiredText });

/** One revision of an article; the list shows the one that is in force, or in work. */
export const articleRow = z.object({
  /** Of the revision. */
  id: z.string(),
  articleId: z.string(),
  no: z.string(),
  seq: z.number(),
  state: z.enum(ARTICLE_STATES),
  title: z.string(),
  symptom: z.string(),
  cause: z.string(),
  remedy: z.string(),
  productIds: z.array(z.string()),
  products: z.array(z.string()),
  parts: z.array(z.string()),
  faultCodes: z.array(z.string()),
  note: text,
  caseId: text,
  caseNo: text,
  author: text,
  reviewer: text,
  publishedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  uses: z.number(),
  version: z.number(),
  /** Where a newer revision of the article stands that is not in force yet. */
  inWork: z.enum(['draft', 'review']).nullable(),
});
export type ArticleRow = z.infer<typeof articleRow>;
export const articleDetail = z.object({
  articleId: z.string(),
  no: z.string(),
  revisions: z.array(articleRow),
  /** Who did what and when, newest first. */
  steps: z.array(
    z.object({
      id: z.string(),
      seq: z.number(),
      toState: z.enum(ARTICLE_STATES),
      reason: text,
      at: instantSchema,
      byName: text,
    }),
  ),
});
export type ArticleDetail = z.infer<typeof articleDetail>;

export const offerInput = z.strictObject({
  text: longText,
  faultCode: shortText.nullable().optional(),
  part: shortText.nullable().optional(),
  productId: idSchema.nullable().optional(),
  limit: z.coerce.number().int().min(1).max(20).optional(),
});
export const offeredArticle = articleRow
  .pick({
    articleId: true,
    no: true,
    title: true,
    cause: true,
    remedy: true,
    uses: true,
  })
  .extend({ because: z.array(z.enum(['text', 'fault', 'part', 'product'])) });
export type OfferedArticle = z.infer<typeof offeredArticle>;

/** A free-text record without a fault code, and what its words speak for. */
export const uncodedCase = z.object({
  id: z.string(),
  version: z.number(),
  no: z.string(),
  reportedOn: z.string(),
  title: z.string(),
  description: text,
  faultText: text,
  product: text,
  part: text,
  suggestions: codeSuggestions,
});
export type UncodedCase = z.infer<typeof uncodedCase>;
export const codingInput = z.strictObject({
  /** Records passed over for now. */
  skip: z.array(idSchema).max(500).optional(),
});
export const codingState = z.object({
  left: z.number(),
  coded: z.number(),
  /** Of the coded ones, those of the asking person: what can be taken back. */
  mine: z.number(),
  next: uncodedCase.nullable(),
});
export type CodingState = z.infer<typeof codingState>;
export const codeCase = z.strictObject({
  id: idSchema,
  version: versionSchema,
  faultCode: shortText.min(1),
  causeCode: shortText.min(1).nullable().optional(),
  part: shortText.min(1).nullable().optional(),
});

const read = needs('cases.read');
const write = needs('cases.write');
const manage = needs('service.manage');
const base = '/knowledge';
const revision = `${base}/revisions/{id}`;

export const knowledgeContract = {
  list: read.route({ method: 'GET', path: base }).input(listInput).output(listOutput(articleRow)),
  get: read
    .route({ method: 'GET', path: `${base}/{id}` })
    .input(idInput)
    .output(articleDetail),
  create: write
    .route({ method: 'POST', path: base, successStatus: 201 })
    .input(articleCreate)
    .output(articleDetail),
  /** Draft of an article from a solved case; the article that is there already when there is one. */
  fromCase: write
    .route({ method: 'POST', path: `${base}/from-case/{id}`, successStatus: 201 })
    .input(idInput)
    .output(articleDetail),
  update: write.route({ method: 'PATCH', path: revision }).input(articleUpdate).output(articleDetail),
  submit: write
    .route({ method: 'POST', path: `${revision}/review` })
    .input(articleSubmit)
    .output(articleDetail),
  return: manage
    .route({ method: 'POST', path: `${revision}/return` })
    .input(articleReturn)
    .output(articleDetail),
  publish: manage
    .route({ method: 'POST', path: `${revision}/publish` })
    .input(articleStep)
    .output(articleDetail),
  withdraw: manage
    .route({ method: 'POST', path: `${revision}/withdraw` })
    .input(articleReturn)
    .output(articleDetail),
  /** A new draft with the content of the published revision. */
  revise: write
    .route({ method: 'POST', path: `${base}/{id}/revisions` })
    .input(idInput)
    .output(articleDetail),
  /** Published articles that may help, best first. */
  offers: read.input(offerInput).output(z.array(offeredArticle)),
  /** The article helped in this case. */
  use: write
    .input(z.strictObject({ articleId: idSchema, caseId: idSchema }))
    .output(z.object({ uses: z.number() })),
  coding: read.input(codingInput).output(codingState),
  code: write.route({ method: 'POST', path: '/coding/{id}' }).input(codeCase).output(codingState),
  /** Takes back one's own last coding. */
  undoCoding: write.route({ method: 'POST', path: '/coding-undo' }).output(codingState),
};
