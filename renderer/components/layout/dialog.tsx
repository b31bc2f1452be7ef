import './layout.css';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasFinger } from '#renderer/lib/finger.ts';
import { Button } from '../button.tsx';
import { InDialog } from './in-dialog.ts';
import { useEscape } from './use-escape.ts';

export interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the safe one first. */
  foot?: ReactNode;
  size?: number;
}

const FIELD =
  'input:not([type=hidden], [type=file], [disabled]), select:not([disabled]), textarea:not([disabled])';

/**
 * The focus of an opened dialog goes to what carries this mark, else to its close button. Where nothing was marked that
 * is the first field; not on a screen that is touched.
 */
function markFirstField(body: Element | null | undefined): void {
  if (!body || body.querySelector('[data-autofocus]') || hasFinger()) return;
  body.querySelector(FIELD)?.setAttribute('data-autofocus', '');
}

/** Only for what must be decided now; everything else opens beside the list. */
export function Dialog({ title, opened, onClose, children, foot, size = 480 }: DialogProps) {
  const { t } = useTranslation('common');
  useEscape(opened, onClose);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnEscape={false}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <InDialog value>{children}</InDialog>
      {foot ? <div className="mw-dialog-foot">{foot}</div> : null}
      <span hidden ref={(last) => markFirstField(last?.parentElement)} />
    </Modal>
  );
}

export interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  text: string;
  /** The act by its name, with the count where there is one: 作废这 3 张单据. Never just "OK". */
  act: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before what cannot be undone. The focus starts on Cancel, so Enter does not trigger the act. */
export function ConfirmDialog({
  opened,
  title,
  text,
  act,
  busy,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      title={title}
      opened={opened}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button tone="danger" busy={busy === true} onClick={onConfirm}>
            {act}
          </Button>
        </>
      }
    >
      <p style={{ margin: 0 }}>{text}</p>
      {children}
    </Dialog>
  );
}
