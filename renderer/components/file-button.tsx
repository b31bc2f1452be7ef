import { type ChangeEvent, type ClipboardEvent, type DragEvent, useRef } from 'react';
import { filesOf } from '#renderer/lib/photo.ts';
import { Button, type ButtonProps } from './button.tsx';

export interface FileButtonProps extends Pick<ButtonProps, 'tone' | 'busy' | 'title'> {
  word: string;
  accept: string;
  isMultiple?: boolean;
  /** Asks a phone for its rear camera instead of its files. */
  isCamera?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that asks for files; the browser's own field says its words in the browser's language, not in ours. */
export function FileButton({ word, accept, isMultiple, isCamera, onFiles, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    // The same file may be chosen once more.
    event.currentTarget.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={isMultiple === true}
        hidden
        aria-label={word}
        {...(isCamera ? { capture: 'environment' as const } : {})}
        onChange={choose}
      />
      <Button {...button} onClick={() => input.current?.click()}>
        {word}
      </Button>
    </>
  );
}

/** Files pasted into an element or dropped on it; `null` where nothing may be added. */
export function filesGiven(onFiles: ((files: File[]) => void) | null) {
  const take = (data: DataTransfer | null, event: ClipboardEvent | DragEvent) => {
    const files = filesOf(data);
    if (files.length === 0 || onFiles === null) return;
    event.preventDefault();
    onFiles(files);
  };
  return {
    onPaste: (event: ClipboardEvent) => take(event.clipboardData, event),
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => take(event.dataTransfer, event),
  };
}
