import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { canJudge, nextStates } from '#contract/service-cases/states.ts';
import { Button } from '#renderer/components/button.tsx';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { CaseProgress } from './case-progress.tsx';
import { incompleteKind } from './case-words.ts';
import { JudgeDialog } from './judge-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';

/** What can be decided about the case now. */
export function CaseActs({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const navigate = useNavigate();
  const canWrite = useMay('cases.write');
  const [open, setOpen] = useState<'judge' | 'move' | null>(null);
  const edit = () => void navigate({ to: '/service-cases/$id/edit', params: { id: row.id } });
  const acts = [
    { keys: 'Alt+J', word: t('act.judge'), run: () => setOpen('judge'), isOffered: canJudge(row.state) },
    {
      keys: 'Alt+S',
      word: t('act.move'),
      run: () => setOpen('move'),
      isOffered: nextStates(row.state, row.judgement).length > 0,
    },
    {
      keys: 'Alt+U',
      word: incompleteKind(row) ? t('act.complete') : t('act.edit'),
      run: edit,
      isOffered: true,
    },
  ].filter((act) => canWrite && act.isOffered && row.voidedAt === null);
  useShortcuts(open === null ? acts.map(({ keys, word, run }) => ({ keys, word, run })) : []);
  const isWorked = row.state === 'in_progress' && canWrite && row.voidedAt === null;
  return (
    <>
      {isWorked ? <CaseProgress row={row} /> : null}
      {acts.map((act, at) => (
        <Button
          key={act.keys}
          keys={act.keys}
          tone={at === 0 && act.run !== edit ? 'primary' : 'plain'}
          onClick={act.run}
        >
          {act.word}
        </Button>
      ))}
      {open === 'judge' ? <JudgeDialog row={row} onClose={() => setOpen(null)} /> : null}
      {open === 'move' ? <MoveDialog row={row} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
