import type { ArticleRow } from '#contract/knowledge/knowledge.contract.ts';
import type { Tone } from '#renderer/components/record/state-badge.tsx';

export const ARTICLE_TONES: Record<ArticleRow['state'], Tone> = {
  draft: 'warn',
  review: 'run',
  published: 'ok',
  superseded: 'off',
  withdrawn: 'bad',
};
