import { useTranslation } from 'react-i18next';
import { EDITING_KEYS, FORM_KEYS, GRID_KEYS, KeyGroup, LINE_KEYS } from '../shell/key-list.tsx';

const WORK_KEYS = [
  ['Ctrl+S', 'save'],
  ['Ctrl+Enter', 'saveAndNew'],
  ['Ctrl+N', 'create'],
  ['Ctrl+F', 'find'],
  ['Ctrl+P', 'print'],
  ['PageUp / PageDown', 'pages'],
  ['Ctrl+K', 'palette'],
  ['Ctrl+,', 'settings'],
  ['F1 / ?', 'help'],
  ['Shift F1', 'manual'],
  ['Alt+1 … 9', 'tabs'],
  ['Alt+W', 'closeTab'],
  ['Alt ←', 'back'],
] as const;

/** All keys at one place; F1 shows those of the page one is on. */
export function ShortcutOverview() {
  const { t } = useTranslation('settings');
  const { t: grid } = useTranslation('grid');
  const { t: editing } = useTranslation('grid-editing');
  const { t: form } = useTranslation('form');
  return (
    <section className="mw-setting-keys" aria-label={t('keys.label')}>
      <h2>{t('keys.label')}</h2>
      <div>
        <KeyGroup
          title={t('keys.work')}
          shortcuts={WORK_KEYS.map(([keys, name]) => ({ keys, word: t(`keys.${name}`) }))}
        />
        <KeyGroup
          title={t('keys.lists')}
          shortcuts={[
            ...GRID_KEYS.map(([keys, name]) => ({ keys, word: grid(`keys.${name}`) })),
            ...EDITING_KEYS.map(([keys, name]) => ({ keys, word: editing(`keys.${name}`) })),
          ]}
        />
        <KeyGroup
          title={t('keys.forms')}
          shortcuts={[...FORM_KEYS, ...LINE_KEYS].map(([keys, name]) => ({
            keys,
            word: form(`keys.${name}`),
          }))}
        />
      </div>
    </section>
  );
}
