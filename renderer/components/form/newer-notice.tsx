import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { ConflictDialog, WhoChanged } from '../record/conflict-dialog.tsx';
import { FieldValue, LinesValue } from './field-value.tsx';
import type { FieldDefinition, FormValues } from './form-types.ts';
import type { RecordFormModel } from './use-record-form.ts';

interface NewerNoticeProps {
  model: RecordFormModel;
  /** What the record is called. */
  label: string;
  /** The record as it is now. */
  record: FormValues;
  version: number;
}

/** Somebody else saved the record while it is being changed here: what was taken over, or that one has to choose. */
export function NewerNotice({ model, record }: Pick<NewerNoticeProps, 'model' | 'record'>) {
  const { t } = useTranslation('form');
  const { newer } = model;
  if (newer.isHeld)
    return (
      <div className="mw-note warn" role="alert">
        <b>{t('staleTitle')}</b>
        <p>
          <WhoChanged newer={record} /> {t('newer.held')}
        </p>
        <Button onClick={() => newer.ask('stay')}>{t('newer.compare')}</Button>
      </div>
    );
  if (newer.taken === null) return null;
  return (
    <div className="mw-note warn" role="status">
      <WhoChanged newer={record} />{' '}
      {newer.taken.length > 0
        ? t('newer.taken', { fields: newer.taken.join(t('history.comma')) })
        : t('newer.elsewhere')}
    </div>
  );
}

/** What both sides changed is chosen, field by field; outside the form, whose keys are not those of the choice. */
export function NewerChoice({ model, label, record, version }: NewerNoticeProps) {
  const { t } = useTranslation('form');
  const { newer } = model;
  const { asking } = newer;
  if (asking === null) return null;
  return (
    <ConflictDialog
      // What was chosen against one version says nothing about the next.
      key={version}
      name={label}
      newer={record}
      fields={newer.differences().map(({ field, by, ...values }) => ({
        name: field.name,
        label: field.label,
        by,
        mine: <Side field={field} value={values.mine} />,
        theirs: <Side field={field} value={values.theirs} />,
        opened: <Side field={field} value={values.opened} />,
        hint: field.kind === 'lines' ? t('conflict.lines') : undefined,
      }))}
      onSettle={(mine) => {
        newer.settle((name) => mine.has(name));
        void model.save(asking);
      }}
      onClose={() => newer.ask(null)}
    />
  );
}

function Side({ field, value }: { field: FieldDefinition; value: unknown }) {
  return field.kind === 'lines' ? (
    <LinesValue field={field} value={value} />
  ) : (
    <FieldValue field={field} value={value} />
  );
}
