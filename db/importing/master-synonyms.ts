import type { ImportFieldName, ImportKind } from '#contract/imports/imports.fields.ts';

/** Names people give a field, the commonest first, separated by bars. Chinese ones are written simplified. */
export type Synonyms = Partial<Record<ImportFieldName, string>>;

/** Names people give the fields of master data. */
const parties: Synonyms = {
  name: '客户名称|客户简称|简称|名称|单位名称|公司名称|供应商名称|船东名称|船厂名称|客户|单位|公司|customer name|name|short name|company name|company|customer|account name|account|organisation|organization',
  fullName: '客户全称|全称|单位全称|公司全称|full name|legal name|registered name',
  customerCode: '客户编号|客户代码|客户编码|编号|代码|编码|customer code|customer no|customer id|code|no|id',
  creditCode: '统一社会信用代码|社会信用代码|信用代码|纳税人识别号|税号|credit code|tax id|tax no|vat no',
  role: '客户类型|单位类型|类型|性质|客户性质|角色|type|role|customer type|party type',
  grade: '客户等级|客户级别|等级|级别|grade|level|rating',
  industry: '行业|所属行业|industry|sector',
  address: '地址|单位地址|公司地址|通讯地址|联系地址|详细地址|address|street|mailing address',
  aliases: '别名|曾用名|其他名称|aliases|alias|also known as|former name',
  remark: '备注|备注说明|附注|说明|remark|remarks|note|notes|comment|comments',
};

const contacts: Synonyms = {
  contact: '姓名|联系人|联系人姓名|名字|人员|contact|contact name|contact person|name|full name|person',
  title: '职务|职位|岗位|头衔|title|job title|position|role',
  wechat: '微信|微信号|wechat|we chat',
  email: '邮箱|电子邮箱|电子邮件|邮件|email|e mail|mail|email address',
};

const sites: Synonyms = {
  site: '船名|现场|现场名称|船舶名称|项目名称|使用地点|安装地点|地点|名称|site|vessel name|vessel|ship name|ship|plant|name|location',
  siteKind: '现场类型|现场类别|类别|类型|种类|kind|type|site type|site kind',
  imoNo: 'imo|imo号|imo编号|imo no|imo number',
  yard: '船厂|建造厂|造船厂|建造船厂|yard|shipyard|builder|built by',
  shipType: '船型|船舶类型|船种|ship type|vessel type|type of vessel',
  shipClass: '船级|船级社|入级|class|classification|classification society',
  shipowner: '船东|船主|业主|船舶所有人|所有人|owner|shipowner|ship owner|owner name',
  deliveredOn:
    '交船日期|交付日期|下水日期|投运日期|交船时间|delivered on|delivery date|delivered|commissioned on',
  address: '地址|位置|详细地址|address|location',
};

const products: Synonyms = {
  productCode:
    '产品编码|产品编号|产品代码|产品型号|型号|编码|编号|代码|物料编码|物料号|图号|product code|product no|model|model no|code|sku|item code|part no|id',
  product: '产品名称|名称|品名|产品|物料名称|product name|name|product|item name|description',
  category: '产品类别|产品系列|类别|系列|大类|分类|category|family|product family|product line|series|group',
  uom: '计量单位|单位|uom|unit of measure|unit',
};

export const masterSynonyms: Record<
  Extract<ImportKind, 'parties' | 'contacts' | 'sites' | 'products'>,
  Synonyms
> = { parties, contacts, sites, products };
