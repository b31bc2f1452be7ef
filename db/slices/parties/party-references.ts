/** A column that names a party, and how its rows are told apart. */
export interface PartyReference {
  table: string;
  column: string;
  /** Columns of the row's own key, as one SQL text. */
  key: string;
  /** Whose history tells that the party is another one now, and the property there; none where nobody reads one. */
  logged?: { entity: string; property: string };
}

const row = (table: string, column: string, entity: string, property = 'partyId'): PartyReference => ({
  table,
  column,
  key: 'id',
  logged: { entity, property },
});

/** Every column that names a party and moves when parties become one. A test compares it with the schema's foreign keys. */
export const PARTY_REFERENCES: readonly PartyReference[] = [
  { table: 'contacts', column: 'party_id', key: 'id' },
  row('market_records', 'party_id', 'market-records'),
  row('market_records', 'shipowner_party_id', 'market-records', 'shipownerPartyId'),
  row('orders', 'party_id', 'orders'),
  row('orders', 'shipowner_party_id', 'orders', 'shipownerPartyId'),
  row('specifications', 'party_id', 'specifications'),
  row('service_cases', 'party_id', 'service-cases'),
  row('sites', 'yard_party_id', 'sites', 'yardPartyId'),
  row('sites', 'owner_party_id', 'sites', 'ownerPartyId'),
  { table: 'site_owners', column: 'party_id', key: "site_id || ' ' || from_on" },
  row('supplier_claims', 'supplier_id', 'claims', 'supplierId'),
  { table: 'recall_units', column: 'party_id', key: 'id' },
  { table: 'recall_letters', column: 'party_id', key: 'id' },
  {
    table: 'unit_states',
    column: 'party_id',
    key: 'unit_id',
    logged: { entity: 'units', property: 'partyId' },
  },
  { table: 'merged_parties', column: 'kept_id', key: 'merged_id' },
];

/**
 * Columns that stay: what belongs to the party itself, what merges say about it, events of units, which are never
 * rewritten, and the parties of a market record by role, which have no rows yet.
 */
export const PARTY_KEEPS: readonly string[] = [
  'party_roles.party_id',
  'party_aliases.party_id',
  'party_merges.kept_id',
  'party_merges.merged_id',
  'merged_parties.merged_id',
  'unit_events.party_id',
  'market_record_parties.party_id',
];
