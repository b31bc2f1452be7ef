import './form.css';
import { type ReactNode, type Ref, use, useImperativeHandle } from 'react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '#renderer/lib/app-error.ts';
import { formatInstant, formatRecent } from '#renderer/lib/format.ts';
import { useMasks } from '#renderer/lib/masks.ts';
import { Button } from '../button.tsx';
import { InDialog } from '../layout/in-dialog.ts';
import { ErrorPanel } from '../record/error-panel.tsx';
import { CopyAct } from './copy-act.tsx';
import { focusField, walkByEnter } from './enter-walk.ts';
import { Field } from './field.tsx';
import type { FieldDefinition, FormSection } from './form-types.ts';
import { HistoryAct, type HistoryOptions } from './history-act.tsx';
import { KeepAsIs, putReason } from './keep-as-is.tsx';
import { NewerChoice, NewerNotice } from './newer-notice.tsx';
import { SavedBefore } from './saved-before.tsx';
import { seenSections } from './seen-sections.ts';
import type { CopyOptions } from './use-copy.ts';
import { type RecordFormModel, type RecordFormOptions, useRecordForm } from './use-record-form.ts';

/** What an act beside the form asks of it: whether something is typed that is not saved, and to save it. */
export interface FormHandle {
  isDirty: boolean;
  save: () => Promise<boolean>;
}

export interface RecordFormProps extends RecordFormOptions {
  label: string;
  /** Field columns of a section: a side panel takes 1, a page with a panel 3, a page of its own 4. */
  columns?: 1 | 2 | 3 | 4;
  onCancel?: () => void;
  /** Acts beside the buttons. */
  foot?: ReactNode;
  /** Offers a copy of the record as a new one. */
  copy?: CopyOptions;
  /** Offers who changed what in the record. */
  history?: HistoryOptions;
  handle?: Ref<FormHandle>;
}

/** The house form: fields from a list, the contract's schema, drafts, Enter to the next field, Ctrl+S saves. */
export function RecordForm(given: RecordFormProps) {
  const levelOf = useMasks();
  const props = { ...given, sections: seenSections(given.form, given.sections, levelOf) };
  const model = useRecordForm(props);
  useImperativeHandle(props.handle, () => ({ isDirty: model.isDirty, save: () => model.save('stay') }));
  return (
    <>
      <form
        ref={model.element}
        className="mw-form"
        aria-label={props.label}
        noValidate
        onKeyDownCapture={model.history.onKey}
        onKeyDown={walkByEnter}
        onPasteCapture={model.history.cut}
        onClickCapture={model.history.cut}
        onFocusCapture={(event) => model.history.onFocus(event.target)}
        onBlur={() => void model.draft.keep()}
        onSubmit={(event) => {
          event.preventDefault();
          void model.save('stay');
        }}
      >
        <div className="body">
          <DraftOffer model={model} />
          <ErrorList model={model} />
          <Refusal model={model} props={props} />
          {props.sections.map((section) => (
            <Section
              key={section.title ?? section.fields[0]?.name}
              section={section}
              model={model}
              columns={props.columns ?? 1}
            />
          ))}
        </div>
        <Foot model={model} props={props} />
      </form>
      <NewerChoice model={model} label={props.label} record={props.initialValues} version={props.version} />
    </>
  );
}

interface RefusalProps {
  model: RecordFormModel;
  props: RecordFormProps;
}

/** What the core refused. A record changed by somebody else is fetched beneath what was typed. */
function Refusal({ model, props }: RefusalProps) {
  const { t } = useTranslation('form');
  if (model.isWaiting) {
    return (
      <div className="mw-note warn" role="status">
        {t('waiting')}
      </div>
    );
  }
  const { form, version, initialValues } = props;
  if (!model.error || model.newer.isHeld) return <NewerNotice model={model} record={initialValues} />;
  if (isAppError(model.error, 'ALREADY_SAVED'))
    return <SavedBefore data={model.error.data} form={form} model={model} />;
  if (!isAppError(model.error, 'STALE') || version === 0) return <ErrorPanel error={model.error} />;
  return (
    <div className="mw-note warn" role="alert">
      <b>{t('staleTitle')}</b>
      <p>{t('staleText')}</p>
      <Button onClick={() => model.newer.fetch('stay')}>{t('staleLoad')}</Button>
    </div>
  );
}

interface SectionProps {
  section: FormSection;
  model: RecordFormModel;
  columns: 1 | 2 | 3 | 4;
}

function Section({ section, model, columns }: SectionProps) {
  const fields = section.fields.filter((field) => field.isShown?.(model.values) !== false);
  return (
    <fieldset className="mw-fields" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {section.title ? <legend>{section.title}</legend> : null}
      {fields.map((definition) => (
        <FieldSlot key={definition.name} definition={definition} model={model} columns={columns} />
      ))}
    </fieldset>
  );
}

function FieldSlot({
  definition,
  model,
  columns,
}: {
  definition: FieldDefinition;
  model: RecordFormModel;
  columns: number;
}) {
  const { name } = definition;
  const error = model.errors.list.find((one) => one.path === name)?.text;
  const span = Math.min(definition.span ?? 1, columns);
  return (
    <div style={span > 1 ? { gridColumn: `span ${span}` } : undefined}>
      <Field
        key={model.mantine.key(name)}
        definition={definition}
        value={model.mantine.getValues()[name]}
        values={model.values}
        error={error}
        errorAt={(path) => model.errors.list.find((one) => one.path === path)?.text}
        isOnFile={model.isOnFile(name)}
        onChange={(value, path) => {
          model.history.note(name);
          model.mantine.setFieldValue(name, value, { forceUpdate: false });
          model.errors.clear(path ?? name);
          // A reason belongs to the value it was given for.
          putReason(model, name, '');
        }}
      />
      <KeepAsIs definition={definition} model={model} />
    </div>
  );
}

function DraftOffer({ model }: { model: RecordFormModel }) {
  const { t } = useTranslation('form');
  const { offered } = model.draft;
  if (!offered) return null;
  return (
    <div className="mw-note warn mw-row" role="status">
      <span>{t('draftFound', { time: formatInstant(offered.savedAt) })}</span>
      <Button onClick={model.draft.use}>{t('draftUse')}</Button>
      <Button tone="quiet" onClick={() => void model.draft.drop()}>
        {t('draftDrop')}
      </Button>
    </div>
  );
}

function ErrorList({ model }: { model: RecordFormModel }) {
  const { t } = useTranslation('form');
  const { list } = model.errors;
  if (list.length === 0) return null;
  return (
    <div className="mw-note bad" role="alert">
      {t('errorList', { count: list.length })}
      {list.map((one) => (
        <button
          key={`${one.path}${one.text}`}
          type="button"
          className="mw-error-link"
          onClick={() => focusField(model.element.current, one.path)}
        >
          {one.label} — {one.text}
        </button>
      ))}
    </div>
  );
}

/** In a dialog the act stands last, on the right, as in every other dialog; on a page it stands first. */
function Foot({ model, props }: { model: RecordFormModel; props: RecordFormProps }) {
  const { t } = useTranslation('common');
  const isInDialog = use(InDialog);
  const save = (
    <Button tone="primary" type="submit" keys="Ctrl+S" busy={model.busy} data-save>
      {t('save')}
    </Button>
  );
  const cancel = props.onCancel ? <Button onClick={props.onCancel}>{t('cancel')}</Button> : null;
  if (isInDialog) {
    return (
      <div className="mw-dialog-foot">
        <KeptAt model={model} />
        {props.foot}
        {cancel}
        {save}
      </div>
    );
  }
  return (
    <div className="mw-form-foot">
      {save}
      {props.canSaveAndNew ? (
        <Button keys="Ctrl+Enter" disabled={model.busy} onClick={() => void model.save('new')}>
          {t('saveAndNew')}
        </Button>
      ) : null}
      {props.step ? (
        <Button disabled={model.busy} onClick={() => void model.save('step')}>
          {props.step.word}
        </Button>
      ) : null}
      {cancel}
      {props.copy ? <CopyAct copy={props.copy} values={() => model.mantine.getValues()} /> : null}
      {props.history ? (
        <HistoryAct {...props.history} id={props.recordId} title={props.label} fields={model.errors.fields} />
      ) : null}
      {props.foot}
      <KeptAt model={model} />
    </div>
  );
}

/** When the draft was kept or the record saved, away from the acts. */
function KeptAt({ model }: { model: RecordFormModel }) {
  const { t } = useTranslation('common');
  const words = { justNow: t('time.justNow'), yesterday: t('time.yesterday') };
  const at = model.isDirty ? model.draft.keptAt : model.savedAt;
  const time = at === null ? '' : formatRecent(at, Date.now(), words);
  return (
    <span className="mw-muted mw-push" role="status">
      {at === null ? '' : model.isDirty ? t('draftSavedAt', { time }) : t('savedAt', { time })}
    </span>
  );
}
