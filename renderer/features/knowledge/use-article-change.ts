import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ArticleDetail } from '#contract/knowledge/knowledge.contract.ts';
import { orpc } from '#renderer/lib/client.ts';

/** A write to an article; the answer is shown at once, lists and offers are read again. */
export function useArticleChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: () => Promise<ArticleDetail>) => change(),
    onSuccess: (detail) => {
      const { queryKey } = orpc.knowledge.get.queryOptions({ input: { id: detail.articleId } });
      queries.setQueryData(queryKey, detail);
      return queries.invalidateQueries({ queryKey: orpc.knowledge.key() });
    },
  });
}
