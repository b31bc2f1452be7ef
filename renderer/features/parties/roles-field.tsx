import { useTranslation } from 'react-i18next';
import { PARTY_ROLES } from '#contract/parties/parties.schema.ts';
import { useCodes } from '#renderer/lib/codes.ts';

/** What a company is to the factory; several at once. */
export function RolesField({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('parties');
  const codes = useCodes();
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const toggle = (role: string) =>
    onChange(chosen.includes(role) ? chosen.filter((r) => r !== role) : [...chosen, role]);
  return (
    <fieldset className="mw-choices">
      <legend>{t('field.roles')}</legend>
      {PARTY_ROLES.map((role) => (
        <label key={role}>
          <input type="checkbox" checked={chosen.includes(role)} onChange={() => toggle(role)} />{' '}
          {codes.word('party_role', role)}
        </label>
      ))}
    </fieldset>
  );
}
