const SYMBOLS: Readonly<Record<string, string>> = { CNY: '', USD: 'US$', EUR: '€', JPY: 'JP¥' };

/** What stands before an amount on the screen and in a workbook; nothing for the factory's own money. */
export const currencySymbol = (currency: string): string => SYMBOLS[currency] ?? `${currency} `;
