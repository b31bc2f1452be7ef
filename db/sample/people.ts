import type { Role } from '#contract/kit/permissions.ts';
import type { Random } from './random.ts';

export interface SampleUser {
  username: string;
  displayName: string;
  role: Role;
  password: string;
}

/** Accounts of the sample factory, shown on its sign-in page: it holds nothing worth a secret. */
export const SAMPLE_USERS: readonly SampleUser[] = [
  { username: 'admin', displayName: '管理员', role: 'administrator', password: 'sample-admin' },
  { username: 'limin', displayName: '李敏', role: 'sales', password: 'sample-limin' },
  { username: 'chentao', displayName: '陈涛', role: 'sales', password: 'sample-chentao' },
  { username: 'sunjie', displayName: '孙洁', role: 'sales', password: 'sample-sunjie' },
  { username: 'zhou', displayName: '周工', role: 'service', password: 'sample-zhou' },
  { username: 'chengong', displayName: '陈工', role: 'service', password: 'sample-chengong' },
  { username: 'wang', displayName: '王经理', role: 'manager', password: 'sample-wang' },
];

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'];
const GIVEN = [
  '伟',
  '芳',
  '敏',
  '静',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '涛',
  '明',
  '超',
  '建国',
  '志强',
  '海燕',
  '秀英',
  '国栋',
  '晓东',
  '文斌',
  '丽华',
];

export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN);
}

export function phoneNumber(random: Random): string {
  return `13${random.int(100_000_000, 999_999_999)}`;
}
