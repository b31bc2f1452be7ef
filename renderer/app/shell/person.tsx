import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import { client } from '#renderer/lib/client.ts';
import { forgetOwnDrafts } from '#renderer/lib/drafts.ts';
import { useMyPreferences } from '#renderer/lib/my-preferences.ts';
import { forgetSequences } from '#renderer/lib/record-sequence.ts';
import { sessionQuery } from '#renderer/lib/session.ts';
import { dropAllTabs } from '#renderer/lib/tabs.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** Language and account: in the bar, and at the foot of the menu where the bar is too narrow for them. */
export function Person({ user }: { user: CurrentUser }) {
  const { t } = useTranslation('shell');
  const { choose } = useMyPreferences();
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
    <div className="mw-person">
      <LanguageSwitch onChoose={(language) => choose({ language })} />
      <span title={t('account')}>
        {user.displayName} · {t(`role.${user.role}`)}
      </span>
      <button type="button" className="mw-bar-button" onClick={() => signOut.mutate()}>
        {t('signOut')}
      </button>
    </div>
  );
}
