import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { Dialog } from '../layout/dialog.tsx';
import { DetailTable } from '../record/detail-table.tsx';
import { ErrorPanel } from '../record/error-panel.tsx';
import { type HistoryEntry, historyEntries } from './change-entries.ts';
import { FieldValue } from './field-value.tsx';
import type { FieldDefinition } from './form-types.ts';

export interface ChangeHistoryProps {
  /** Name of the record's kind in the change log. */
  entity: string;
  id: string;
  title: string;
  /** Say what a field is called and how its values read. */
  fields: readonly FieldDefinition[];
  onClose: () => void;
}

/** Who changed what in a record, newest first, of everybody or of one person. */
export function ChangeHistory({ entity, id, title, fields, onClose }: ChangeHistoryProps) {
  const { t } = useTranslation('form');
  const [person, setPerson] = useState('');
  const history = useQuery(orpc.changes.history.queryOptions({ input: { entity, id } }));
  const entries = historyEntries(history.data ?? [], fields);
  const people = [...new Map(entries.map((entry) => [entry.actor, entry.name ?? entry.actor]))];
  return (
    <Dialog title={t('history.title', { title })} opened onClose={onClose} size={860}>
      {history.isError ? (
        <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <>
          {people.length > 1 ? (
            <label className="mw-row">
              {t('history.who')}
              <select value={person} onChange={(event) => setPerson(event.currentTarget.value)}>
                <option value="">{t('history.everybody')}</option>
                {people.map(([actor, name]) => (
                  <option key={actor} value={actor}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <Entries entries={entries.filter(({ actor }) => person === '' || actor === person)} />
        </>
      )}
    </Dialog>
  );
}

function Entries({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t } = useTranslation('form');
  return (
    <DetailTable
      label={t('history.label')}
      rows={entries}
      rowKey={(entry) => String(entry.seq)}
      empty={t('history.none')}
      columns={[
        { id: 'at', header: t('history.at'), width: 128, cell: (entry) => formatInstant(entry.at) },
        { id: 'who', header: t('history.who'), width: 96, cell: (entry) => entry.name ?? entry.actor },
        { id: 'what', header: t('history.what'), cell: (entry) => <What entry={entry} /> },
      ]}
    />
  );
}

function What({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation('form');
  const { act, reason, changes } = entry;
  return (
    <>
      {act === 'update' ? null : (
        <div>
          {reason ? t('history.because', { act: t(`history.act.${act}`), reason }) : t(`history.act.${act}`)}
        </div>
      )}
      {changes.map((change) => (
        <div key={change.field.name}>
          {t('history.of', { field: change.field.label })}
          <FieldValue field={change.field} value={change.before} /> →{' '}
          <b>
            <FieldValue field={change.field} value={change.after} />
          </b>
        </div>
      ))}
      {act === 'update' && changes.length === 0 ? t('history.other') : null}
    </>
  );
}
