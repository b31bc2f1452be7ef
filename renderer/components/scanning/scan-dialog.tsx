import './scanning.css';
import { TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasFinger } from '#renderer/lib/finger.ts';
import { filesOf } from '#renderer/lib/photo.ts';
import { useScanNews } from '#renderer/lib/scan-takers.ts';
import { Button } from '../button.tsx';
import { FileButton } from '../file-button.tsx';
import { Dialog } from '../layout/dialog.tsx';
import { Note } from '../record/note.tsx';
import { problemAtHand } from './camera-problem.ts';
import { CameraView } from './camera-view.tsx';
import { readPhoto } from './read-codes.ts';

export interface ScanDialogProps {
  /** Takes a code as if a scanner had typed it. */
  onScan: (code: string) => void;
  onClose: () => void;
}

/** Codes without a scanner: by camera, from a photo, or typed. Loaded when it is opened for the first time. */
export function ScanDialog({ onScan, onClose }: ScanDialogProps) {
  const { t } = useTranslation('scanning');
  const { isConsecutive, news } = useScanNews();
  const [last, setLast] = useState('');
  const read = (code: string) => {
    setLast(code);
    onScan(code);
  };
  return (
    <Dialog title={isConsecutive ? t('titleMany') : t('title')} opened onClose={onClose} size={520}>
      <div className="mw-scan-box">
        <CameraView onCode={read} />
        <TypedCode onCode={read} />
        <PhotoCode onCode={read} />
        <p role="status" className="said">
          {last === '' ? t('aim') : t('read', { code: last })}
          {isConsecutive && last !== '' ? <b>{news}</b> : null}
        </p>
      </div>
    </Dialog>
  );
}

function TypedCode({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('scanning');
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = text.normalize('NFKC').trim();
    if (code === '') return;
    setText('');
    onCode(code);
  };
  return (
    <form className="mw-row" onSubmit={submit}>
      <TextInput
        className="typed"
        aria-label={t('typed')}
        placeholder={t('typed')}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        {...(hasFinger() ? {} : { 'data-autofocus': true })}
      />
      <Button type="submit" tone="primary" disabled={text.trim() === ''}>
        {t('take')}
      </Button>
    </form>
  );
}

/** A photo works without a secure connection too: the tablet's own camera takes it. */
function PhotoCode({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('scanning');
  const [state, setState] = useState<'idle' | 'reading' | 'nothing'>('idle');
  const read = async (file: File | undefined) => {
    if (!file) return;
    setState('reading');
    const [code] = await readPhoto(file).catch(() => []);
    setState(code === undefined ? 'nothing' : 'idle');
    if (code !== undefined) onCode(code);
  };
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => listenForPictures((file) => void latest.current(file)), []);
  return (
    <div className="mw-row">
      <FileButton
        busy={state === 'reading'}
        word={t('photo')}
        accept="image/*"
        isCamera={problemAtHand() === 'insecure'}
        onFiles={([file]) => void read(file)}
      />
      <span className="mw-muted">{t('photoHint')}</span>
      {state === 'nothing' ? <Note tone="warn">{t('nothing')}</Note> : null}
    </div>
  );
}

/** Pictures that are pasted or dropped anywhere while the dialog is open. */
function listenForPictures(onPicture: (file: File) => void): () => void {
  const take = (event: Event, data: DataTransfer | null) => {
    const picture = filesOf(data).find((file) => file.type.startsWith('image/'));
    if (!picture) return;
    event.preventDefault();
    onPicture(picture);
  };
  const onPaste = (event: ClipboardEvent) => take(event, event.clipboardData);
  const onDrop = (event: DragEvent) => take(event, event.dataTransfer);
  const onDragOver = (event: DragEvent) => event.preventDefault();
  window.addEventListener('paste', onPaste);
  window.addEventListener('drop', onDrop);
  window.addEventListener('dragover', onDragOver);
  return () => {
    window.removeEventListener('paste', onPaste);
    window.removeEventListener('drop', onDrop);
    window.removeEventListener('dragover', onDragOver);
  };
}
