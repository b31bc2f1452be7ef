import { Select, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import {
  CASE_STATES,
  type CaseState,
  caseTransition,
  nextStates,
  PROGRESS,
} from '#contract/service-cases/states.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useCaseChange } from './use-case-change.ts';

type Progress = (typeof PROGRESS)[number];

function useMove(row: CaseDetail, onClose: () => void) {
  const choices = nextStates(row.state, row.judgement);
  const [toState, setToState] = useState<CaseState | undefined>(choices[0]);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [reason, setReason] = useState('');
  const move = useCaseChange((to: CaseState) => {
    const given = {
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(to === 'in_progress' && progress ? { progress } : {}),
    };
    return client.serviceCases.move({ id: row.id, version: row.version, toState: to, ...given });
  }, onClose);
  return { choices, toState, setToState, progress, setProgress, reason, setReason, move };
}

/** Moves the case on, back or aside; says beforehand what the step needs. */
export function MoveDialog({ row, onClose }: { row: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const { t: common } = useTranslation('common');
  const model = useMove(row, onClose);
  const { toState } = model;
  const needsReason = toState !== undefined && caseTransition(row.state, toState, row.judgement).needsReason;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (toState) model.move.mutate(toState);
  };
  return (
    <Dialog title={t('move.title', { no: row.no })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {model.move.error ? <ErrorPanel error={model.move.error} /> : null}
        <Select
          label={t('move.to')}
          data={model.choices.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          value={toState ?? null}
          onChange={(next) => model.setToState(CASE_STATES.find((state) => state === next))}
          allowDeselect={false}
          searchable
          selectFirstOptionOnChange
          data-autofocus
        />
        {toState === 'in_progress' ? (
          <Select
            label={t('move.progress')}
            data={PROGRESS.map((value) => ({ value, label: t(`progress.${value}`) }))}
            value={model.progress}
            onChange={(next) => model.setProgress(PROGRESS.find((value) => value === next) ?? null)}
            clearable
            searchable
            selectFirstOptionOnChange
          />
        ) : null}
        <Textarea
          label={t('move.reason')}
          description={needsReason ? t('move.reasonNeeded') : null}
          required={needsReason}
          rows={2}
          value={model.reason}
          onChange={(event) => model.setReason(event.currentTarget.value)}
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            tone="primary"
            type="submit"
            busy={model.move.isPending}
            disabled={needsReason && model.reason.trim() === ''}
          >
            {t('move.act', { state: toState ? t(`state.${toState}`) : '' })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
