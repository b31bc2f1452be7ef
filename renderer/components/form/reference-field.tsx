import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '#renderer/lib/keys.ts';
import { useMay } from '#renderer/lib/session.ts';
import { CREATE_PERMISSION, createdKind, createHere } from './create-here.ts';
import { type FieldProps, labelProps, type PickedRecord, type ReferenceField } from './form-types.ts';

type Rows = readonly PickedRecord[] | 'loading' | 'failed';

interface Found {
  /** The text these rows answer. */
  text: string;
  rows: Rows;
}

/** Loads what matches the text, a moment after the last key; an older answer never overtakes a newer one. */
function useChoices(
  load: ReferenceField['load'],
  text: string,
  isOpen: boolean,
  onArrive: (rows: Rows) => void,
): Rows {
  const [found, setFound] = useState<Found>({ text: '', rows: 'loading' });
  const latest = useRef({ load, onArrive });
  latest.current = { load, onArrive };
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    const arrive = (rows: Rows) => {
      if (abort.signal.aborted) return;
      setFound({ text, rows });
      latest.current.onArrive(rows);
    };
    const ask = () => {
      latest.current.load(text.trim(), abort.signal).then(arrive, () => arrive('failed'));
    };
    const timer = setTimeout(ask, text === '' ? 0 : 60);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, isOpen]);
  return found.text === text || found.rows === 'loading' ? found.rows : 'loading';
}

/** A record that is named by its id alone, as a draft and a copy name it, is asked for its name. */
function useNamed(load: ReferenceField['load'], value: unknown, onNamed: (label: string) => void): void {
  const latest = useRef({ load, onNamed });
  latest.current = { load, onNamed };
  useEffect(() => {
    if (typeof value !== 'string' || value === '') return undefined;
    const abort = new AbortController();
    const take = (rows: readonly PickedRecord[]) => {
      const own = rows.find((row) => row.id === value);
      if (own && !abort.signal.aborted) latest.current.onNamed(own.label);
    };
    latest.current.load(value, abort.signal).then(take, () => {});
    return () => abort.abort();
  }, [value]);
}

function startingLabel({ definition, value, isOnFile }: FieldProps<ReferenceField>): string {
  if (typeof value !== 'string') return '';
  // The name that came with the record is not that of what a draft or an undo put in its place.
  return (isOnFile === false ? null : definition.selectedLabel) ?? definition.labelOf?.(value) ?? '';
}

/**
 * Points at another record: type a number, a name or pinyin initials; F7 or F2 opens the list, Escape closes it and
 * keeps the text, Insert makes a new record without leaving.
 */
export function ReferenceFieldInput(props: FieldProps<ReferenceField>) {
  const { definition, value, error, onChange, isCell } = props;
  const { t } = useTranslation('form');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [label, setLabel] = useState(() => startingLabel(props));
  const [text, setText] = useState(label);
  const kind = createdKind(definition);
  const mayCreate = useMay(kind === undefined ? 'public' : CREATE_PERMISSION[kind]);
  const onCreate =
    definition.onCreate ?? (kind && mayCreate ? (typed: string) => createHere(kind, typed) : undefined);
  /** Enter was pressed before the answer came: the first row is taken when it does. */
  const isEnterWaiting = useRef(false);
  const rows = useChoices(definition.load, text === label ? '' : text, combobox.dropdownOpened, (arrived) => {
    const first = typeof arrived === 'string' ? undefined : arrived[0];
    if (isEnterWaiting.current && first) pick(first);
    isEnterWaiting.current = false;
  });
  useEffect(() => {
    // Only an explicit text chooses by itself; a list that was just opened waits for the arrows.
    if (typeof rows !== 'string' && rows.length > 0 && text !== label) combobox.selectFirstOption();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rows]);

  useNamed(definition.load, label === '' ? value : null, (name) => {
    setLabel(name);
    setText(name);
  });

  const pick = (picked: PickedRecord | null) => {
    setLabel(picked?.label ?? '');
    setText(picked?.label ?? '');
    onChange(picked?.id ?? null);
    definition.onPick?.(picked);
    combobox.closeDropdown();
  };
  const create = async () => {
    combobox.closeDropdown();
    const made = await onCreate?.(text === label ? '' : text.trim());
    if (made) pick(made);
    combobox.targetRef.current?.focus();
  };
  const leave = () => {
    combobox.closeDropdown();
    if (text.trim() === '' && label !== '' && typeof value === 'string') pick(null);
    else setText(label);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'F7' || event.key === 'F2') combobox.openDropdown();
    else if (event.key === 'Insert' && onCreate) void create();
    else if (event.key === 'Enter' && rows === 'loading' && combobox.dropdownOpened)
      isEnterWaiting.current = true;
    else return;
    event.preventDefault();
  };
  const submit = (id: string) => {
    if (id === CREATE) void create();
    else pick(typeof rows === 'string' ? null : (rows.find((row) => row.id === id) ?? null));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target>
        <TextInput
          {...labelProps({ definition, isCell: isCell === true })}
          required={definition.isRequired === true}
          readOnly={definition.isReadOnly === true}
          placeholder={definition.hint ?? t('pickHint')}
          value={text}
          error={error}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={leave}
          onKeyDown={onKeyDown}
          rightSection={<OpenButton onOpen={() => combobox.openDropdown()} />}
          data-field={definition.name}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Choices
          label={definition.label}
          rows={rows}
          text={text}
          canCreate={onCreate !== undefined && text.trim() !== '' && text !== label}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}

const CREATE = ' create';

function OpenButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('form');
  return (
    <button
      type="button"
      className="mw-pick"
      tabIndex={-1}
      aria-label={t('pickOpen')}
      title={t('pickOpen')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      ▾
    </button>
  );
}

interface ChoicesProps {
  label: string;
  rows: Rows;
  text: string;
  canCreate: boolean;
}

function Choices({ label, rows, text, canCreate }: ChoicesProps) {
  const { t } = useTranslation('form');
  const { t: common } = useTranslation('common');
  if (rows === 'loading') return <Combobox.Empty>{common('loading')}</Combobox.Empty>;
  if (rows === 'failed') return <Combobox.Empty>{t('pickFailed')}</Combobox.Empty>;
  return (
    <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={label}>
      {rows.map((row) => (
        <Combobox.Option key={row.id} value={row.id}>
          <span>{row.label}</span>
          <span className="mw-pick-hint">{[row.no, row.hint].filter(Boolean).join(' · ')}</span>
        </Combobox.Option>
      ))}
      {canCreate ? <Combobox.Option value={CREATE}>{t('pickCreate', { text })}</Combobox.Option> : null}
      {rows.length === 0 && !canCreate ? <Combobox.Empty>{t('pickNothing', { text })}</Combobox.Empty> : null}
    </Combobox.Options>
  );
}
