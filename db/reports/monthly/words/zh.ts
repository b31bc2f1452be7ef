import type { ReportLanguage } from '#contract/reports/report-model.ts';

const name = (code: string, words: Readonly<Record<string, string>>) => words[code] ?? code;

/** What the Chinese report says. Its keys are those of every other language. */
export const zh = {
  language: 'zh-CN' satisfies ReportLanguage as ReportLanguage,
  title: '经营与售后月报',
  unit: '万元（人民币）',
  signatures: ['制表', '审核', '批准'],
  total: '合计',
  figures: {
    A1: '新签合同额',
    A2: '在手订单',
    A3: '发货额',
    B1: '服务案件/件',
    B2: '质保费用',
    B3: '有偿服务收入',
    B4: '满意度/分',
  },
  summary: {
    signed: '新签',
    backlog: '在手订单',
    shipped: '发货',
    cases: '售后',
    cost: '质保费用',
    income: '有偿服务',
    changes: (mom: string, yoy: string) => `环比 ${mom}，同比 ${yoy}`,
    signedText: (s: { rows: number; now: string; changes: string; year: string; lastYear: string }) =>
      `本月新签 ${s.rows} 份 ${s.now}，${s.changes}；本年累计 ${s.year}，上年同期 ${s.lastYear}。`,
    backlogText: (check: string, rows: number) => `${check}，共 ${rows} 份。`,
    shippedText: (s: { now: string; changes: string; year: string }) =>
      `本月发货 ${s.now}，${s.changes}；本年累计 ${s.year}。`,
    casesText: (check: string, changes: string) => `${check}；${changes}。`,
    costText: (s: { now: string; changes: string; year: string }) =>
      `本月 ${s.now}，${s.changes}；本年累计 ${s.year}。`,
    incomeText: (s: { now: string; changes: string; year: string }) =>
      `收入 ${s.now}，${s.changes}；本年累计 ${s.year}。`,
  },
  checks: {
    backlog: '在手订单',
    backlogText: (c: { start: string; signed: string; shipped: string; end: string }) =>
      `期初 ${c.start} ＋ 新签 ${c.signed} − 发货 ${c.shipped} ＝ 期末 ${c.end}`,
    cases: '案件滚动',
    casesText: (c: { opened: number; added: number; ended: number; open: number }) =>
      `期初 ${c.opened} ＋ 新增 ${c.added} − 关闭 ${c.ended} ＝ 期末 ${c.open}`,
    views: '三个口径',
    viewsText: (cases: number, byProduct: number, byFault: number) =>
      `案件 ${cases} ＝ 按产品 ${byProduct} ＝ 按故障 ${byFault}`,
  },
  notes: {
    codes: (codes: readonly { code: string; label: string; indicator: string; rows: number }[]) =>
      `角码（口径，明细行数）：${codes.map((f) => `${f.code} ${f.label} ${f.indicator}，${f.rows}`).join('；')}。`,
    reading:
      '“—”为零或不适用。环比对上月，同比对上年同月；基数为零不计比率，基数为负以扭亏、转亏表示。合同以技术规格书签署为准，历史导入的合同按台账计入。',
    overridden: (orders: readonly { no: string; reason: string }[]) =>
      `特批（无签署规格书）${orders.length} 份：${orders.map(({ no, reason }) => `${no} ${reason}`).join('；')}。`,
    leftOut: (parts: readonly string[]) => `外币未计入金额合计：${parts.join('，')}。`,
  },
  leftOut: {
    orders: (count: number, currencies: string) => `没有汇率的合同 ${count} 份（${currencies}）`,
    quotes: (count: number, currencies: string) => `外币报价 ${count} 条（${currencies}）`,
    beside: (what: string) => `未计入：${what}`,
  },
  market: {
    no: '二',
    title: '市场与订单',
    twelveMonths: '近 12 个月新签合同额',
    funnel: (day: string) => `市场信息漏斗（各阶段截至 ${day}，合同为本月转入）`,
    passage: (months: number, enough: number) =>
      `转化率、停留天数（中位数）按近 ${months} 个月离开该阶段的信息计算，不足 ${enough} 条为样本不足。`,
    stages: {
      tracking: '跟踪',
      technical_exchange: '技术交流',
      quoted: '报价',
      specification_signed: '规格书签署',
      contracted: '合同',
    },
    signed: '本月新签合同（按金额）',
    signedColumns: {
      seq: '序',
      no: '合同号',
      customer: '客户',
      owner: '船东',
      hull: '船号',
      product: '产品型号',
      quantity: '数量',
      amount: '金额',
      share: '占比',
      dueOn: '交期',
      letter: '规格书',
      sales: '经办',
    },
    rest: (count: number) => `其余 ${count} 份`,
    hulls: (hulls: readonly string[]) =>
      hulls.length > 2 ? `${hulls.slice(0, 2).join('、')} 等 ${hulls.length} 个` : hulls.join('、'),
    overridden: (reason: string) => `特批：${reason}`,
    newness: {
      title: '成熟客户与新客户、传统产品与新产品',
      orders: { customer: '本月合同（金额）按客户', product: '本月合同（金额）按产品' },
      'market-records': { customer: '新增信息（条数）按客户', product: '新增信息（条数）按产品' },
      customer: { isNew: '新客户', isKnown: '成熟客户', unlinked: '无市场信息' },
      product: { isNew: '新产品', isKnown: '传统产品', unlinked: '无市场信息' },
    },
    all: (count: number) => `合计 ${count} 份`,
    records: '本月新增市场信息',
    recordColumns: { name: '产品', count: '条数', amount: '报价金额' },
    lost: '本月失单原因',
    lostColumns: { name: '原因', count: '条数', amount: '失单金额' },
    noProduct: '未填产品',
  },
  service: {
    no: '三',
    title: '售后服务',
    roll: '服务案件滚动',
    rollColumns: {
      name: '产品',
      opened: '期初',
      added: '＋新增',
      ended: '−关闭',
      open: '＝期末',
      overdue: '其中超期',
      lastYear: '上年同月新增',
      yoy: '同比',
    },
    faults: (n: number) => `故障分布（n＝${n}）`,
    otherFaults: (count: number) => `其他 ${count} 类`,
    uncoded: '未编码',
    parts: '更换零部件',
    partColumns: {
      name: '零部件',
      drawing: '图号',
      count: '件数',
      warranty: '质保内',
      other: '有偿',
      yearToDate: '本年件数',
    },
    noPart: '未编码零件',
    counts: '渠道、严重程度与判定',
    countColumns: { view: '口径', name: '类别', count: '件数' },
    views: { channel: '渠道', severity: '严重程度', judgement: '责任判定' },
    notJudged: '未判定',
    word: (code: string) =>
      name(code, {
        customer: '客户主动反馈',
        follow_up: '经营回访',
        service: '服务过程跟踪',
        inspection: '巡检',
        import: '历史导入',
        minor: '轻微',
        normal: '一般',
        major: '严重',
        critical: '危急',
        warranty: '质保',
        paid: '有偿',
        goodwill: '商务让步',
      }),
  },
};

/** A language that leaves a word out does not compile. */
export type ReportWords = typeof zh;
