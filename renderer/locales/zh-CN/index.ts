import { claims } from './claims.ts';
import { common } from './common.ts';
import { contacts } from './contacts.ts';
import { engineers } from './engineers.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { form } from './form.ts';
import { grid } from './grid.ts';
import { gridEditing } from './grid-editing.ts';
import { help } from './help.ts';
import { imports } from './imports.ts';
import { insights } from './insights.ts';
import { knowledge } from './knowledge.ts';
import { labels } from './labels.ts';
import { maintenance } from './maintenance.ts';
import { marketRecords } from './market-records.ts';
import { orders } from './orders.ts';
import { papers } from './papers.ts';
import { parties } from './parties.ts';
import { products } from './products.ts';
import { quotations } from './quotations.ts';
import { recalls } from './recalls.ts';
import { reports } from './reports.ts';
import { scanning } from './scanning.ts';
import { search } from './search.ts';
import { serviceCases } from './service-cases.ts';
import { servicePapers } from './service-papers.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { sites } from './sites.ts';
import { specifications } from './specifications.ts';
import { today } from './today.ts';
import { units } from './units.ts';
import { users } from './users.ts';
import { warrantyTerms } from './warranty-terms.ts';

/** One line per namespace; the namespace is the slice name. */
export const zhCN = {
  claims,
  engineers,
  knowledge,
  maintenance,
  quotations,
  recalls,
  common,
  errors,
  exports,
  form,
  grid,
  'grid-editing': gridEditing,
  help,
  imports,
  insights,
  labels,
  'market-records': marketRecords,
  orders,
  papers,
  parties,
  contacts,
  products,
  reports,
  'service-cases': serviceCases,
  'service-papers': servicePapers,
  scanning,
  search,
  settings,
  shell,
  sites,
  specifications,
  today,
  units,
  users,
  'warranty-terms': warrantyTerms,
};
