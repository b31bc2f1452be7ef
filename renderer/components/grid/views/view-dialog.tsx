import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { useMay } from '#renderer/lib/session.ts';
import type { NewView } from './use-list-view.ts';

export interface ViewDialogProps {
  title: string;
  first: NewView;
  onSave: (view: NewView) => Promise<void>;
  onClose: () => void;
}

/** Name and reach of a view, and whether the list opens with it. */
export function ViewDialog({ title, first, onSave, onClose }: ViewDialogProps) {
  const { t } = useTranslation('grid');
  const { t: common } = useTranslation('common');
  const mayShare = useMay('views.share');
  const [view, setView] = useState(first);
  const saving = useMutation({ mutationFn: onSave, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (view.name.trim() !== '') saving.mutate({ ...view, name: view.name.trim() });
  };
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form className="mw-stack" onSubmit={submit}>
        <TextInput
          label={t('view.name')}
          value={view.name}
          maxLength={60}
          onChange={(event) => setView({ ...view, name: event.currentTarget.value })}
          data-autofocus
        />
        <Checkbox
          label={t('view.shared')}
          description={mayShare ? undefined : t('view.sharedBy')}
          disabled={!mayShare}
          checked={view.isShared}
          onChange={(event) => setView({ ...view, isShared: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('view.default')}
          checked={view.isDefault}
          onChange={(event) => setView({ ...view, isDefault: event.currentTarget.checked })}
        />
        {saving.isError ? <ErrorPanel error={saving.error} /> : null}
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={saving.isPending} disabled={view.name.trim() === ''}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
