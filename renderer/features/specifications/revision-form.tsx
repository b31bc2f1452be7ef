import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type RevisionRow,
  revisionContent,
  type SpecificationDetail,
} from '#contract/specifications/specifications.schema.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { lineValues, useItemLines } from './item-lines.ts';

export interface RevisionFormProps {
  document: SpecificationDetail;
  revision: RevisionRow;
}

/** The draft: what this letter changes, and its items. */
export function RevisionForm({ document, revision }: RevisionFormProps) {
  const { t } = useTranslation('specifications');
  const queries = useQueryClient();
  const lines = useItemLines();
  // Saving raises the version; the form keeps what is typed and only remembers on which version it stands.
  const version = useRef(revision.version);
  version.current = Math.max(version.current, revision.version);
  const sections: FormSection[] = [
    { fields: [{ kind: 'text', name: 'summary', label: t('field.summary'), span: 3 }] },
    { title: t('item.title'), fields: [lines] },
  ];
  return (
    <RecordForm
      form="specification-revisions"
      recordId={revision.id}
      version={revision.version}
      label={t('revision', { letter: revision.letter })}
      schema={revisionContent}
      sections={sections}
      initialValues={{
        summary: revision.summary,
        items: lineValues(revision.items),
        ...stampOf(document),
      }}
      columns={3}
      onSave={async (input) => {
        const content = revisionContent.parse(input);
        const key = { id: document.id, letter: revision.letter, version: version.current };
        const saved = await client.specifications.saveRevision({ ...key, ...content });
        version.current =
          saved.revisions.find((one) => one.letter === revision.letter)?.version ?? version.current;
        queries.setQueryData(orpc.specifications.get.queryKey({ input: { id: document.id } }), saved);
      }}
    />
  );
}
