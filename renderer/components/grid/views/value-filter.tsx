import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import { Button } from '#renderer/components/button.tsx';
import { formatNumber } from '#renderer/lib/format.ts';
import { isComposing } from '#renderer/lib/keys.ts';
import type { GridColumn } from '../grid-types.ts';
import { useColumnValues, type ValueChoice } from './use-column-values.ts';

export interface FilterPartProps<Row> {
  column: GridColumn<Row>;
  filter: Filter | undefined;
  onFilter: (filter: Filter | null) => void;
}

/** More lines than a person reads; a few letters in the box above find the rest. */
const SHOWN = 200;

function chosenOf(filter: Filter | undefined): string[] {
  if (filter?.op === 'eq' && filter.value !== undefined) return [String(filter.value)];
  return filter?.op === 'in' ? (filter.values ?? []).map(String) : [];
}

/**
 * The value list of a header menu. The box narrows it; Enter takes the ticked values, or, with none ticked, every
 * row that contains the text.
 */
export function ValueFilter<Row>({ column, filter, onFilter }: FilterPartProps<Row>) {
  const { t } = useTranslation('grid');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState(filter?.op === 'contains' ? String(filter.value ?? '') : '');
  const [find] = useDebouncedValue(text.trim(), 200);
  const [chosen, setChosen] = useState(() => chosenOf(filter));
  const { choices, hasMore, isPending } = useColumnValues(column, find);
  const shown = choices.slice(0, SHOWN);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = column.options && text.trim() !== '' ? choices.map((one) => one.value) : [];
    const values = chosen.length > 0 ? chosen : found;
    if (values.length > 0) onFilter({ column: column.id, op: 'in', values });
    else onFilter(text.trim() === '' ? null : { column: column.id, op: 'contains', value: text.trim() });
  };
  const hint = column.options ? t('findValue') : t('containsOrFind');
  return (
    <form className="mw-stack" onSubmit={submit}>
      <TextInput
        aria-label={`${column.header} ${hint}`}
        placeholder={hint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter that ends a composition is not the one that filters.
          if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
        }}
        data-autofocus
      />
      <ChooseButtons choices={shown} chosen={chosen} onChange={setChosen} />
      <Checkbox.Group role="group" value={chosen} onChange={setChosen} aria-label={column.header}>
        <div className="values" aria-busy={isPending}>
          {shown.map((one) => (
            <ValueLine key={one.value} choice={one} />
          ))}
        </div>
      </Checkbox.Group>
      {hasMore || choices.length > SHOWN ? <p className="mw-muted">{t('moreValues')}</p> : null}
      <Button tone="primary" type="submit">
        {common('apply')}
      </Button>
    </form>
  );
}

function ValueLine({ choice }: { choice: ValueChoice }) {
  const label = (
    <span className="value">
      <span className="word">{choice.word}</span>
      {choice.count === null ? null : <span className="count">{formatNumber(choice.count)}</span>}
    </span>
  );
  return <Checkbox value={choice.value} label={label} classNames={{ body: 'line', labelWrapper: 'wide' }} />;
}

interface ChooseButtonsProps {
  choices: readonly ValueChoice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function ChooseButtons({ choices, chosen, onChange }: ChooseButtonsProps) {
  const { t } = useTranslation('grid');
  const shown = choices.map((one) => one.value);
  const others = chosen.filter((value) => !shown.includes(value));
  const turned = shown.filter((value) => !chosen.includes(value));
  return (
    <div className="mw-row">
      <Button tone="quiet" onClick={() => onChange([...others, ...shown])}>
        {t('chooseAll')}
      </Button>
      <Button tone="quiet" onClick={() => onChange([...others, ...turned])}>
        {t('chooseOthers')}
      </Button>
      {chosen.length > 0 ? (
        <Button tone="quiet" onClick={() => onChange([])}>
          {t('chooseNone', { count: chosen.length })}
        </Button>
      ) : null}
    </div>
  );
}
