import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { shortText } from '#contract/kit/values.ts';
import type { RecallUnit } from '#contract/recalls/recalls.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { textOf } from '#renderer/lib/typed-words.ts';
import { useRecallChange } from './use-recall-change.ts';

/** What can be said of one unit: an answer, a case for the work, done, or that nothing is needed. */
export function UnitActs({ one }: { one: RecallUnit }) {
  const { t } = useTranslation('recalls');
  const mayWrite = useMay('cases.write');
  const navigate = useNavigate();
  const change = useRecallChange();
  const [asking, setAsking] = useState<'replied' | 'not_needed' | null>(null);
  const open = useMutation({
    mutationFn: () => client.recalls.openCase({ id: one.id }),
    onSuccess: ({ caseId }) => void navigate({ to: '/service-cases/$id', params: { id: caseId } }),
  });
  if (!mayWrite || one.state === 'done' || one.state === 'not_needed') return null;
  const { id, version } = one;
  return (
    <div className="mw-row wrap">
      {change.error ? <ErrorPanel error={change.error} /> : null}
      <Button tone="quiet" onClick={() => setAsking('replied')}>
        {t('act.reply')}
      </Button>
      {one.caseId === null ? (
        <Button tone="quiet" busy={open.isPending} onClick={() => open.mutate()}>
          {t('act.case')}
        </Button>
      ) : null}
      <Button
        tone="quiet"
        onClick={() => change.mutate(() => client.recalls.setUnit({ id, version, state: 'done' }))}
      >
        {t('act.done')}
      </Button>
      <Button tone="quiet" onClick={() => setAsking('not_needed')}>
        {t('unitState.not_needed')}
      </Button>
      {asking === 'replied' ? <ReplyDialog one={one} onClose={() => setAsking(null)} /> : null}
      {asking === 'not_needed' ? <NotNeededDialog one={one} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}

interface UnitDialogProps {
  one: RecallUnit;
  onClose: () => void;
}

function ReplyDialog({ one, onClose }: UnitDialogProps) {
  const { t } = useTranslation('recalls');
  const change = useRecallChange();
  const { id, version } = one;
  return (
    <FormDialog
      title={`${one.barcode} ${t('unitState.replied')}`}
      form="recall-units-replied"
      recordId={id}
      schema={z.object({ words: shortText.optional() })}
      fields={[{ kind: 'text', name: 'words', label: t('field.reply'), span: 2 }]}
      onSave={async ({ words }) => {
        const reply = textOf(words);
        const given = reply ? { reply } : {};
        await change.mutateAsync(() => client.recalls.setUnit({ id, version, state: 'replied', ...given }));
      }}
      onClose={onClose}
    />
  );
}

/** Nothing is to be done at this unit: that has a reason. */
function NotNeededDialog({ one, onClose }: UnitDialogProps) {
  const { t } = useTranslation('recalls');
  const change = useRecallChange();
  const { id, version } = one;
  return (
    <ReasonDialog
      title={`${one.barcode} ${t('unitState.not_needed')}`}
      label={t('whyNot')}
      act={t('unitState.not_needed')}
      call={change}
      onGive={(note) =>
        change.mutate(() => client.recalls.setUnit({ id, version, state: 'not_needed', note }), {
          onSuccess: onClose,
        })
      }
      onClose={onClose}
    />
  );
}
