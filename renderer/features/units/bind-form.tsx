import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { BindDialog } from './bind-dialog.tsx';

/** An unknown code on a thing that is registered: from now on both codes find it. Until then a scan opens what it names. */
export function BindForm({ barcode }: { barcode: string }) {
  const { t } = useTranslation('units');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('bind.open')}</Button>
      {isOpen ? <BindDialog code={barcode} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
