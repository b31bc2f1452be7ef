import './knowledge.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodingState } from '#contract/knowledge/knowledge.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { CodingRecord } from './coding-record.tsx';

function useCoding() {
  const queries = useQueryClient();
  const [skip, setSkip] = useState<string[]>([]);
  const found = useQuery({
    ...orpc.knowledge.coding.queryOptions({ input: { skip } }),
    placeholderData: (before) => before,
  });
  const change = useMutation({
    mutationFn: (step: () => Promise<CodingState>) => step(),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: orpc.knowledge.key() }),
        queries.invalidateQueries({ queryKey: orpc.serviceCases.key() }),
      ]),
  });
  const pass = (id: string) => setSkip((old) => [...old, id]);
  const again = () => setSkip([]);
  return { found, change, pass, again };
}

/** Nothing to code: everything has its codes, or what is left was passed over. */
function NoRecord({ left, onAgain }: { left: number; onAgain: () => void }) {
  const { t } = useTranslation('knowledge');
  useShortcuts(left > 0 ? [{ keys: 'Enter', word: t('coding.again'), run: onAgain }] : []);
  if (left === 0) return <EmptyState title={t('coding.doneTitle')} text={t('coding.doneText')} />;
  return (
    <EmptyState
      title={t('coding.passedTitle', { left })}
      text={t('coding.passedText')}
      actions={
        <Button keys="Enter" onClick={onAgain}>
          {t('coding.again')}
        </Button>
      }
    />
  );
}

/** Old free-text records get their codes: number keys take what is proposed, F7 anything else, Enter confirms, Ctrl+Z takes back. */
export function CodingPage() {
  const { t } = useTranslation('knowledge');
  useTabTitle(t('coding.title'));
  const { found, change, pass, again } = useCoding();
  const canUndo = (found.data?.mine ?? 0) > 0 && !change.isPending;
  const undo = () => {
    if (canUndo) change.mutate(() => client.knowledge.undoCoding());
  };
  useShortcuts([{ keys: 'Ctrl+Z', word: t('coding.undo'), run: undo }]);
  const next = found.data?.next;
  return (
    <Page label={t('coding.title')}>
      <Toolbar
        label={t('coding.title')}
        end={
          <Button keys="Ctrl+Z" disabled={!canUndo} onClick={undo}>
            {t('coding.undo')}
          </Button>
        }
      >
        <strong>{t('coding.title')}</strong>
        <span className="mw-muted" role="status">
          {t('coding.left', { left: found.data?.left ?? 0, coded: found.data?.coded ?? 0 })}
        </span>
      </Toolbar>
      {change.error ? <ErrorPanel error={change.error} /> : null}
      {next ? (
        <CodingRecord
          key={next.id}
          record={next}
          busy={change.isPending}
          onPass={() => pass(next.id)}
          onCode={(codes) =>
            change.mutate(() => client.knowledge.code({ id: next.id, version: next.version, ...codes }))
          }
        />
      ) : null}
      {found.data && !next ? <NoRecord left={found.data.left} onAgain={again} /> : null}
    </Page>
  );
}
