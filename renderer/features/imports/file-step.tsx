import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { downloadTemplate } from './download-workbook.ts';
import { KindChoice } from './kind-choice.tsx';
import type { LedgerDraft } from './ledger-draft.ts';

interface FileStepProps {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  onDraft: (draft: LedgerDraft) => void;
}

/** The first step: what the ledger holds, and the ledger itself, dropped or chosen. */
export function FileStep({ kind, onKind, onDraft }: FileStepProps) {
  const { t } = useTranslation('imports');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      const { uploadId, name } = await client.imports.upload({ file }, { context: { timeout: null } });
      onDraft({ uploadId, fileName: name, request: { kind } });
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <>
      <div className="mw-row">
        <span className="mw-muted">{t('kind.label')}</span>
        <KindChoice kind={kind} onKind={onKind} />
        <span className="mw-push" />
        <Button onClick={() => void downloadTemplate(kind).catch(setError)}>{t('template')}</Button>
      </div>
      <DropZone isBusy={isBusy} onFile={(file) => void send(file)} />
      <p className="mw-muted">{t('emptyText')}</p>
      {isBusy ? <p role="status">{t('drop.reading')}</p> : null}
      {error === null ? null : <ErrorPanel error={error} />}
    </>
  );
}

function DropZone({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File | undefined) => void }) {
  const { t } = useTranslation('imports');
  const [isOver, setOver] = useState(false);
  const hint = useId();
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <label
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{t('drop.title')}</strong>
      <span id={hint} className="mw-muted">
        {t('drop.hint')}
      </span>
      <span className="mw-button primary" aria-hidden="true">
        {t('drop.label')}
      </span>
      <input
        className="mw-hidden"
        type="file"
        accept=".xlsx,.xlsm,.xls,.xlsb,.csv,.txt,.tsv,.et"
        aria-label={t('drop.label')}
        aria-describedby={hint}
        disabled={isBusy}
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
    </label>
  );
}
