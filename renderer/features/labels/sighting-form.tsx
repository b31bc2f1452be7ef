import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { dateSchema, idSchema, shortText } from '#contract/kit/values.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { pickSite } from '#renderer/lib/pickers.ts';

const SCHEMA = z.strictObject({ siteId: idSchema, on: dateSchema.optional(), note: shortText.optional() });

/** Says where the code was seen; the same code elsewhere within the set days raises an alarm. */
export function SightingForm({ text }: { text: string }) {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const report = useMutation({
    mutationFn: (input: z.infer<typeof SCHEMA>) => client.labels.report({ text, ...input }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.labels.key() }),
  });
  const alarm = report.data?.alarm;
  return (
    <>
      <h2>{t('sighting.title')}</h2>
      {report.data && !alarm ? <Note tone="ok">{t('sighting.noted')}</Note> : null}
      {alarm ? (
        <Note tone="bad">
          {t('alarm.says', {
            code: alarm.barcode,
            first: alarm.firstSiteName,
            firstOn: alarm.firstOn,
            second: alarm.secondSiteName,
            secondOn: alarm.secondOn,
          })}
        </Note>
      ) : null}
      <RecordForm
        form="code-sightings"
        recordId={text.slice(0, 80)}
        version={0}
        label={t('sighting.title')}
        schema={SCHEMA}
        columns={2}
        initialValues={{ on: today() }}
        sections={[
          {
            fields: [
              {
                kind: 'reference',
                name: 'siteId',
                label: t('verify.site'),
                load: pickSite,
                isRequired: true,
              },
              { kind: 'date', name: 'on', label: t('sighting.on') },
              { kind: 'text', name: 'note', label: t('sighting.note'), span: 2 },
            ],
          },
        ]}
        onSave={async (input) => {
          await report.mutateAsync(SCHEMA.parse(input));
        }}
        onSaved={() => {}}
      />
    </>
  );
}
