import { Checkbox, Popover, TextInput } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import type { GridState, GridStatePatch } from './grid-state.ts';
import type { GridColumn } from './grid-types.ts';
import { defaultColumnIds } from './use-grid-columns.ts';
import { type ColumnActs, columnActs } from './views/column-acts.ts';
import { useListDrag } from './views/use-list-drag.ts';

export interface ColumnChooserProps<Row> {
  columns: readonly GridColumn<Row>[];
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
  /** Puts the widths back as well. */
  onResetWidths?: () => void;
}

/** Which columns are shown and in which order; search, check boxes, dragging, or Alt+Up and Alt+Down. */
export function ColumnChooser<Row>(props: ColumnChooserProps<Row>) {
  const { columns, state, onStateChange } = props;
  const { t } = useTranslation('grid');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState('');
  const visible = state.columns ?? defaultColumnIds(columns);
  const ordered = [
    ...visible.flatMap((id) => columns.filter((column) => column.id === id)),
    ...columns.filter((column) => !visible.includes(column.id)),
  ].filter((column) => column.header.toLowerCase().includes(text.trim().toLowerCase()));
  const reset = () => {
    onStateChange({ columns: undefined, frozen: undefined });
    props.onResetWidths?.();
  };
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
          <ColumnList {...props} visible={visible} ordered={ordered} />
          <Button onClick={reset}>{common('reset')}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ColumnListProps<Row> extends ColumnChooserProps<Row> {
  visible: readonly string[];
  ordered: readonly GridColumn<Row>[];
}

function ColumnList<Row>({ state, onStateChange, visible, ordered }: ColumnListProps<Row>) {
  const box = useRef<HTMLUListElement>(null);
  const acts = columnActs(visible, state, onStateChange);
  const drag = useListDrag(box, acts.moveTo);
  const show = (id: string) => onStateChange({ columns: [...visible, id] });
  return (
    <ul className="values chooser" ref={box}>
      {ordered.map((column) => {
        const at = visible.indexOf(column.id);
        return (
          <ColumnLine
            key={column.id}
            column={column}
            at={at}
            isOnly={visible.length === 1}
            isLastFrozen={at >= 0 && state.frozen === at + 1}
            isDropTarget={at >= 0 && drag.dropAt === at}
            acts={acts}
            onToggle={() => (at >= 0 ? acts.hide(column.id) : show(column.id))}
            onGrab={(event) => drag.onPointerDown(event, column.id)}
          />
        );
      })}
    </ul>
  );
}

interface ColumnLineProps<Row> {
  column: GridColumn<Row>;
  /** Place among the visible columns, -1 for hidden ones. */
  at: number;
  isOnly: boolean;
  isLastFrozen: boolean;
  isDropTarget: boolean;
  acts: ColumnActs;
  onToggle: () => void;
  onGrab: (event: PointerEvent) => void;
}

function ColumnLine<Row>(props: ColumnLineProps<Row>) {
  const { column, at, acts } = props;
  const { t } = useTranslation('grid');
  const isShown = at >= 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isShown || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    acts.moveTo(column.id, event.key === 'ArrowUp' ? at - 1 : at + 2);
  };
  const classes = [
    'mw-row between',
    props.isDropTarget ? 'drop-before' : '',
    props.isLastFrozen ? 'frozen' : '',
  ];
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      data-place={isShown ? at : undefined}
      title={props.isLastFrozen ? t('frozenTo') : undefined}
    >
      <Checkbox
        label={column.header}
        checked={isShown}
        disabled={isShown && props.isOnly}
        onChange={props.onToggle}
        onKeyDown={onKeyDown}
      />
      {isShown ? <MoveButtons {...props} /> : null}
    </li>
  );
}

function MoveButtons<Row>({ column, at, acts, onGrab }: ColumnLineProps<Row>) {
  const { t } = useTranslation('grid');
  return (
    <span className="mw-row">
      <Button
        icon
        tone="quiet"
        aria-label={t('moveUp', { column: column.header })}
        onClick={() => acts.moveTo(column.id, at - 1)}
      >
        ↑
      </Button>
      <Button
        icon
        tone="quiet"
        aria-label={t('moveDown', { column: column.header })}
        onClick={() => acts.moveTo(column.id, at + 2)}
      >
        ↓
      </Button>
      <span className="grip" title={t('dragColumn', { column: column.header })} onPointerDown={onGrab}>
        ⠿
      </span>
    </span>
  );
}
