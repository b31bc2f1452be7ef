import { useTranslation } from 'react-i18next';

/** Names of the kinds that leave whole, as the rail names their pages. */
const NAV_OF = {
  parties: 'nav.parties',
  contacts: 'nav.contacts',
  sites: 'nav.sites',
  products: 'nav.products',
  'market-records': 'nav.marketRecords',
  specifications: 'nav.specifications',
  orders: 'nav.orders',
  units: 'nav.units',
  'service-cases': 'nav.cases',
} as const;

function isKnown(kind: string): kind is keyof typeof NAV_OF {
  return Object.hasOwn(NAV_OF, kind);
}

export function useKindWord(): (kind: string) => string {
  const { t } = useTranslation('shell');
  return (kind) => (isKnown(kind) ? t(NAV_OF[kind]) : kind);
}
