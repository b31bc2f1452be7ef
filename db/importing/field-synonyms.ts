import type { ImportFieldName, ImportKind } from '#contract/imports/imports.fields.ts';
import { masterSynonyms, type Synonyms } from './master-synonyms.ts';

const shared: Synonyms = {
  customer:
    '客户名称|客户|客户单位|客户全称|客户简称|客户名|购货单位|订货单位|购买方|买方|买家|需方|甲方|用户单位|用户名称|采购单位|往来单位|单位名称|公司名称|船厂|单位|customer|customer name|client|client name|company name|company|buyer|account name|account|organisation|organization',
  customerCode:
    '客户编号|客户代码|客户编码|客户id|客户号|单位编码|会员id|会员号|用户id|customer id|customer code|customer no|customer number|client id|client code|account no|account id|user id|buyer id',
  contact:
    '联系人|客户联系人|联系人姓名|对接人|经办人|收货人|contact|contact name|contact person|attn|recipient',
  phone:
    '电话|联系电话|手机|手机号|手机号码|电话号码|联系方式|联系人电话|phone|phone number|mobile|mobile phone|telephone|tel|contact number|cell',
  region:
    '区域|地区|销售区域|大区|片区|省份|省|省市|城市|国家|所在地|region|area|sales region|territory|country|province|state|city',
  owner:
    '业务员|销售员|销售人员|销售经理|负责人|经营人员|业务经理|跟单员|跟进人|责任人|项目经理|销售|owner|salesperson|sales person|sales rep|rep|account manager|responsible|assigned to|seller|employee',
  currency: '币种|货币|币别|currency|currency code|cur',
  product:
    '产品名称|产品|商品名称|商品|货品名称|货品|物料名称|品名|货物名称|设备名称|设备|产品描述|物料描述|名称|product name|product|item name|item|goods|material|article|product description|item description|description',
  productCode:
    '产品编码|产品编号|产品代码|产品id|商品编码|商品编号|物料编码|物料编号|物料号|物料代码|存货编码|货号|料号|图号|车型编码|product id|product code|product no|sku|item code|item id|item no|part no|part number|stock code|material no|article no|drawing no|asin',
  category:
    '产品类别|类别|产品大类|大类|品类|分类|商品类别|产品系列|系列|车型大类|子类别|category|category name|product category|product line|product type|product family|family|type|group|department|sub category',
  model:
    '规格型号|型号规格|产品型号|设备型号|型号|规格|车型|机型|model|model no|model number|model name|product model|specification|spec|type no',
  quantity:
    '数量|订货数量|订单数量|销售数量|台数|件数|套数|台套数|销量|quantity|qty|order qty|ordered qty|quantity ordered|units|pcs|count',
  uom: '计量单位|单位|销售单位|uom|unit of measure|unit',
  hullNo: '船号|船体号|工程号|工程编号|船舶编号|hull no|hull number|hull',
  status: '状态|当前状态|status|state',
  remark: '备注|备注说明|附注|说明|备注信息|remark|remarks|note|notes|comment|comments|memo',
};

const market: Synonyms = {
  sourceNo: '信息编号|记录编号|商机编号|项目编号|编号|序号|record no|lead no|lead id|opportunity id|no|id',
  recordedOn:
    '登记日期|记录日期|信息日期|录入日期|获取日期|询价日期|收到日期|报备日期|创建日期|日期|时间|recorded on|inquiry date|enquiry date|lead date|created on|created date|date',
  shipowner:
    '船东|船东名称|船舶所有人|船主|业主|最终用户|shipowner|ship owner|owner name|end user|end customer',
  shipClass: '船级|船级社|入级|入级船级社|船检|class|classification|class society|classification society',
  shipType: '船型|船舶类型|船种|ship type|vessel type|type of vessel|type of ship',
  project:
    '项目名称|项目|工程名称|项目名|商机名称|project|project name|opportunity|opportunity name|deal name',
  quote:
    '报价|报价金额|报价总额|投标价|预计金额|预计合同额|合同预估|估算金额|金额|总价|quote|quotation|quoted price|quote amount|estimated amount|expected revenue|deal value|amount|price|value|budget',
  source: '信息来源|来源|来源渠道|客户来源|渠道|source|lead source|channel',
  stage:
    '阶段|项目阶段|商机阶段|跟进阶段|当前阶段|项目进展|进展|状态|当前状态|stage|sales stage|deal stage|phase|status',
  probability: '概率|成交概率|成功率|签约概率|把握|可能性|probability|win probability|win rate|chance',
  signingMonth:
    '预计签订|预计签约|预计签订时间|预计签约时间|预计签订月份|预计成交日期|expected signing|expected close|expected close date|close date|forecast month',
  deliveryMonth:
    '预计交货|预计交货期|预计交货时间|交货期|交期|要求交期|交货时间|交货日期|expected delivery|delivery|delivery date|required delivery',
  nextAction: '下一步|下一步计划|下步计划|下一步工作|后续计划|next step|next action|follow up|action',
  nextActionOn:
    '下次跟进日期|下次跟进时间|下次跟进|下次联系时间|下次联系|下次拜访|跟进日期|next action date|next date|follow up date|next contact',
  isNewCustomer: '是否新客户|新客户|新老客户|new customer',
  isNewProduct: '是否新产品|新产品|new product',
  lostReason: '失单原因|丢单原因|未成交原因|lost reason|loss reason',
};

const orders: Synonyms = {
  orderNo:
    '订单号|订单编号|订单id|合同号|合同编号|订单单号|销售单号|销售订单号|单据编号|单据号|单号|so号|order no|order number|order id|order code|sales order no|sales order|contract no|contract number|contract id|invoice no|invoice number|so no|order',
  customerOrderNo:
    '客户订单号|客户合同号|客户单号|客户po|对方合同号|采购订单号|采购单号|customer order no|customer order number|customer po|po no|po number|purchase order|po|your ref',
  signedOn:
    '订单日期|下单日期|签订日期|签约日期|合同日期|签单日期|订货日期|成交日期|销售日期|下单时间|签订时间|订单时间|销售时间|开单日期|制单日期|业务日期|交易日期|交易时间|日期|时间|order date|order time|signed on|signed date|contract date|invoice date|purchase date|transaction date|sale date|sales date|booked on|created at|date',
  status:
    '订单状态|合同状态|执行状态|执行情况|订单进度|状态|进度|交货状态|交货状况|order status|status|delivery status|progress|state|stage',
  orderAmount:
    '订单总额|订单总金额|订单总价|合同总额|合同总价|合同总金额|order total|total order amount|order value|contract total|contract value',
  amount:
    '金额|销售额|销售金额|行金额|价税合计|含税金额|合计金额|总金额|总额|总价|货款|应收金额|成交金额|订单金额|订单额|合同金额|合同额|营业额|收入|amount|line amount|line total|sales amount|sales|revenue|total amount|total|subtotal|extended price|gross amount|gross|net amount|order amount|contract amount|turnover|value',
  lineNo:
    '行号|订单行|行项目|项次|明细行|行id|序号|line no|line number|line|line id|item no|row id|position|pos|seq',
  unitPrice: '单价|含税单价|销售单价|成交价|售价|价格|unit price|price each|price|list price|rate',
  discount: '折扣|折扣率|discount|discount rate|disc',
  taxRate: '税率|增值税率|税点|tax rate|vat rate|vat|tax',
  site: '船名|使用地点|安装地点|使用单位|现场|项目现场|最终用户|收货地点|目的地|site|vessel|vessel name|ship name|ship|installation site|end user|ship to|location',
  worksOrderNo:
    '工作令号|工作令|生产令号|工令号|生产编号|制令号|工单号|任务单号|works order no|works order|work order no|work order|production no|job no',
  dueOn:
    '交货日期|交货期|交期|要求交期|合同交期|约定交货日期|计划交货日期|要求到货日期|要求交货日期|交货时间|计划发货日期|required date|due date|delivery date|promised date|requested delivery date|need by|deadline|due',
  shippedOn:
    '发货日期|发货时间|实际发货日期|出库日期|出货日期|装运日期|实际交货日期|实际交期|shipped date|ship date|shipping date|shipped on|dispatch date|delivered on|delivered date|actual delivery date',
};

const units: Synonyms = {
  barcode:
    '条码|条形码|产品条码|设备条码|部件条码|唯一码|二维码|barcode|bar code|unit barcode|qr code|uid|asset tag|unit id|machine id|tag',
  factoryNo:
    '出厂编号|序列号|产品序列号|出厂号|机身号|机号|车架号|设备编号|机器编号|产品编号|sn码|sn|编号|serial no|serial number|serial|s n|vin|vin码|factory no|factory number|manufacturing no',
  productCode:
    '产品编码|产品编号|产品代码|产品id|商品编码|商品编号|物料编码|物料编号|物料号|物料代码|存货编码|货号|料号|product id|product code|product no|sku|item code|item id|item no|stock code|material no|article no',
  drawingNo:
    '图号|零件图号|图纸号|图纸编号|图样代号|零件号|零部件号|drawing no|drawing number|drawing|dwg no|dwg|part no|part number',
  revision: '版本|版次|图纸版本|图纸版次|版本号|版号|revision|rev|rev no|drawing revision|issue',
  lot: '批号|批次号|批次|生产批次|炉号|lot no|lot number|lot|batch no|batch number|batch',
  madeOn:
    '生产日期|制造日期|出厂日期|下线日期|完工日期|made on|manufactured|manufacture date|manufacturing date|production date|mfg date|date of manufacture|build date|year of manufacture',
  stockedOn: '入库日期|入库时间|到货日期|入库|stocked on|stock date|received date|receipt date|arrival date',
  shippedOn: '发货日期|发货时间|出库日期|销售日期|shipped on|shipped date|ship date|delivery date|sold on',
  orderNo: '订单号|合同号|合同编号|订单编号|order no|order number|order id|contract no',
  site: '船名|使用地点|安装地点|使用单位|现场|site|vessel|vessel name|ship name|ship|plant',
  place: '地点|存放地点|库位|仓库|存放位置|库房|所在地点|location|warehouse|storage location|bin|place',
  parentBarcode: '上级条码|主机条码|母件条码|父级条码|所属设备|parent barcode|parent serial|parent|assembly',
  position: '安装位置|部位|位置|position|mounting position|slot',
  certificateNo: '证书编号|证书号|船检证书号|船检证书|certificate no|class certificate|certificate',
  warrantyEndsOn:
    '质保到期|质保期至|质保截止日期|保修截止|保修到期日|warranty end|warranty until|warranty expiry|warranty expires',
};

const cases: Synonyms = {
  caseNo:
    '案件号|案件编号|服务单号|服务编号|报修单号|维修单号|工单号|单号|编号|序号|case no|case number|case id|ticket no|ticket id|ticket|request id|service no|repair id|work order|id|no',
  reportedOn:
    '报修日期|报修时间|反馈日期|反馈时间|受理日期|接报时间|故障日期|发生日期|发生时间|服务日期|维修日期|日期|时间|reported on|report date|reported|event date|request date|complaint date|incident date|failure date|repair date|opened on|opened at|opened|created at|created|datetime|date',
  channel: '反馈渠道|渠道|信息来源|来源|channel|source|origin|via|data provider',
  site: '船名|使用地点|安装地点|使用单位|现场|服务地点|site|vessel|vessel name|ship name|ship|location|plant',
  unitBarcode:
    '条码|出厂编号|设备编号|序列号|机号|机器编号|产品编号|车架号|sn|serial no|serial number|serial|barcode|machine id|asset id|equipment id|equipment no|unit|asset|vin',
  product:
    '产品名称|产品|设备名称|设备|产品类别|机型|product name|product|product category|equipment|device|machine|appliance|item type|item|category',
  part: '故障部件|部件|零部件|零件|更换部件|故障件|部件名称|part|part name|component|comp|failed part|spare part',
  brand: '品牌|厂家|制造商|生产厂家|brand|manufacturer|make|vendor',
  symptom:
    '故障现象|故障描述|问题描述|故障内容|异常描述|反馈内容|投诉内容|客户反馈|报修内容|问题|现象|描述|symptom|problem|problem description|fault description|issue|complaint|description|defect description|details|summary|subject',
  fault:
    '故障类型|故障代码|故障类别|不良类型|问题类型|缺陷类型|fault code|fault|fault type|failure mode|failure|failure type|defect type|defect|problem type|error code|error id|error',
  cause: '故障原因|原因分析|根本原因|原因|root cause|cause|failure cause|reason',
  remedy:
    '处理措施|处理方法|维修措施|解决方案|解决办法|维修内容|处理结果|处理情况|remedy|resolution|solution|action taken|repair action|corrective action|fix',
  severity: '严重程度|紧急程度|优先级|级别|等级|severity|priority|urgency|level',
  warranty: '是否质保|质保状态|是否保内|保内保外|质保|服务性质|收费性质|in warranty|warranty status|warranty',
  engineer:
    '服务工程师|服务人员|维修人员|维修员|工程师|派工人员|处理人|检验员|engineer|technician|repairer|fixer|handled by|assigned to',
  status:
    '处理状态|维修状态|结案状态|完成情况|是否完成|状态|repair status|case status|status|outcome|result|state|resolution status',
  resolvedOn:
    '完成日期|解决日期|处理日期|维修完成日期|结案日期|关闭日期|完成时间|resolved on|resolution date|resolved|completed on|completed|closed on|close date|closed at|closed',
  cost: '维修费用|服务费用|费用|金额|repair cost|total cost|cost|fee|charge|amount|price',
};

const BY_KIND: Record<ImportKind, Synonyms> = {
  'market-records': market,
  orders,
  units,
  'service-cases': cases,
  ...masterSynonyms,
};

/** Synonyms of a field for a kind of ledger; the kind's own list goes before the shared one. */
export function synonymsOf(kind: ImportKind, field: string): string[] {
  const name = field as ImportFieldName;
  const text = BY_KIND[kind][name] ?? shared[name] ?? '';
  return text === '' ? [] : text.split('|');
}

/** Words that make a header another party's or another thing's, whatever field word follows. */
export const FOREIGN_WORDS =
  /供应商|供方|生产厂|竞争|对手|仓管|审核|supplier|vendor|competitor|partner|shipper|carrier|provider|快递|物流/;
