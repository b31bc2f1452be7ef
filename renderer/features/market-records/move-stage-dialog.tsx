import { Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketRecordRow } from '#contract/market-records/market-records.schema.ts';
import { MARKET_STAGES, type MarketStage, transitionRule } from '#contract/market-records/stages.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { parseDateText } from '#renderer/lib/parse-date.ts';

/** Stages this record may go to now; a contract is entered by its order, never by hand. */
function reachable(from: MarketStage): MarketStage[] {
  return MARKET_STAGES.filter((to) => to !== 'contracted' && transitionRule(from, to).isAllowed);
}

/** The usual step: one forward, which asks no reason. */
function usualStep(from: MarketStage): MarketStage | undefined {
  const stages = reachable(from);
  return stages.find((to) => !transitionRule(from, to).needsReason) ?? stages[0];
}

function useMove(record: MarketRecordRow, onClose: () => void) {
  const queries = useQueryClient();
  const [toStage, setToStage] = useState(usualStep(record.stage));
  const [reason, setReason] = useState('');
  const [recheck, setRecheck] = useState('');
  const move = useMutation({
    mutationFn: (to: MarketStage) => {
      const recheckOn = parseDateText(recheck, today());
      return client.marketRecords.move({
        id: record.id,
        version: record.version,
        toStage: to,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(recheckOn ? { recheckOn } : {}),
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.marketRecords.key() });
      onClose();
    },
  });
  return { toStage, setToStage, reason, setReason, recheck, setRecheck, move };
}

/** Moves a record along the ladder or off it; says beforehand what the step needs. */
export function MoveStageDialog({ record, onClose }: { record: MarketRecordRow; onClose: () => void }) {
  const { t } = useTranslation('market-records');
  const { t: common } = useTranslation('common');
  const model = useMove(record, onClose);
  const { toStage } = model;
  const rule = toStage ? transitionRule(record.stage, toStage) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (toStage) model.move.mutate(toStage);
  };
  return (
    <Dialog title={`${t('move.title')} ${record.no}`} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {model.move.error ? <ErrorPanel error={model.move.error} /> : null}
        <Select
          label={t('move.to')}
          data={reachable(record.stage).map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
          value={toStage ?? null}
          onChange={(next) => model.setToStage(MARKET_STAGES.find((stage) => stage === next))}
          allowDeselect={false}
          searchable
          selectFirstOptionOnChange
          data-autofocus
        />
        <Textarea
          label={t('move.reason')}
          description={
            rule?.needsManager ? t('move.managerNeeded') : rule?.needsReason ? t('move.reasonNeeded') : null
          }
          required={rule?.needsReason === true}
          value={model.reason}
          onChange={(event) => model.setReason(event.currentTarget.value)}
          rows={2}
        />
        {toStage === 'shelved' ? (
          <TextInput
            label={t('move.recheckOn')}
            value={model.recheck}
            onChange={(event) => model.setRecheck(event.currentTarget.value)}
          />
        ) : null}
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={model.move.isPending}>
            {t('move.act', { stage: toStage ? t(`stage.${toStage}`) : '' })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
