import { useTranslation } from 'react-i18next';
import {
  CONFLICT_RULES,
  type ConflictRule,
  DEFAULT_MODE,
  IMPORT_KEYS,
  IMPORT_MODES,
  type ImportMode,
  importKey,
} from '#contract/imports/import-modes.ts';
import type { ImportRequestInput } from '#contract/imports/imports.schema.ts';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { useFieldWord } from './import-words.ts';

interface ModeBarProps {
  request: ImportRequestInput;
  onRequest: (request: ImportRequestInput) => void;
}

/** What the ledger may do with records that are here, by what they are known, and who wins where both were changed. */
export function ModeBar({ request, onRequest }: ModeBarProps) {
  const { t } = useTranslation('imports');
  const mode = request.mode ?? DEFAULT_MODE[request.kind];
  return (
    <div className="mw-row modes">
      <Segments<ImportMode>
        label={t('mode.label')}
        value={mode}
        options={IMPORT_MODES.map((value) => ({ value, word: t(`mode.${value}`) }))}
        onChange={(value) => onRequest({ ...request, mode: value })}
      />
      {mode === 'create' ? null : (
        <>
          <KeyChoice request={request} onRequest={onRequest} />
          <ConflictChoice request={request} onRequest={onRequest} />
        </>
      )}
      <span className="mw-muted">{t(`mode.hint.${mode}`)}</span>
    </div>
  );
}

function KeyChoice({ request, onRequest }: ModeBarProps) {
  const { t } = useTranslation('imports');
  const fieldWord = useFieldWord();
  const keys = IMPORT_KEYS[request.kind];
  return (
    <label className="mw-row">
      {t('mode.key')}
      <select
        value={importKey(request.kind, request.key).name}
        disabled={keys.length === 1}
        onChange={(event) => onRequest({ ...request, key: event.currentTarget.value })}
      >
        {keys.map((key) => (
          <option key={key.name} value={key.name}>
            {key.fields.map(fieldWord).join(' + ')}
          </option>
        ))}
      </select>
    </label>
  );
}

function ConflictChoice({ request, onRequest }: ModeBarProps) {
  const { t } = useTranslation('imports');
  const set = (value: string) => {
    const rule = CONFLICT_RULES.find((known): known is ConflictRule => known === value);
    if (rule) onRequest({ ...request, conflicts: rule });
  };
  return (
    <label className="mw-row">
      {t('mode.conflicts')}
      <select value={request.conflicts ?? 'return'} onChange={(event) => set(event.currentTarget.value)}>
        {CONFLICT_RULES.map((rule) => (
          <option key={rule} value={rule}>
            {t(`mode.conflict.${rule}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
