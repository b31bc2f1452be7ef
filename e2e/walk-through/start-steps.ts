import type { Person } from './person.ts';

const FACTORY = '东海甲板机械厂';
const ADMIN = { username: 'admin', name: '李敏', password: 'mooring-winch-75' };

/** First run: nothing is there, the person makes a factory and its administrator. */
export async function startFactory(me: Person): Promise<void> {
  await me.click('建立我的工厂');
  const form = me.form('建立我的工厂');
  await form.getByLabel('工厂名称').fill(FACTORY);
  await me.press('Enter');
  await me.page.keyboard.type(ADMIN.username);
  await me.press('Enter');
  await me.page.keyboard.type(ADMIN.name);
  await me.press('Enter');
  await me.page.keyboard.type(ADMIN.password);
  await me.press('Control+s');
  await me.page.getByRole('banner').waitFor();
}

export async function signOutAndIn(me: Person): Promise<void> {
  await me.click('退出登录');
  await signIn(me);
}

async function signIn(me: Person): Promise<void> {
  const form = me.form('登录');
  await form.getByLabel('用户名').fill(ADMIN.username);
  await form.getByLabel(/^密码/).fill(ADMIN.password);
  await me.press('Enter');
  await me.see(`${ADMIN.name} · 管理员`);
}

/** What later steps point at: a product model and the ship it goes to. */
export async function fillCatalogue(me: Person): Promise<void> {
  await me.goto('/products');
  await me.page.getByRole('heading', { name: '还没有产品型号' }).waitFor();
  await me.press('Control+n');
  const product = me.form('新建产品型号');
  await product.waitFor();
  await me.fill('型号', 'AW-68', product);
  await me.fill('名称', '液压锚绞机', product);
  await me.fill('产品族', '锚绞机', product);
  await me.press('Control+s');
  await me.page.getByRole('gridcell', { name: 'AW-68', exact: true }).waitFor();
  await me.goto('/sites/new');
  const site = me.form('新建现场');
  await site.waitFor();
  await me.fill('名称', '远帆 9', site);
  await me.choose('类别', '船舶', site);
  await me.press('Control+s');
  await me.page.getByRole('gridcell', { name: '远帆 9', exact: true }).waitFor();
}
