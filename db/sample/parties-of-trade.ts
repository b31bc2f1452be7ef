import type { GRADES, PARTY_ROLES } from '#contract/parties/parties.schema.ts';

type PartyRole = (typeof PARTY_ROLES)[number];

export interface SampleParty {
  name: string;
  fullName: string;
  roles: PartyRole[];
  region: string;
  grade?: (typeof GRADES)[number];
  /** Mean days between two orders of a buyer. */
  interval?: number;
  /** Years before today in which it bought first and last; a small `until` means it went quiet. */
  since?: number;
  until?: number;
}

const yard = (
  name: string,
  fullName: string,
  region: string,
  grade: SampleParty['grade'],
  interval: number,
  since: number,
  until = 0,
): SampleParty => ({
  name,
  fullName,
  region,
  roles: ['yard'],
  interval,
  since,
  until,
  ...(grade ? { grade } : {}),
});
const owner = (
  name: string,
  fullName: string,
  region: string,
  interval = 0,
  since = 10,
  until = 0,
): SampleParty => ({
  name,
  fullName,
  region,
  roles: ['owner'],
  interval,
  since,
  until,
});
const other = (role: PartyRole, name: string, fullName: string, region: string): SampleParty => ({
  name,
  fullName,
  region,
  roles: [role],
});

/** Invented names; each buyer has a rhythm of its own, so that groups, repurchase and churn have something to show. */
export const SAMPLE_PARTIES: readonly SampleParty[] = [
  yard('华海造船', '华海造船有限公司', '华东', 'A', 105, 12),
  yard('江南东泽', '江南东泽船舶重工股份有限公司', '华东', 'A', 120, 11),
  yard('舟山启帆', '舟山启帆船舶修造有限公司', '华东', 'A', 150, 10),
  yard('辽湾船厂', '辽湾造船厂有限公司', '东北', 'A', 160, 12),
  yard('扬澜船舶', '扬澜船舶工业有限公司', '华东', 'B', 190, 9),
  yard('黄浦沿岸', '黄浦沿岸造船有限公司', '华南', 'B', 210, 12),
  yard('武沿船厂', '武沿造船厂', '华中', 'B', 260, 12),
  yard('青岛海湾重工', '青岛海湾重工有限公司', '华东', 'B', 130, 11, 1.2),
  yard('闽江船业', '闽江船业有限公司', '华东', 'B', 165, 10, 1.3),
  yard('台州海舟', '台州海舟船舶制造有限公司', '华东', 'C', 240, 8, 1.5),
  yard('泰州东口船业', '泰州东口船业有限公司', '华东', 'C', 200, 9, 0.9),
  yard('芜湖新江', '芜湖新江船舶有限公司', '华东', 'B', 180, 6),
  yard('湛江海通', '湛江海通船舶工程有限公司', '华南', 'C', 420, 4),
  yard('北湾重工', '北湾船舶重工有限公司', '华南', 'B', 300, 8),
  yard('青屿船厂', '青屿船厂有限公司', '华东', 'C', 380, 3),
  yard('渤海重工', '渤海船舶重工有限公司', '华北', 'B', 340, 12, 4),
  yard('镇海修造', '镇海船舶修造厂', '华东', 'D', 700, 7, 2.5),
  yard('大江特船', '大江特种船舶有限公司', '华中', 'C', 450, 5),
  owner('远帆航运', '远帆航运集团有限公司', '华东', 260, 10),
  owner('东溟海运', '东溟海运有限公司', '华东', 420, 9),
  owner('海宁国际', '海宁国际船务有限公司', '华东', 600, 8, 3),
  owner('南屿航运', '南屿航运有限公司', '华南'),
  owner('齐岸航运', '齐岸航运股份有限公司', '华北', 520, 7),
  owner('江澜航运', '江澜航运有限公司', '华中'),
  owner('卡洛航运', 'Carlo Shipping Ltd.', '海外'),
  owner('甬屿海运', '甬屿海运有限公司', '华东'),
  owner('大和汽船', 'Daiwa Kisen K.K.', '海外'),
  owner('深蓝海工', '深蓝海洋工程有限公司', '华南', 480, 6),
  owner('瀚洋拖轮', '瀚洋拖轮有限公司', '华东'),
  owner('沧澜渔业', '沧澜远洋渔业有限公司', '华东', 640, 6, 1.6),
  owner('云港航道', '云港航道工程有限公司', '华东', 400, 8),
  owner('北海渔业', '北海渔业集团', '华南', 700, 7, 2),
  owner('沿江疏浚', '沿江疏浚工程有限公司', '华中'),
  owner('东渡航运', '东渡航运有限公司', '华东'),
  owner('海丰物流', '海丰国际物流有限公司', '华东'),
  owner('蓝鲸科考', '蓝鲸海洋科考中心', '华东'),
  owner('海事公务局', '东部海区公务船管理处', '华东', 900, 9),
  owner('诺斯海运', 'Norse Marine AS', '海外'),
  owner('金沙滚装', '金沙滚装运输有限公司', '华北'),
  other('design', '东海船舶设计院', '东海船舶设计研究院', '华东'),
  other('design', '长江船研所', '长江船舶研究设计所', '华中'),
  other('design', '蓝图海工设计', '蓝图海洋工程设计有限公司', '华东'),
  other('design', '北方船院', '北方船舶设计院', '东北'),
  other('class', '中国船级社', '中国船级社', '华北'),
  other('class', '挪威船级社', 'DNV', '海外'),
  other('class', '法国船级社', 'Bureau Veritas', '海外'),
  other('class', '美国船级社', 'American Bureau of Shipping', '海外'),
  other('agent', '海联代理', '海联船舶配套代理有限公司', '华东'),
  other('agent', '汇洋贸易', '汇洋船舶贸易有限公司', '华南'),
  other('agent', '狮城船配', 'Lion City Marine Supply Pte.', '海外'),
  other('supplier', '恒力液压', '恒力液压件有限公司', '华东'),
  other('supplier', '瑞丰密封', '瑞丰密封件有限公司', '华东'),
  other('supplier', '精锐阀业', '精锐阀业股份有限公司', '华东'),
  other('supplier', '宏泰铸造', '宏泰铸造厂', '华北'),
  other('supplier', '北斗电控', '北斗船舶电控有限公司', '华东'),
  other('supplier', '永固钢缆', '永固钢丝绳有限公司', '华东'),
  other('supplier', '中科传感', '中科传感技术有限公司', '华东'),
  other('supplier', '双环齿轮', '双环齿轮制造有限公司', '华东'),
  other('supplier', '安信轴承', '安信轴承有限公司', '东北'),
  other('military', '某修理厂', '某部船舶修理厂', '华东'),
];
