import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import type { Judgement } from '#contract/service-cases/states.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { PayerNote } from './case-facts.tsx';
import { useCaseChange } from './use-case-change.ts';

/** Who pays: the warranty clock beside the choice, so that nobody has to guess. */
export function JudgeDialog({ row, onClose }: { row: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const { t: common } = useTranslation('common');
  const mayGoodwill = useMay('cases.goodwill');
  const [judgement, setJudgement] = useState<Judgement>(
    row.judgement ?? (row.warranty?.state === 'in' && row.exclusion === null ? 'warranty' : 'paid'),
  );
  const [reason, setReason] = useState('');
  const judge = useCaseChange(
    () =>
      client.serviceCases.judge({
        id: row.id,
        version: row.version,
        judgement,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      }),
    onClose,
  );
  const isExcluded = judgement === 'warranty' && row.exclusion !== null;
  const needsReason =
    isExcluded || judgement === 'goodwill' || (row.judgement !== null && row.judgement !== judgement);
  const choices: readonly Judgement[] = mayGoodwill ? ['warranty', 'paid', 'goodwill'] : ['warranty', 'paid'];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    judge.mutate(undefined);
  };
  return (
    <Dialog title={t('judge.title', { no: row.no })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {judge.error ? <ErrorPanel error={judge.error} /> : null}
        <PayerNote row={row} />
        <span className="mw-muted">{t('judge.text')}</span>
        <Segments
          label={t('field.judgement')}
          value={judgement}
          options={choices.map((value) => ({ value, word: t(`judgement.${value}`) }))}
          onChange={setJudgement}
        />
        <Textarea
          label={t('judge.reason')}
          description={isExcluded ? t('judge.excluded') : needsReason ? t('judge.reasonNeeded') : null}
          required={needsReason}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            tone="primary"
            type="submit"
            busy={judge.isPending}
            disabled={needsReason && reason.trim() === ''}
          >
            {t('judge.act', { judgement: t(`judgement.${judgement}`) })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
