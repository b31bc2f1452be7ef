/** IMO ship identification number: seven digits, the last is the sum of the first six weighted 7…2, modulo 10. Source: IMO Res. A.1117(30). */
export function isImoNumber(text: string): boolean {
  if (!/^\d{7}$/u.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = digits.slice(0, 6).reduce((total, digit, i) => total + digit * (7 - i), 0);
  return sum % 10 === digits[6];
}
