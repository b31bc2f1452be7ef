import type { Same } from '../same.ts';
import type { sites as zh } from '../zh-CN/sites.ts';

export const sites = {
  title: 'Ships and sites',
  tools: 'Site tools',
  find: 'Find by name, hull no., IMO',
  new: 'New site',
  detail: 'Site',
  emptyTitle: 'No ship or site yet',
  emptyText: 'Service goes where the machines work: a ship, a power station, a service point.',
  kind: { vessel: 'Vessel', plant: 'Plant', station: 'Station', warehouse: 'Warehouse', other: 'Other' },
  field: {
    no: 'No.',
    name: 'Name',
    kind: 'Kind',
    imoNo: 'IMO no.',
    yard: 'Yard',
    hullNo: 'Hull no.',
    shipType: 'Ship type',
    class: 'Class',
    owner: 'Owner',
    deliveredOn: 'Delivered',
    address: 'Address',
    note: 'Note',
  },
  section: { what: 'Site', ship: 'Ship' },
  owners: 'Owners over time',
  units: 'Machines here',
  noUnits: 'No machine with a barcode yet',
  act: { edit: 'Edit' },
} as const satisfies Same<typeof zh>;
