import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { claimCreate } from '#contract/claims/claims.contract.ts';
import type { VisitPartRow } from '#contract/service-cases/service-cases.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickParty } from '#renderer/lib/pickers.ts';
import { useMay } from '#renderer/lib/session.ts';

/** Claims that were made of the replacements of a case, by pair. */
export function useClaimsOfCase(caseId: string) {
  const found = useQuery(orpc.claims.ofCase.queryOptions({ input: { caseId } }));
  return new Map((found.data ?? []).map((one) => [one.pairId, one] as const));
}

type Claims = ReturnType<typeof useClaimsOfCase>;

/** The claim of a replacement, or the way to make one; it stands out where the old part was put aside for it. */
export function ClaimCell({
  part,
  claims,
  onClaim,
}: {
  part: VisitPartRow;
  claims: Claims;
  onClaim: (part: VisitPartRow) => void;
}) {
  const { t } = useTranslation('service-cases');
  const { t: words } = useTranslation('claims');
  const canWrite = useMay('cases.write');
  const claim = claims.get(part.pairId);
  if (claim)
    return (
      <Link to="/claims" search={{ id: claim.id }}>
        {`${claim.no} · ${words(`state.${claim.state}`)}`}
      </Link>
    );
  if (!canWrite || part.isCorrected) return null;
  return (
    <Button tone={part.oldPartFate === 'claim' ? 'plain' : 'quiet'} onClick={() => onClaim(part)}>
      {t('claim.act')}
    </Button>
  );
}

/** A claim straight from the replacement: both codes, lot and case are known; the last supplier is proposed. */
export function ClaimPair({ part, onClose }: { part: VisitPartRow; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const { t: words } = useTranslation('claims');
  const queries = useQueryClient();
  const pairId = part.pairId ?? '';
  const found = useQuery(orpc.claims.proposal.queryOptions({ input: { pairId } }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  if (!found.data) return null;
  const { supplier, ...proposed } = found.data;
  return (
    <FormDialog
      title={t('claim.title', { code: part.removedBarcode ?? '' })}
      form="claims-of-pair"
      recordId={pairId}
      schema={claimCreate.omit({ pairId: true, caseId: true, barcode: true })}
      initialValues={{ ...proposed, reason: part.reason }}
      fields={[
        {
          kind: 'reference',
          name: 'supplierId',
          label: words('field.supplier'),
          load: pickParty,
          selectedLabel: supplier,
          isRequired: true,
        },
        { kind: 'money', name: 'amountMinor', label: words('field.amount'), isRequired: true },
        { kind: 'text', name: 'part', label: words('field.part'), isRequired: true },
        { kind: 'text', name: 'lotNo', label: words('field.lot') },
        { kind: 'text', name: 'reason', label: words('field.reason'), isRequired: true, span: 2 },
        { kind: 'textarea', name: 'note', label: words('field.note'), span: 2 },
      ]}
      onSave={async (input) => {
        await client.claims.create(claimCreate.parse({ ...input, pairId }));
        await queries.invalidateQueries({ queryKey: orpc.claims.key() });
      }}
      onClose={onClose}
    />
  );
}
