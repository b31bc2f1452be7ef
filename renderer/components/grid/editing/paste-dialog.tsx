import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { countPlan } from './change-plan.ts';
import type { Block } from './clipboard-text.ts';
import type { EditingDialogsProps } from './dialog-props.ts';
import { keyColumn, looksLikeHead, type PasteMode, pasteTarget } from './paste-plan.ts';
import { PlanTable } from './plan-table.tsx';
import { offerUndo } from './undo-notice.tsx';
import { usePastePlan } from './use-paste-plan.ts';
import { useRefusalWords } from './use-refusal-words.ts';

interface PasteDialogProps<Row> extends EditingDialogsProps<Row> {
  block: Block;
  top: number;
  left: number;
  onClose: () => void;
}

/** What is asked of the person about a block: where it begins to be data, and whether it overwrites or adds. */
function usePasteChoice<Row>({ props, model, block, left }: PasteDialogProps<Row>) {
  const [hasHead, setHead] = useState(() => looksLikeHead(block, props.columns));
  const key = keyColumn(props.columns);
  const target = useMemo(
    () => pasteTarget(block, props.columns, model.columns, left, hasHead),
    [block, props.columns, model.columns, left, hasHead],
  );
  const isKeyed = key !== null && target.columns.includes(key);
  const [chosen, setMode] = useState<PasteMode | null>(null);
  const natural: PasteMode = isKeyed ? 'key' : hasHead && props.editing?.newRow ? 'add' : 'over';
  const mode = chosen === null || (chosen === 'key' && !isKeyed) ? natural : chosen;
  return { hasHead, setHead, mode, setMode, target, named: isKeyed ? key : null };
}

/** A block from a spreadsheet, looked at before it is saved: all its rows or, by choice, those without errors. */
export function PasteDialog<Row>(dialog: PasteDialogProps<Row>) {
  const { props, model, onClose } = dialog;
  const { t } = useTranslation('grid-editing');
  const words = useRefusalWords();
  const choice = usePasteChoice(dialog);
  const { plan, isChecking, save } = usePastePlan(dialog, choice);
  const [withoutWrong, setWithoutWrong] = useState(false);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const counts = countPlan(plan);
  const ready = counts.changed + counts.new;
  const columns = choice.target.columns.filter((column) => column?.edit) as typeof props.columns;
  const left = choice.target.columns.filter((column) => !column?.edit && column !== choice.named).length;
  const canSave = ready > 0 && !isChecking && (counts.wrong === 0 || withoutWrong);
  const run = async () => {
    const saved = await save();
    if (!saved) return;
    onClose();
    offerUndo(t('paste.done', { count: ready }), t('undo'), model.editing.acts.undo);
  };
  return (
    <Dialog
      title={t('paste.title', { rows: choice.target.block.length, columns: columns.length })}
      opened
      onClose={onClose}
      size={1040}
      foot={
        <PasteFoot
          {...{ canSave, ready, onClose }}
          isBusy={isChecking}
          onSave={() => void run().catch(model.editing.say)}
        />
      }
    >
      <PasteOptions
        {...choice}
        isKeyed={choice.named !== null}
        canAdd={props.editing?.newRow !== undefined}
        left={left}
      />
      <p role="status" aria-live="polite">
        {isChecking ? t('paste.checking') : t('paste.counts', { ...counts })}
      </p>
      <PlanTable
        label={t('paste.table')}
        plan={onlyWrong ? plan.filter((one) => one.kind === 'wrong') : plan}
        columns={columns}
        all={props.columns}
        nameOf={(row) => props.editing?.nameOf(row) ?? ''}
        format={model.format}
        words={words}
      />
      {counts.wrong > 0 ? (
        <div className="mw-row">
          <Checkbox
            label={t('paste.onlyWrong')}
            checked={onlyWrong}
            onChange={(event) => setOnlyWrong(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('paste.withoutWrong', { count: counts.wrong })}
            checked={withoutWrong}
            onChange={(event) => setWithoutWrong(event.currentTarget.checked)}
          />
        </div>
      ) : null}
    </Dialog>
  );
}

interface PasteFootProps {
  canSave: boolean;
  ready: number;
  isBusy: boolean;
  onSave: () => void;
  onClose: () => void;
}

function PasteFoot({ canSave, ready, isBusy, onSave, onClose }: PasteFootProps) {
  const { t } = useTranslation('grid-editing');
  const { t: common } = useTranslation('common');
  return (
    <>
      <Button onClick={onClose}>{common('cancel')}</Button>
      <Button tone="primary" disabled={!canSave} busy={isBusy} onClick={onSave} data-autofocus>
        {t('paste.save', { count: ready })}
      </Button>
    </>
  );
}

interface PasteOptionsProps {
  hasHead: boolean;
  setHead: (hasHead: boolean) => void;
  mode: PasteMode;
  setMode: (mode: PasteMode) => void;
  isKeyed: boolean;
  canAdd: boolean;
  left: number;
}

function PasteOptions(options: PasteOptionsProps) {
  const { t } = useTranslation('grid-editing');
  const modes: PasteMode[] = [
    'over',
    ...(options.isKeyed ? (['key'] as const) : []),
    ...(options.canAdd ? (['add'] as const) : []),
  ];
  return (
    <div className="mw-row">
      <Segments
        label={t('paste.mode')}
        value={options.mode}
        onChange={options.setMode}
        options={modes.map((value) => ({ value, word: t(`paste.${value}`) }))}
      />
      <Checkbox
        label={t('paste.hasHead')}
        checked={options.hasHead}
        onChange={(event) => options.setHead(event.currentTarget.checked)}
      />
      {options.left > 0 ? <span className="mw-muted">{t('paste.left', { count: options.left })}</span> : null}
    </div>
  );
}
