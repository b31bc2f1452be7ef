import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';

const ACCEPTED = '.xlsx,.xls,.xlsb,.csv,.txt';

/** Takes one ledger, dropped or chosen. */
export function DropZone({ busyName, onFile }: { busyName: string | null; onFile: (file: File) => void }) {
  const { t } = useTranslation('imports');
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div
      className={isOver ? 'mw-drop over' : 'mw-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        {busyName === null ? t('drop') : t('reading', { name: busyName })}{' '}
        <Button tone="primary" busy={busyName !== null} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
      </p>
      <p className="mw-muted">{t('dropHint')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={t('choose')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
