import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewRow } from '#contract/views/views.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { useCurrentUser, useMay } from '#renderer/lib/session.ts';
import type { ListView } from './use-list-view.ts';
import { ViewDialog } from './view-dialog.tsx';

/** Whether the list shows what was voided instead of what is in force. */
export interface VoidedSwitch {
  isOn: boolean;
  toggle: () => void;
}

type Open = 'saveAs' | 'change' | 'remove' | null;

/** The views of a list above it: choose one, see what was changed since, keep it, or go back. */
export function ViewMenu({ view, voided }: { view: ListView; voided?: VoidedSwitch }) {
  const { t } = useTranslation('grid');
  const [open, setOpen] = useState<Open>(null);
  const { current } = view;
  const name = current?.name ?? t('view.all');
  const word = view.isChanged ? t('view.changed', { name }) : t('view.is', { name });
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button className="mw-view">{word} ▾</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Choices view={view} />
          <Menu.Divider />
          <Acts view={view} onOpen={setOpen} />
          {voided ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<span className="mw-tick">{voided.isOn ? '✓' : ''}</span>}
                onClick={voided.toggle}
              >
                {t('showVoided')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Dialogs view={view} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Choices({ view }: { view: ListView }) {
  const { t } = useTranslation('grid');
  const item = (one: ViewRow | null) => {
    const isCurrent = one?.id === view.current?.id;
    const isDefault = one !== null && one.id === view.defaultId;
    return (
      <Menu.Item
        key={one?.id ?? ''}
        aria-current={isCurrent}
        leftSection={<span className="mw-tick">{isCurrent ? '✓' : ''}</span>}
        rightSection={isDefault ? <span className="mw-muted">{t('view.isDefault')}</span> : undefined}
        onClick={() => view.choose(one)}
      >
        {one?.name ?? t('view.all')}
      </Menu.Item>
    );
  };
  const own = view.views.filter((one) => !one.isShared);
  const shared = view.views.filter((one) => one.isShared);
  return (
    <>
      {item(null)}
      {own.length > 0 ? <Menu.Label>{t('view.own')}</Menu.Label> : null}
      {own.map(item)}
      {shared.length > 0 ? <Menu.Label>{t('view.ofAll')}</Menu.Label> : null}
      {shared.map(item)}
    </>
  );
}

/** A view is changed by whom it belongs to: its owner, or whoever may share. */
function useMayChange(view: ViewRow | null): boolean {
  const mayShare = useMay('views.share');
  const user = useCurrentUser();
  if (view === null) return false;
  return view.isShared ? mayShare : view.ownerUserId === user?.userId;
}

function Acts({ view, onOpen }: { view: ListView; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('grid');
  const mayChange = useMayChange(view.current);
  const save = () =>
    view.save().catch((error: unknown) => {
      notifications.show({ color: 'red', message: <ErrorPanel error={error} /> });
    });
  return (
    <>
      {view.isChanged && mayChange ? (
        <Menu.Item onClick={() => void save()}>{t('view.save')}</Menu.Item>
      ) : null}
      <Menu.Item onClick={() => onOpen('saveAs')}>{t('view.saveAs')}</Menu.Item>
      <Menu.Item onClick={view.reset}>{t('view.reset')}</Menu.Item>
      {mayChange ? (
        <>
          <Menu.Item onClick={() => onOpen('change')}>{t('view.change')}</Menu.Item>
          <Menu.Item onClick={() => onOpen('remove')}>{t('view.remove')}</Menu.Item>
        </>
      ) : null}
    </>
  );
}

function Dialogs({ view, open, onClose }: { view: ListView; open: Open; onClose: () => void }) {
  const { t } = useTranslation('grid');
  const { current } = view;
  if (open === 'saveAs') {
    const first = { name: '', isShared: false, isDefault: false };
    return <ViewDialog title={t('view.saveAsTitle')} first={first} onSave={view.saveAs} onClose={onClose} />;
  }
  if (!current || open === null) return null;
  if (open === 'change') {
    const first = {
      name: current.name,
      isShared: current.isShared,
      isDefault: current.id === view.defaultId,
    };
    return (
      <ViewDialog
        title={t('view.changeTitle')}
        first={first}
        onSave={(next) => view.change(current, next)}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      opened
      title={t('view.removeTitle', { name: current.name })}
      text={current.isShared ? t('view.removeShared') : t('view.removeOwn')}
      act={t('view.removeAct')}
      onConfirm={() => void view.remove(current).then(onClose)}
      onClose={onClose}
    />
  );
}
