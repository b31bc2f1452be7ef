import './settings.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { useMyPreferences } from '#renderer/lib/my-preferences.ts';
import { useSettingRows } from './setting-rows.tsx';
import { ShortcutOverview } from './shortcut-overview.tsx';

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** What one person may choose about the program; found by any word of it, kept for the person on every PC. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const [text, setText] = useState('');
  const mine = useMyPreferences();
  const wanted = fold(text);
  const rows = useSettingRows(mine).filter((row) =>
    fold(`${row.label} ${row.hint} ${row.words}`).includes(wanted),
  );
  const hasKeys = wanted === '' || fold(t('keys.words')).includes(wanted);
  return (
    <Page label={t('title')}>
      <div className="mw-scroll">
        <div className="mw-settings">
          <input
            type="search"
            aria-label={t('find')}
            placeholder={t('find')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {mine.error ? <ErrorPanel error={mine.error} /> : null}
          {rows.map((row) => (
            <div key={row.name} className="mw-setting">
              <div>
                <h2>{row.label}</h2>
                <p className="mw-muted">{row.hint}</p>
              </div>
              <div className="act">{row.control}</div>
            </div>
          ))}
          {hasKeys ? <ShortcutOverview /> : null}
          {rows.length === 0 && !hasKeys ? (
            <p className="mw-muted" role="status">
              {t('nothing', { text })}
            </p>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
