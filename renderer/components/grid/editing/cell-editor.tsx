import { Popover } from '@mantine/core';
import {
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { CellField } from '#renderer/components/form/form-types.ts';
import { FLAG_NO, FLAG_YES } from './cell-entry.ts';
import { type ListItem, useCellList } from './cell-list.ts';
import { entryMeaning, hasHint } from './entry-hint.ts';

/** `type`: what is typed replaces the cell, arrows leave it. `edit`: the caret moves inside the text. */
export type EntryMode = 'type' | 'edit';

export interface CellEditorHandle {
  text: () => string;
  /** The marked line of the list, when the person chose by it. */
  picked: () => ListItem | null;
  /** True when the list took the key. */
  onKey: (key: string) => boolean;
  insert: (text: string) => void;
}

export interface CellEditorProps {
  handle: Ref<CellEditorHandle>;
  field: CellField;
  /** Column, row and present value, for those who cannot see the cell. */
  label: string;
  /** Null while the cell only waits for the first key. */
  mode: EntryMode | null;
  /** What F2 begins with. */
  start: string;
  isWrong: boolean;
  onBegin: () => void;
  onCancel: () => void;
  onPick: () => void;
}

type Box = HTMLInputElement | HTMLTextAreaElement;

/**
 * The input of the focused cell. It is there before anything is typed, because an input method only composes into
 * something that can be written in; the first letter of a composition must not be lost.
 */
export function CellEditor(props: CellEditorProps) {
  const { field, mode, start } = props;
  const box = useRef<Box | null>(null);
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(-1);
  const isTouched = text !== start;
  const list = useCellList(field, mode === 'edit' && !isTouched ? '' : text, mode !== null, useFlagChoices());
  const items = list === null || typeof list === 'string' ? [] : list;
  // Typing marks the best line; a list that was only opened waits for the arrows.
  // A code list opens at the present word; records are not told apart by their words.
  const isFixed = field.kind === 'choice' || field.kind === 'flag';
  const present = isFixed && !isTouched ? items.findIndex((item) => item.word === start) : -1;
  const first = isTouched && text.trim() !== '' ? 0 : present;
  const at = marked >= 0 ? Math.min(marked, items.length - 1) : first;
  const listId = useId();
  const clearMark = useRef(setMarked);
  useLayoutEffect(() => {
    const input = box.current;
    if (!input || mode === 'type') return;
    input.value = mode === 'edit' ? start : '';
    setText(input.value);
    clearMark.current(-1);
    if (mode === 'edit') input.setSelectionRange(input.value.length, input.value.length);
    // Only entering or leaving a mode sets the text; what is being typed is the input's own.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [mode]);
  useImperativeHandle(props.handle, () => ({
    text: () => box.current?.value ?? '',
    picked: () => (list !== null && mode !== null ? (items[at] ?? null) : null),
    onKey: (key) => {
      if (list === null || mode === null || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false;
      setMarked(Math.max(0, Math.min(items.length - 1, at + (key === 'ArrowDown' ? 1 : -1))));
      return true;
    },
    insert: (more) => {
      const input = box.current;
      input?.setRangeText(more, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
    },
  }));
  const onInput = (value: string, isTrusted: boolean) => {
    setText(value);
    setMarked(-1);
    if (mode === null && value !== '') props.onBegin();
    // The scanner's letters were taken back by the program: nobody typed anything.
    else if (mode === 'type' && value === '' && !isTrusted) props.onCancel();
  };
  return (
    <CellList {...props} id={listId} list={list} at={at} text={text} onMark={setMarked}>
      <CellBox
        {...props}
        attach={(element) => {
          box.current = element;
        }}
        onInput={onInput}
        listId={list === null ? null : listId}
        marked={items[at] ? `${listId}-${String(at)}` : undefined}
      />
    </CellList>
  );
}

/** Yes and no by their words, and by what people type for them. */
function useFlagChoices() {
  const { t } = useTranslation('common');
  return [
    { value: FLAG_YES, word: t('yes'), keywords: 'y yes true 1 √' },
    { value: FLAG_NO, word: t('no'), keywords: 'n no false 0 ×' },
  ];
}

interface CellBoxProps extends CellEditorProps {
  attach: (element: Box | null) => void;
  onInput: (value: string, isTrusted: boolean) => void;
  /** Null without a list. */
  listId: string | null;
  marked: string | undefined;
}

function CellBox(props: CellBoxProps) {
  const { field, label, mode, isWrong, listId, marked, attach, onInput, onBegin } = props;
  const shared = {
    className: mode === null ? 'mw-cell-box waiting' : 'mw-cell-box',
    'data-sink': mode ?? 'waiting',
    'aria-label': label,
    'aria-invalid': isWrong,
    autoComplete: 'off',
    spellCheck: false,
    onCompositionStart: () => {
      if (mode === null) onBegin();
    },
    ...(listId !== null && mode !== null
      ? ({
          role: 'combobox',
          'aria-expanded': true,
          'aria-haspopup': 'listbox',
          'aria-controls': listId,
          'aria-activedescendant': marked,
        } as const)
      : {}),
  };
  if (field.kind === 'textarea')
    return (
      <textarea
        {...shared}
        ref={attach}
        rows={mode === null ? 1 : 4}
        onChange={(event) => onInput(event.currentTarget.value, event.nativeEvent.isTrusted)}
      />
    );
  return (
    <input
      {...shared}
      ref={attach}
      type="text"
      onChange={(event) => onInput(event.currentTarget.value, event.nativeEvent.isTrusted)}
    />
  );
}

interface CellListProps extends CellEditorProps {
  id: string;
  list: readonly ListItem[] | 'loading' | 'failed' | null;
  at: number;
  text: string;
  onMark: (at: number) => void;
  children: ReactNode;
}

/** What stands in place of a list that has no lines. */
function listWords(
  list: readonly ListItem[] | 'loading' | 'failed',
  words: Record<'loading' | 'failed' | 'nothing', string>,
): string | null {
  if (typeof list === 'string') return words[list];
  return list.length === 0 ? words.nothing : null;
}

/** The list under a cell; it takes no focus, so that typing goes on. */
function CellList({ id, list, mode, at, text, field, onMark, onPick, children }: CellListProps) {
  const { t } = useTranslation('common');
  const { t: form } = useTranslation('form');
  const { t: editing } = useTranslation('grid-editing');
  if (list === null && !hasHint(field)) return children;
  const meaning = list === null && mode !== null ? entryMeaning(field, text) : '';
  const isOpen = mode !== null && (list !== null || meaning !== '');
  const items = list === null || typeof list === 'string' ? [] : list;
  const words =
    list === null
      ? null
      : listWords(list, {
          loading: t('loading'),
          failed: form('pickFailed'),
          nothing: form('pickNothing', { text }),
        });
  return (
    <>
      <Popover
        opened={isOpen}
        position="bottom-start"
        offset={2}
        trapFocus={false}
        returnFocus={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        withRoles={false}
        // Inside the page's own landmark, over everything in it.
        portalProps={{ target: document.querySelector<HTMLElement>('#work') ?? document.body }}
        floatingStrategy="fixed"
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <span className="mw-cell-anchor">{children}</span>
        </Popover.Target>
        <Popover.Dropdown className="mw-cell-list" onMouseDown={(event) => event.preventDefault()}>
          {list === null ? (
            <p role="status">
              {meaning === null
                ? editing('unreadable')
                : editing('means', { meaning, unit: field.kind === 'money' ? editing('yuan') : '' })}
            </p>
          ) : words !== null ? (
            <p>{words}</p>
          ) : (
            <ul role="listbox" id={id} aria-label={field.label}>
              {items.map((item, index) => (
                <li
                  key={item.value}
                  id={`${id}-${String(index)}`}
                  role="option"
                  aria-selected={index === at}
                  ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
                  onMouseMove={() => onMark(index)}
                  onClick={onPick}
                >
                  <span>{item.word}</span>
                  {item.hint ? <span className="hint">{item.hint}</span> : null}
                </li>
              ))}
            </ul>
          )}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
