import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { CopyAct } from '#renderer/components/form/copy-act.tsx';

/** The same fault reported anew: who, what and where; state, dates, payer and visits are the new case's own. */
export function CopyCase({ row }: { row: CaseDetail }) {
  const { title, severity, faultCode, faultText, description, channel, contact, contactPhone } = row;
  const { partyId, partyText, siteId, unitText, productId, product, part, engineerUserId, barcode } = row;
  const unit = barcode === null ? '' : `?barcode=${encodeURIComponent(JSON.stringify(barcode))}`;
  return (
    <CopyAct
      copy={{ form: 'service-cases', to: `/service-cases/new${unit}` }}
      values={() => ({
        ...{ title, severity, faultCode, faultText, description, contact, contactPhone, engineerUserId },
        channel: channel === 'import' ? 'customer' : channel,
        ...{ partyId, partyText, siteId, unitText, part },
        // A unit that is known tells its product itself.
        ...(barcode === null ? { productId, product } : {}),
      })}
    />
  );
}
