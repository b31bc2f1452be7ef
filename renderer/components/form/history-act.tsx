import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import type { FieldDefinition } from './form-types.ts';

/** Looked at now and then: it comes when it is asked for. */
const ChangeHistory = lazy(async () => {
  const { ChangeHistory: dialog } = await import('./change-history.tsx');
  return { default: dialog };
});

export interface HistoryOptions {
  /** Name of the record's kind in the change log. */
  entity: string;
  /** Fields the log knows and the form does not show: a stage, a state. */
  more?: readonly FieldDefinition[];
}

interface HistoryActProps extends HistoryOptions {
  id: string;
  title: string;
  fields: readonly FieldDefinition[];
}

/** Opens who changed what in this record. */
export function HistoryAct({ entity, id, title, fields, more = [] }: HistoryActProps) {
  const { t } = useTranslation('form');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('history.open')}</Button>
      <Suspense>
        {isOpen ? (
          <ChangeHistory
            entity={entity}
            id={id}
            title={title}
            fields={[...fields, ...more]}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
