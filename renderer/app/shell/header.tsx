import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import { client } from '#renderer/lib/client.ts';
import { forgetOwnDrafts } from '#renderer/lib/drafts.ts';
import { useMyPreferences } from '#renderer/lib/my-preferences.ts';
import { forgetSequences } from '#renderer/lib/record-sequence.ts';
import { sessionQuery } from '#renderer/lib/session.ts';
import { dropAllTabs } from '#renderer/lib/tabs.ts';
import { Connection } from './connection.tsx';
import { LanguageSwitch } from './language-switch.tsx';

export interface HeaderProps {
  user: CurrentUser;
  lastScan: string | null;
  onFind: () => void;
  /** Opens the dialog that reads codes without a scanner. */
  onScan: () => void;
}

/** Product, find box, scanner, backup, person. */
export function Header({ user, lastScan, onFind, onScan }: HeaderProps) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const { choose } = useMyPreferences();
  return (
    <header className="mw-bar" aria-label={t('header')}>
      <span className="name">{common('product')}</span>
      <button
        type="button"
        className="find"
        title={t('findLabel')}
        aria-keyshortcuts="Control+K"
        onClick={onFind}
      >
        <span>{lastScan === null ? t('find') : `▣ ${t('scan.scanned', { code: lastScan })}`}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <div className="right">
        <Connection />
        <button
          type="button"
          className="mw-bar-button"
          title={t('scan.open')}
          aria-keyshortcuts="Alt+M"
          onClick={onScan}
        >
          ▣ {t('scan.ready')}
        </button>
        <LanguageSwitch onChoose={(language) => choose({ language })} />
        <Account user={user} />
      </div>
    </header>
  );
}

function Account({ user }: { user: CurrentUser }) {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => client.session.signOut(),
    onSuccess: () => {
      dropAllTabs();
      forgetSequences();
      // Forms that go away keep a last draft first.
      setTimeout(forgetOwnDrafts, 0);
      queries.setQueryData(sessionQuery().queryKey, null);
      // What the person has read leaves memory once nothing shows it any more.
      setTimeout(() => queries.removeQueries({ type: 'inactive' }), 0);
    },
  });
  return (
    <>
      <span title={t('account')}>
        {user.displayName} · {t(`role.${user.role}`)}
      </span>
      <button type="button" className="mw-bar-button" onClick={() => signOut.mutate()}>
        {t('signOut')}
      </button>
    </>
  );
}
