import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '#renderer/lib/keys.ts';
import { type FieldProps, labelProps, type PickedRecord, type ReferenceField } from './form-types.ts';

type Rows = readonly PickedRecord[] | 'loading' | 'failed';

/** Loads what matches the text, a moment after the last key; an older answer never overtakes a newer one. */
function useChoices(load: ReferenceField['load'], text: string, isOpen: boolean): Rows {
  const [rows, setRows] = useState<Rows>('loading');
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      latest.current(text.trim(), abort.signal).then(
        (found) => !abort.signal.aborted && setRows(found),
        () => !abort.signal.aborted && setRows('failed'),
      );
    }, 60);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, isOpen]);
  return rows;
}

/**
 * Points at another record: type a number, a name or pinyin initials; F7 or F2 opens the list, Escape closes it and
 * keeps the text, Insert makes a new record without leaving.
 */
export function ReferenceFieldInput({ definition, value, error, onChange, isCell }: FieldProps<ReferenceField>) {
  const { t } = useTranslation('form');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [label, setLabel] = useState(definition.selectedLabel ?? '');
  const [text, setText] = useState(label);
  const rows = useChoices(definition.load, text === label ? '' : text, combobox.dropdownOpened);
  const { onCreate } = definition;

  const pick = (picked: PickedRecord | null) => {
    setLabel(picked?.label ?? '');
    setText(picked?.label ?? '');
    onChange(picked?.id ?? null);
    definition.onPick?.(picked);
    combobox.closeDropdown();
  };
  const create = async () => {
    const made = await onCreate?.(text === label ? '' : text);
    if (made) pick(made);
  };
  const leave = () => {
    combobox.closeDropdown();
    if (text.trim() === '' && typeof value === 'string') pick(null);
    else setText(label);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'F7' || event.key === 'F2') combobox.openDropdown();
    else if (event.key === 'Insert' && onCreate) void create();
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
            combobox.selectFirstOption();
          }}
          onBlur={leave}
          onKeyDown={onKeyDown}
          rightSection={<OpenButton onOpen={() => combobox.openDropdown()} />}
          data-field={definition.name}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Choices rows={rows} text={text} canCreate={onCreate !== undefined && text.trim() !== '' && text !== label} />
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

function Choices({ rows, text, canCreate }: { rows: Rows; text: string; canCreate: boolean }) {
  const { t } = useTranslation('form');
  const { t: common } = useTranslation('common');
  if (rows === 'loading') return <Combobox.Empty>{common('loading')}</Combobox.Empty>;
  if (rows === 'failed') return <Combobox.Empty>{t('pickFailed')}</Combobox.Empty>;
  return (
    <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
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
