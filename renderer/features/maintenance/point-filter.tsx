import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useServicePoints } from './service-points.ts';

/** The plans of one service point, or of all; nothing to choose where there are no points. */
export function PointFilter({
  point,
  onPoint,
}: {
  point: string | undefined;
  onPoint: (point: string | undefined) => void;
}) {
  const { t } = useTranslation('maintenance');
  const points = useServicePoints();
  if (points.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('field.servicePoint')}
      value={point ?? ''}
      data={[
        { value: '', label: t('allPoints') },
        ...points.map(({ value, word }) => ({ value, label: word })),
      ]}
      onChange={(event) => onPoint(event.currentTarget.value || undefined)}
    />
  );
}
