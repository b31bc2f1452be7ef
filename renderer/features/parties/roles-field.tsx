import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PARTY_ROLES } from '#contract/parties/parties.schema.ts';
import { useCodes } from '#renderer/lib/codes.ts';

/** What a company is to the factory; several at once. */
export function RolesField({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('parties');
  const codes = useCodes();
  return (
    <Checkbox.Group
      label={t('field.roles')}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
    >
      <div className="mw-roles">
        {PARTY_ROLES.map((role) => (
          <Checkbox key={role} size="xs" value={role} label={codes.word('party_role', role)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
