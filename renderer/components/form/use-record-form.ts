import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { InputIssue } from '#contract/kit/errors.ts';
import { type AppError, isAppError, toAppError } from '#renderer/lib/app-error.ts';
import { asOneAct, type LostCalls } from '#renderer/lib/call-keys.ts';
import { isConnected, useReconnect } from '#renderer/lib/connection.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useUnsaved } from '#renderer/lib/tabs.ts';
import { beginInFirst, focusedField, focusField } from './enter-walk.ts';
import type { FormSection, FormValues, SaveMode } from './form-types.ts';
import { checkValues, type FormSchema, sameValues } from './form-values.ts';
import { issueField } from './issue-field.ts';
import { useDraft } from './use-draft.ts';
import { useFormHistory } from './use-form-history.ts';
import { type Standing, useNewer } from './use-newer.ts';

export interface RecordFormOptions {
  /** Slice name; with the record it names the draft. */
  form: string;
  /** Id of the record, `new` for a new one. */
  recordId: string;
  version: number;
  /** The contract's own schema: what passes here passes in the core. */
  schema: FormSchema;
  sections: readonly FormSection[];
  initialValues: FormValues;
  /** Sends the input; throws AppError. */
  onSave: (input: FormValues) => Promise<void>;
  onSaved?: (mode: SaveMode) => void;
  /** Offers "save and new" beside "save". */
  canSaveAndNew?: boolean;
  /** Takes the record one step on together with what is typed: nothing that was not saved is handed in. */
  step?: { word: string; onSave: (input: FormValues) => Promise<void> };
}

export interface FieldError {
  path: string;
  label: string;
  text: string;
  code: string;
}

function useFormErrors(options: RecordFormOptions, element: { current: HTMLFormElement | null }) {
  const { t } = useTranslation('form');
  const [list, setList] = useState<FieldError[]>([]);
  const fields = options.sections.flatMap((section) => section.fields);
  const show = (issues: readonly InputIssue[]) => {
    const next = issues.map((issue) => ({
      path: issue.path,
      code: issue.code,
      ...issueField(fields, issue, t),
    }));
    setList(next);
    const first = next[0];
    if (first) requestAnimationFrame(() => focusField(element.current, first.path));
  };
  return {
    list,
    fields,
    show,
    /** Of a field: its own, those inside it and those about what it is in; without a path all of them. */
    clear: (path?: string) => {
      const isAbout = (one: FieldError) =>
        one.path === path || one.path.startsWith(`${path}.`) || path?.startsWith(`${one.path}.`);
      setList((old) => (path ? old.filter((one) => !isAbout(one)) : []));
    },
  };
}

/** A save that waits for the connection: what was to be done, and the values it was asked for. */
interface Waiting {
  mode: SaveMode;
  values: string;
}

/** State of a record form: values, check, save, draft, leaving. The view draws it. */
export function useRecordForm(options: RecordFormOptions) {
  const { t } = useTranslation('common');
  const user = useCurrentUser();
  const element = useRef<HTMLFormElement>(null);
  const standing = useRef<Standing>({ version: options.version, values: options.initialValues });
  const [isDirty, setDirty] = useState(false);
  const [shownFor, setShownFor] = useState(options.initialValues);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  /** Of a new record: a save whose answer was lost is known again, whatever is typed since. */
  const lost = useRef<LostCalls>({});
  const errors = useFormErrors(options, element);
  const mantine = useForm<FormValues>({
    mode: 'uncontrolled',
    initialValues: { ...options.initialValues },
    onValuesChange: (values) => {
      setDirty(!sameValues(values, standing.current.values));
      setShownFor({ ...values });
    },
  });
  const draft = useDraft({
    key: user ? { userId: user.userId, form: options.form, recordId: options.recordId } : null,
    standing,
    read: () => mantine.getValues(),
    apply: ({ values, version, base }) => {
      // What was typed on an older record stands on that one, so that nothing saved since is overwritten.
      if (version !== standing.current.version) standing.current = { version, values: base ?? {} };
      mantine.setValues(values);
      newer.meet();
    },
    lost: lost.current,
  });

  const history = useFormHistory({
    read: (name) => mantine.getValues()[name],
    put: (name, value) => {
      const path = focusedField();
      // Drawn at once, so that the next key already finds its field.
      flushSync(() => {
        mantine.setFieldValue(name, value);
        errors.clear(name);
      });
      focusField(element.current, path || name);
    },
  });
  const isNew = options.version === 0;
  const newer = useNewer({
    record: { version: options.version, values: options.initialValues },
    fields: errors.fields,
    standing,
    read: () => mantine.getValues(),
    put: (values) => {
      const typed = mantine.getValues();
      // Only inputs whose value changes are drawn anew: that takes the focus away.
      for (const [name, value] of Object.entries(values)) {
        if (!sameValues({ value: typed[name] }, { value })) mantine.setFieldValue(name, value);
      }
      setDirty(!sameValues(values, standing.current.values));
      setError(null);
    },
  });
  /** What was typed stays here and goes out by itself, unless it was changed meanwhile. */
  const hold = (mode: SaveMode): void => {
    setWaiting({ mode, values: JSON.stringify(mantine.getValues()) });
    void draft.keep();
  };
  const refuse = (thrown: unknown, mode: SaveMode): void => {
    const appError = toAppError(thrown);
    if (isAppError(appError, 'DISCONNECTED')) {
      hold(mode);
      return;
    }
    if (isAppError(appError, 'INPUT_INVALID') && appError.data.issues.length > 0)
      errors.show(appError.data.issues);
    else setError(appError);
    if (isAppError(appError, 'STALE')) newer.fetch(mode);
  };
  const save = async (mode: SaveMode): Promise<boolean> => {
    if (!newer.meet()) {
      newer.ask(mode);
      return false;
    }
    const values = mantine.getValues();
    const checked = checkValues(options.schema, errors.fields, values);
    setError(null);
    setWaiting(null);
    errors.clear();
    if (checked.issues) {
      errors.show(checked.issues);
      return false;
    }
    if (!isConnected()) {
      hold(mode);
      return false;
    }
    setBusy(true);
    newer.begin();
    try {
      const onSave = (mode === 'step' ? options.step?.onSave : undefined) ?? options.onSave;
      const send = () => onSave(checked.input);
      await (isNew ? asOneAct(lost.current, send) : send());
      standing.current = { ...standing.current, values: { ...values } };
    } catch (thrown) {
      refuse(thrown, mode);
      return false;
    } finally {
      setBusy(false);
      newer.end();
    }
    setDirty(!sameValues(mantine.getValues(), standing.current.values));
    setSavedAt(Date.now());
    // A dialog is gone before an effect could tell its tab.
    markSaved();
    history.forget();
    await draft.drop();
    options.onSaved?.(mode);
    return true;
  };
  useReconnect(() => {
    if (waiting === null) return;
    setWaiting(null);
    if (JSON.stringify(mantine.getValues()) === waiting.values) void save(waiting.mode);
  });
  useEffect(() => {
    if (isNew) beginInFirst(element.current);
  }, [isNew]);
  const discard = async () => {
    for (const name of Object.keys(lost.current)) delete lost.current[name];
    await draft.drop();
    history.forget();
    standing.current = { version: options.version, values: { ...options.initialValues } };
    mantine.setValues({ ...options.initialValues });
    newer.meet();
    errors.clear();
    setError(null);
    setDirty(false);
  };
  const markSaved = useUnsaved(isDirty, { save: () => save('stay'), discard, keep: draft.keep });
  useShortcuts([
    { keys: 'Ctrl+S', word: t('save'), run: () => void save('stay'), inText: true },
    {
      keys: 'Ctrl+Enter',
      word: options.canSaveAndNew ? t('saveAndNew') : t('save'),
      run: () => void save(options.canSaveAndNew ? 'new' : 'stay'),
      inText: true,
    },
  ]);
  return {
    element,
    mantine,
    errors,
    draft,
    history,
    newer,
    isOnFile: (name: string) =>
      sameValues({ value: mantine.getValues()[name] }, { value: options.initialValues[name] }),
    isDirty,
    busy,
    error,
    isWaiting: waiting !== null,
    savedAt,
    save,
    discard,
    values: shownFor,
  };
}

export type RecordFormModel = ReturnType<typeof useRecordForm>;
