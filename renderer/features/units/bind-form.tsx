import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useLifeChange } from './use-life-change.ts';

/** An unknown code on a thing that is registered: from now on both codes find it. */
export function BindForm({ barcode }: { barcode: string }) {
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const [known, setKnown] = useState('');
  const bind = useLifeChange(
    () => client.units.relabel({ barcode: known.trim(), newBarcode: barcode, reason: t('life.bindReason') }),
    () => void navigate({ to: '/units/$barcode', params: { barcode } }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (known.trim()) bind.mutate(undefined);
  };
  return (
    <form className="mw-row" onSubmit={submit}>
      <TextInput
        aria-label={t('life.bindTo')}
        placeholder={t('life.bindTo')}
        value={known}
        onChange={(event) => setKnown(event.currentTarget.value)}
      />
      <Button type="submit" busy={bind.isPending} disabled={known.trim() === ''}>
        {t('life.bind')}
      </Button>
      {bind.isError ? <ErrorPanel error={bind.error} /> : null}
    </form>
  );
}
