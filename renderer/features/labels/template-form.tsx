import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { labelLayout } from '#contract/labels/label-layout.ts';
import type { LabelTemplateRow } from '#contract/labels/labels.contract.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { fromZodIssue } from '#renderer/components/form/issue-text.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import { AppError } from '#renderer/lib/app-error.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { dropTab, usePagePath } from '#renderer/lib/tabs.ts';
import { TemplatePreview } from './template-preview.tsx';
import { useTemplateSections } from './template-sections.ts';
import {
  fieldOfLayout,
  layoutOf,
  newValues,
  TEMPLATE_FORM,
  type TemplateValues,
  valuesOf,
} from './template-values.ts';

const FORM = 'label-templates';

function checkedLayout(values: TemplateValues) {
  const layout = labelLayout.safeParse(layoutOf(values));
  if (layout.success) return layout.data;
  const issues = layout.error.issues.map(fromZodIssue);
  throw new AppError('INPUT_INVALID', {
    issues: issues.map((issue) => ({ ...issue, path: fieldOfLayout(issue.path) })),
  });
}

interface TemplateFormProps {
  /** Null for a new one. */
  template: LabelTemplateRow | null;
  /** Where the drawing goes. */
  side: HTMLElement | null;
}

export function TemplateForm({ template, side }: TemplateFormProps) {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = usePagePath();
  const reload = () => queries.invalidateQueries({ queryKey: orpc.labels.key() });
  const close = () => {
    dropTab(path);
    void navigate({ to: '/labels' });
  };
  const drawing: FormSection = {
    fields: [
      {
        kind: 'custom',
        name: 'drawing',
        label: t('preview'),
        render: ({ values }) =>
          side &&
          createPortal(<TemplatePreview values={values as unknown as TemplateValues} />, side, 'drawing'),
      },
    ],
  };
  return (
    <RecordForm
      form={FORM}
      recordId={template?.id ?? 'new'}
      version={template?.version ?? 0}
      label={template?.name ?? t('newTemplate')}
      schema={TEMPLATE_FORM}
      columns={4}
      initialValues={template ? { ...valuesOf(template), ...stampOf(template) } : { ...newValues() }}
      sections={[...useTemplateSections(), drawing]}
      onCancel={close}
      {...(template
        ? { copy: { form: FORM, to: '/labels/templates/new', without: ['name', 'isDefault'] } }
        : {})}
      foot={template ? <VoidTemplate template={template} onVoided={close} /> : null}
      onSave={async (input) => {
        const values = input as unknown as TemplateValues;
        const layout = checkedLayout(values);
        const fields = { name: values.name.trim(), isDefault: values.isDefault === true, layout };
        await (template
          ? client.labels.updateTemplate({ id: template.id, version: template.version, ...fields })
          : client.labels.createTemplate(fields));
        await reload();
      }}
      onSaved={close}
    />
  );
}

function VoidTemplate({ template, onVoided }: { template: LabelTemplateRow; onVoided: () => void }) {
  const { id, version, name } = template;
  return (
    <VoidAct
      name={name}
      onVoid={(reason) => client.labels.voidTemplate({ id, version, reason })}
      onVoided={onVoided}
    />
  );
}
