import type { ContactRow, PartyDetail } from '#contract/parties/parties.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { codeWord } from '#db/slices/codes/codes.service.ts';
import { getParty, listParties } from '#db/slices/parties/parties.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

interface NamedParty {
  party: PartyDetail;
  roles: string[];
}

function* parties(r: ReadContext): Generator<NamedParty> {
  for (const { id } of allRows(r, listParties)) {
    const party = getParty(r, id);
    yield { party, roles: party.roles.map((role) => codeWord(r, 'party_role', role)) };
  }
}

export const partiesTable = exportTable<NamedParty>(
  [
    { header: '客户编号', value: 'text', of: ({ party }) => party.no },
    { header: '客户名称', value: 'text', of: ({ party }) => party.name },
    { header: '全称', value: 'text', of: ({ party }) => party.fullName },
    { header: '曾用名', value: 'text', of: ({ party }) => party.aliases.join('、') || null },
    { header: '角色', value: 'text', of: ({ roles }) => roles.join('、') || null },
    {
      header: '统一社会信用代码',
      value: 'text',
      field: 'parties.creditCode',
      of: ({ party }) => party.creditCode,
    },
    { header: '等级', value: 'text', of: ({ party }) => party.grade },
    { header: '区域', value: 'text', of: ({ party }) => party.region },
    { header: '行业', value: 'text', of: ({ party }) => party.industry },
    { header: '地址', value: 'text', of: ({ party }) => party.address },
    { header: '备注', value: 'text', of: ({ party }) => party.note },
  ],
  parties,
);

interface Person {
  party: PartyDetail;
  person: ContactRow;
}

function* people(r: ReadContext): Generator<Person> {
  for (const { id } of allRows(r, listParties)) {
    const party = getParty(r, id);
    for (const person of party.contacts) yield { party, person };
  }
}

/** One row a person, beside the party the person belongs to. */
export const contactsTable = exportTable<Person>(
  [
    { header: '客户编号', value: 'text', of: ({ party }) => party.no },
    { header: '客户名称', value: 'text', of: ({ party }) => party.name },
    { header: '联系人', value: 'text', of: ({ person }) => person.name },
    { header: '职务', value: 'text', of: ({ person }) => person.title },
    { header: '电话', value: 'text', field: 'contacts.phone', of: ({ person }) => person.phone },
    { header: '微信', value: 'text', field: 'contacts.wechat', of: ({ person }) => person.wechat },
    { header: '邮箱', value: 'text', field: 'contacts.email', of: ({ person }) => person.email },
    { header: '备注', value: 'text', of: ({ person }) => person.note },
  ],
  people,
);
