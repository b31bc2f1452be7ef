import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { GROUP_METHODS } from '#contract/insights/customer-groups.ts';
import { thresholdsSchema } from '#contract/insights/insights.schema.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';

/** The limits that divide customers into groups. */
export function ThresholdsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('insights');
  const queries = useQueryClient();
  const { data } = useQuery({ ...orpc.insights.thresholds.queryOptions(), enabled: opened });
  return (
    <Dialog title={t('limits.title')} opened={opened} onClose={onClose}>
      <p className="mw-muted">{t('limits.text')}</p>
      {data ? (
        <RecordForm
          label={t('limits.title')}
          form="insights"
          recordId="thresholds"
          version={0}
          schema={thresholdsSchema}
          initialValues={data}
          sections={[
            {
              fields: [
                {
                  name: 'method',
                  label: t('limits.method'),
                  kind: 'choice',
                  choices: GROUP_METHODS.map((value) => ({ value, word: t(`limits.${value}`) })),
                },
                { name: 'recencyDays', label: t('limits.recencyDays'), kind: 'number' },
                { name: 'frequency', label: t('limits.frequency'), kind: 'number' },
                { name: 'windowMonths', label: t('limits.windowMonths'), kind: 'number' },
              ],
            },
          ]}
          onCancel={onClose}
          onSave={async (values) => {
            await client.insights.saveThresholds(thresholdsSchema.parse(values));
          }}
          onSaved={() => {
            void queries.invalidateQueries({ queryKey: orpc.insights.key() });
            onClose();
          }}
        />
      ) : null}
    </Dialog>
  );
}
