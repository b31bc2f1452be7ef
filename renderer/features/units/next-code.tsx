import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { orpc } from '#renderer/lib/client.ts';

const idOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Offers the next free code of what is chosen, as long as no code is typed. */
export function NextCode({ values, onTake }: { values: FormValues; onTake: (code: string) => void }) {
  const { t } = useTranslation('units');
  const partId = values.kind === 'part' ? idOf(values.partId) : undefined;
  const productId = values.kind === 'part' ? undefined : idOf(values.productId);
  const isBlank = typeof values.codes !== 'string' || values.codes.trim() === '';
  const next = useQuery({
    ...orpc.units.nextCode.queryOptions({ input: { ...(partId ? { partId } : { productId }) } }),
    enabled: isBlank && (partId !== undefined || productId !== undefined),
  });
  const code = next.data?.code;
  if (!isBlank || !code || (partId === undefined && productId === undefined)) return null;
  return (
    <Button tone="quiet" onClick={() => onTake(code)}>
      {t('register.next', { code })}
    </Button>
  );
}
