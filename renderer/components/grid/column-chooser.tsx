import { Checkbox, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import type { GridState, GridStatePatch } from './grid-state.ts';
import type { GridColumn } from './grid-types.ts';
import { defaultColumnIds } from './use-grid-columns.ts';

export interface ColumnChooserProps<Row> {
  columns: readonly GridColumn<Row>[];
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
}

function moved(ids: readonly string[], id: string, by: number): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return [...ids];
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** Which columns are shown and in which order; search, check boxes, buttons that move by one. */
export function ColumnChooser<Row>({ columns, state, onStateChange }: ColumnChooserProps<Row>) {
  const { t } = useTranslation('grid');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState('');
  const visible = state.columns ?? defaultColumnIds(columns);
  const ordered = [
    ...visible.flatMap((id) => columns.filter((column) => column.id === id)),
    ...columns.filter((column) => !visible.includes(column.id)),
  ].filter((column) => column.header.toLowerCase().includes(text.trim().toLowerCase()));
  const toggle = (id: string) =>
    onStateChange({ columns: visible.includes(id) ? visible.filter((one) => one !== id) : [...visible, id] });
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button>{t('columns')} ▾</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="mw-stack mw-filter">
          <h3>{t('columnsTitle')}</h3>
          <TextInput
            aria-label={t('findColumn')}
            placeholder={t('findColumn')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
          <ul className="values chooser">
            {ordered.map((column) => {
              const isShown = visible.includes(column.id);
              return (
                <li key={column.id} className="mw-row between">
                  <Checkbox
                    label={column.header}
                    checked={isShown}
                    disabled={isShown && visible.length === 1}
                    onChange={() => toggle(column.id)}
                  />
                  {isShown ? (
                    <MoveButtons
                      column={column}
                      onMove={(by) => onStateChange({ columns: moved(visible, column.id, by) })}
                    />
                  ) : null}
                </li>
              );
            })}
          </ul>
          <Button onClick={() => onStateChange({ columns: undefined })}>{common('reset')}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function MoveButtons<Row>({ column, onMove }: { column: GridColumn<Row>; onMove: (by: number) => void }) {
  const { t } = useTranslation('grid');
  return (
    <span className="mw-row">
      <Button
        icon
        tone="quiet"
        aria-label={t('moveUp', { column: column.header })}
        onClick={() => onMove(-1)}
      >
        ↑
      </Button>
      <Button
        icon
        tone="quiet"
        aria-label={t('moveDown', { column: column.header })}
        onClick={() => onMove(1)}
      >
        ↓
      </Button>
    </span>
  );
}
