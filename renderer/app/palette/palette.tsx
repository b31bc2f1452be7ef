import './palette.css';
import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#contract/kit/permissions.ts';
import { Marked } from '#renderer/components/marked.tsx';
import { isComposing, keyLabel } from '#renderer/lib/keys.ts';
import { type PaletteEntry, usePaletteEntries } from './palette-entries.ts';

export interface PaletteProps {
  opened: boolean;
  onClose: () => void;
  permissions: readonly Permission[];
}

/** Ctrl+K: pages, records and commands from one line. */
export function Palette({ opened, onClose, permissions }: PaletteProps) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={640}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      yOffset={80}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        {opened ? <PaletteBody onClose={onClose} permissions={permissions} /> : null}
      </Modal.Content>
    </Modal.Root>
  );
}

function usePalette(onClose: () => void, permissions: readonly Permission[]) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const entries = usePaletteEntries(text, permissions);
  const current = Math.min(at, Math.max(0, entries.length - 1));
  const open = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    if ('href' in entry.open) void navigate({ href: entry.open.href });
    else entry.open.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setAt((current - 1 + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') open(entries[current]);
    else return;
    event.preventDefault();
  };
  const edit = (next: string) => {
    setText(next);
    setAt(0);
  };
  return { text, edit, entries, current, open, onKeyDown };
}

function PaletteBody({ onClose, permissions }: Omit<PaletteProps, 'opened'>) {
  const { t } = useTranslation('shell');
  const model = usePalette(onClose, permissions);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [model.current]);
  return (
    <div className="mw-palette" onKeyDown={model.onKeyDown}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={model.entries.length > 0 ? `palette-${model.current}` : undefined}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={model.text}
        onChange={(event) => model.edit(event.currentTarget.value)}
        data-autofocus
      />
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label={t('palette.title')}
        className="mw-palette-list"
      >
        {model.entries.map((entry, index) => (
          <PaletteRow
            key={entry.id}
            entry={entry}
            index={index}
            isCurrent={index === model.current}
            isFirst={model.entries[index - 1]?.group !== entry.group}
            onOpen={() => model.open(entry)}
          />
        ))}
      </div>
      <div className="mw-palette-foot" role="status">
        {model.entries.length === 0 ? t('palette.nothing', { text: model.text }) : t('palette.hint')}
      </div>
    </div>
  );
}

interface PaletteRowProps {
  entry: PaletteEntry;
  index: number;
  isCurrent: boolean;
  isFirst: boolean;
  onOpen: () => void;
}

function PaletteRow({ entry, index, isCurrent, isFirst, onOpen }: PaletteRowProps) {
  const { t } = useTranslation('shell');
  return (
    <>
      {isFirst ? <h3 role="presentation">{t(`palette.${entry.group}`)}</h3> : null}
      <div id={`palette-${index}`} role="option" aria-selected={isCurrent} tabIndex={-1} onClick={onOpen}>
        <Marked text={entry.title} marks={entry.marks ?? []} />
        {entry.group === 'actions' ? (
          <kbd>{keyLabel(entry.note)}</kbd>
        ) : (
          <span className="mw-muted">{entry.note}</span>
        )}
      </div>
    </>
  );
}
