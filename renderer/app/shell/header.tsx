import { useTranslation } from 'react-i18next';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import { Connection } from './connection.tsx';
import { Person } from './person.tsx';
import type { useRail } from './use-rail.ts';

export interface HeaderProps {
  user: CurrentUser;
  lastScan: string | null;
  rail: Pick<ReturnType<typeof useRail>, 'isOpen' | 'holdsPerson' | 'toggle'>;
  onFind: () => void;
  /** Opens the dialog that reads codes without a scanner. */
  onScan: () => void;
  /** Help stands at one place of every page. */
  onHelp: () => void;
}

/** Menu, product, find box, scanner, person. */
export function Header({ user, lastScan, rail, onFind, onScan, onHelp }: HeaderProps) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  return (
    <header className="mw-bar" aria-label={t('header')}>
      <div className="lead">
        <span className="name">{common('product')}</span>
        <button
          type="button"
          className="mw-bar-button menu"
          title={t('menu.toggle')}
          aria-keyshortcuts="Control+B"
          aria-expanded={rail.isOpen}
          aria-controls="rail"
          onClick={rail.toggle}
        >
          <span aria-hidden="true">☰</span> {t('menu.word')}
        </button>
      </div>
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
          className="mw-bar-button scan"
          title={t('scan.open')}
          aria-keyshortcuts="Alt+M"
          onClick={onScan}
        >
          ▣ {t('scan.ready')}
        </button>
        <button
          type="button"
          className="mw-bar-button"
          title={t('keys.help')}
          aria-keyshortcuts="F1"
          onClick={onHelp}
        >
          {t('help')}
        </button>
        {rail.holdsPerson ? null : <Person user={user} />}
      </div>
    </header>
  );
}
