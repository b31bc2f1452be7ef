import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { CODE_CONTENTS, CODE_KINDS, LABEL_FIELDS, labelLayout } from '#contract/labels/label-layout.ts';
import type { LabelTemplateRow } from '#contract/labels/labels.contract.ts';
import type { FormValues, LineColumn } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { layoutOf, type TemplateValues, valuesOf } from './template-values.ts';

const route = getRouteApi('/shell/labels/templates/$id');
/** The layout is checked as a whole when it is saved; here only that the form is filled in. */
const SCHEMA = z.looseObject({ name: z.string().trim().min(1).max(200) });

/** A template in millimetres: size, sheet or roll, what stands where, and what the printer needs put right. */
export function TemplatePage() {
  const { id } = route.useParams();
  const { t } = useTranslation('labels');
  const templates = useQuery(orpc.labels.templates.queryOptions());
  const template = templates.data?.find((one) => one.id === id);
  useTabTitle(template?.name);
  if (!template) return null;
  return (
    <Page label={t('editTemplate')}>
      <FormWithSide title={template.name}>
        <TemplateForm key={template.version} template={template} />
      </FormWithSide>
    </Page>
  );
}

function useElementColumns(): LineColumn[] {
  const { t } = useTranslation('labels');
  const kinds = ['text', ...CODE_KINDS] as const;
  const mm = (name: string, label: string): LineColumn => ({ kind: 'quantity', name, label, width: 70 });
  return [
    {
      kind: 'choice',
      name: 'kind',
      label: t('element.kind'),
      width: 116,
      choices: kinds.map((kind) => ({ value: kind, word: t(`element.${kind}`) })),
    },
    {
      kind: 'choice',
      name: 'shows',
      label: t('element.shows'),
      width: 130,
      choices: [
        ...LABEL_FIELDS.map((field) => ({ value: field, word: t(`field.${field}`) })),
        ...CODE_CONTENTS.map((content) => ({ value: `code:${content}`, word: t(`content.${content}`) })),
      ],
    },
    { kind: 'text', name: 'text', label: t('element.prefix') },
    mm('x', t('element.x')),
    mm('y', t('element.y')),
    mm('width', t('element.width')),
    mm('height', t('element.height')),
    { kind: 'flag', name: 'isBold', label: t('element.bold'), width: 56 },
  ];
}

function TemplateForm({ template }: { template: LabelTemplateRow }) {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = usePagePath();
  const close = () => {
    dropTab(path);
    void navigate({ to: '/labels' });
  };
  const mm = (name: keyof TemplateValues) => ({
    kind: 'quantity' as const,
    name,
    label: t(`size_.${name as 'width'}`),
    unit: 'mm',
  });
  const onSheet = (values: FormValues) => values.isSheet === true;
  const sheet = (['pageWidth', 'pageHeight', 'left', 'top', 'gapX', 'gapY'] as const).map((name) => ({
    ...mm(name),
    isShown: onSheet,
  }));
  const counts = (['columns', 'rows'] as const).map((name) => ({
    kind: 'number' as const,
    name,
    label: t(`size_.${name}`),
    isShown: onSheet,
  }));
  return (
    <RecordForm
      form="label-templates"
      recordId={template.id}
      version={template.version}
      label={template.name}
      schema={SCHEMA}
      columns={4}
      initialValues={{ ...valuesOf(template) }}
      sections={[
        {
          title: t('layout'),
          fields: [
            { kind: 'text', name: 'name', label: t('name'), isRequired: true, span: 2 },
            { kind: 'flag', name: 'isDefault', label: t('isDefault') },
            { kind: 'flag', name: 'isSheet', label: t('isSheet') },
            mm('width'),
            mm('height'),
            { kind: 'number', name: 'dotsPerMm', label: t('size_.dotsPerMm') },
            ...counts,
            ...sheet,
          ],
        },
        {
          title: t('calibration.title'),
          fields: [
            mm('offsetX'),
            mm('offsetY'),
            { kind: 'number', name: 'scaleX', label: t('size_.scaleX') },
            { kind: 'number', name: 'scaleY', label: t('size_.scaleY') },
          ],
        },
        {
          title: t('elements'),
          fields: [
            {
              kind: 'lines',
              name: 'elements',
              label: t('elements'),
              span: 4,
              emptyLine: () => ({ kind: 'text', shows: 'literal' }),
              columns: useElementColumns(),
            },
          ],
        },
      ]}
      onCancel={close}
      onSave={async (input) => {
        const values = input as unknown as TemplateValues;
        const layout = labelLayout.parse(layoutOf(values));
        const { id, version } = template;
        const fields = { name: values.name, isDefault: values.isDefault === true, layout };
        await client.labels.updateTemplate({ id, version, ...fields });
        await queries.invalidateQueries({ queryKey: orpc.labels.key() });
      }}
      onSaved={close}
      onReload={() => void queries.invalidateQueries({ queryKey: orpc.labels.key() })}
    />
  );
}
