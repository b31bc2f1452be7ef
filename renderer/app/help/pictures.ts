/** Only what the chapters show is shipped; a test compares this list with them. */
const found = import.meta.glob(
  '../../../docs/screens/{engineers,exports,first-run,import,insights,label-template,labels,labels-verify,maintenance,market-record,market-records,order,order-ship,parts,party,recalls,reports,search,service-case-open,service-quotations,settings,settings-after-sales,specification,stocktake,today,unit-build,unit-life,unit-trees,units-new,users,warranties}.{zh,en}.png',
  { eager: true, query: '?url', import: 'default' },
);

/** Addresses of the shipped pictures by the names of their files. */
export const PICTURES: ReadonlyMap<string, string> = new Map(
  Object.entries(found).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** Every picture is a window of this size. */
export const PICTURE_SIZE = { width: 1366, height: 768 } as const;

/** The shipped file a chapter's picture names, or nothing: a picture never comes from elsewhere. */
export function pictureOf(href: string): string | undefined {
  const name = /^\.\.\/screens\/([\w-]+\.(?:zh|en)\.png)$/.exec(href)?.[1];
  return name === undefined ? undefined : PICTURES.get(name);
}
