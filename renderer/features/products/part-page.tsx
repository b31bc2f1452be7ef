import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PartView, partFields, partUpdate } from '#contract/products/parts.contract.ts';
import { TRACKING } from '#contract/products/tracking.ts';
import { Button } from '#renderer/components/button.tsx';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { UsedIn } from './parts-page.tsx';

const route = getRouteApi('/shell/parts/$id');
/** Numbers of one drawing; `supersedesId` is the history of that drawing. */
const OWN_NUMBERS = ['drawingNo', 'revision', 'gtin', 'supersedesId', 'revisions', 'usedIn'];
const titleOf = (part: PartView) => [part.drawingNo, part.revision].filter(Boolean).join(' ');

/** One drawing and revision; `new` begins with an empty form. */
export function PartPage() {
  const { id } = route.useParams();
  const { t } = useTranslation('products');
  const isNew = id === 'new';
  const part = useQuery({ ...orpc.products.getPart.queryOptions({ input: { id } }), enabled: !isNew });
  useTabTitle(isNew ? t('parts.new') : part.data && titleOf(part.data));
  if (part.isError) return <ErrorPanel error={part.error} onRetry={() => void part.refetch()} />;
  if (!isNew && !part.data) return null;
  return (
    <Page label={t('parts.detail')}>
      <FormWithSide
        title={part.data ? titleOf(part.data) : t('parts.new')}
        sideLabel={t('parts.usedIn')}
        side={part.data ? <Side part={part.data} /> : undefined}
      >
        <PartForm key={id} part={part.data ?? null} />
      </FormWithSide>
    </Page>
  );
}

function Side({ part }: { part: PartView }) {
  const { t } = useTranslation('products');
  const navigate = useNavigate();
  return (
    <>
      <UsedIn part={part} />
      <Button onClick={() => void navigate({ to: '/boms/$kind/$id', params: { kind: 'part', id: part.id } })}>
        {t('act.bom')}
      </Button>
      <NextRevision part={part} />
    </>
  );
}

/** Pieces made to this drawing stay what they are; the next revision is a part of its own. */
function NextRevision({ part }: { part: PartView }) {
  const { t } = useTranslation('products');
  const [revision, setRevision] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const revise = useMutation({
    mutationFn: () => client.products.revisePart({ id: part.id, revision }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: orpc.products.key() });
      void navigate({ to: '/parts/$id', params: { id: made.id } });
    },
  });
  return (
    <>
      <h2>{t('parts.revise')}</h2>
      <p className="mw-muted">{t('parts.reviseText')}</p>
      <div className="mw-row">
        <TextInput
          aria-label={t('parts.nextRevision')}
          placeholder={t('parts.nextRevision')}
          w={110}
          value={revision}
          onChange={(event) => setRevision(event.currentTarget.value)}
        />
        <Button disabled={revision.trim() === ''} busy={revise.isPending} onClick={() => revise.mutate()}>
          {t('parts.revise')}
        </Button>
      </div>
      {revise.isError ? <ErrorPanel error={revise.error} /> : null}
    </>
  );
}

function PartForm({ part }: { part: PartView | null }) {
  const { t } = useTranslation('products');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = usePagePath();
  const close = (id?: string) => {
    dropTab(path);
    void navigate({ to: '/parts', search: id ? { id } : {} });
  };
  const saved: { id: string | null } = { id: null };
  const choices = TRACKING.map((tracking) => ({ value: tracking, word: t(`tracking.${tracking}`) }));
  return (
    <RecordForm
      form="parts"
      recordId={part?.id ?? 'new'}
      version={part?.version ?? 0}
      label={part ? titleOf(part) : t('parts.new')}
      schema={partFields}
      columns={2}
      initialValues={part ? { ...part } : { tracking: 'unit' }}
      sections={[
        {
          fields: [
            { kind: 'text', name: 'drawingNo', label: t('field.drawingNo'), isRequired: true },
            { kind: 'text', name: 'revision', label: t('field.revision') },
            { kind: 'text', name: 'name', label: t('field.name'), isRequired: true },
            { kind: 'choice', name: 'tracking', label: t('field.tracking'), choices, isRequired: true },
            { kind: 'text', name: 'uom', label: t('field.uom') },
            { kind: 'text', name: 'gtin', label: t('field.gtin'), inputMode: 'numeric' },
          ],
        },
      ]}
      onCancel={() => close()}
      {...(part ? { copy: { form: 'parts', to: '/parts/new', without: OWN_NUMBERS } } : {})}
      onSave={async ({ gtin, ...input }) => {
        const fields = { ...input, gtin: gtin === '' ? null : gtin };
        const row = part
          ? await client.products.updatePart(
              partUpdate.parse({ ...fields, id: part.id, version: part.version }),
            )
          : await client.products.createPart(partFields.parse(fields));
        saved.id = row.id;
        await queries.invalidateQueries({ queryKey: orpc.products.key() });
      }}
      onSaved={() => saved.id && close(saved.id)}
    />
  );
}
