import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { TemplateForm } from './template-form.tsx';

const route = getRouteApi('/shell/labels/templates/$id');

/** A template in millimetres, and beside it the label as it will look; `new` begins with a plain one. */
export function TemplatePage() {
  const { id } = route.useParams();
  const { t } = useTranslation('labels');
  const isNew = id === 'new';
  const templates = useQuery({ ...orpc.labels.templates.queryOptions(), enabled: !isNew });
  const template = templates.data?.find((one) => one.id === id) ?? null;
  const [side, setSide] = useState<HTMLDivElement | null>(null);
  useTabTitle(isNew ? t('newTemplate') : template?.name);
  if (templates.isError) return <ErrorPanel error={templates.error} />;
  if (!isNew && !template) return null;
  return (
    <Page label={t('editTemplate')}>
      <FormWithSide
        title={template?.name ?? t('newTemplate')}
        sideLabel={t('preview')}
        side={
          <>
            <h2>{t('preview')}</h2>
            <div ref={setSide} />
          </>
        }
      >
        <TemplateForm key={id} template={template} side={side} />
      </FormWithSide>
    </Page>
  );
}
