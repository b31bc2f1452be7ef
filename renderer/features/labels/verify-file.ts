import nacl from 'tweetnacl/nacl-fast.min.js?raw';
import type { LabelKeyRow } from '#contract/labels/labels.contract.ts';

export interface VerifyWords {
  title: string;
  hint: string;
  genuine: string;
  forged: string;
  unsigned: string;
  unknownKey: string;
  code: string;
  key: string;
  retired: string;
  made: string;
  photo: string;
  noCode: string;
  noReader: string;
}

/** What the page does with a text, as its own script: the same rules as the program, with nothing but the keys in it. */
const SCRIPT = `
const pattern = /^MW1\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]{86})\\.([\\s\\S]+)$/;
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
function verdictOf(text) {
  const match = pattern.exec(text.normalize('NFKC').trim());
  if (!match) return { verdict: 'unsigned', code: text.trim(), key: null };
  const key = KEYS.find((one) => one.id === match[1]);
  if (!key) return { verdict: 'unknownKey', code: match[3], key: null };
  const message = new TextEncoder().encode('MW1.' + match[1] + '.' + match[3]);
  const good = nacl.sign.detached.verify(message, bytes(match[2]), bytes(key.publicKey));
  return { verdict: good ? 'genuine' : 'forged', code: match[3], key };
}
const input = document.querySelector('form input');
const output = document.querySelector('output');
function show() {
  output.className = '';
  output.textContent = '';
  if (input.value.trim() === '') return;
  const { verdict, code, key } = verdictOf(input.value);
  output.className = verdict;
  const line = (text, tag) => { const made = document.createElement(tag); made.textContent = text; output.append(made); };
  line(WORDS[verdict], 'strong');
  line(WORDS.code + ' ' + code, 'p');
  if (key) line(WORDS.key + ' ' + key.id + (key.retiredOn ? ' · ' + WORDS.retired + ' ' + key.retiredOn : ''), 'p');
  input.select();
}
document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); show(); });
input.addEventListener('change', show);
// Reading a picture is a part of the browser itself; nothing is fetched for it.
const photo = document.querySelector('.photo');
const says = document.querySelector('.says');
async function read(file) {
  says.textContent = '';
  let found = [];
  try { found = await new BarcodeDetector().detect(await createImageBitmap(file)); } catch (unreadable) {}
  const texts = found.map((one) => one.rawValue);
  const text = texts.find((one) => pattern.test(one)) || texts[0];
  if (text === undefined) { says.textContent = WORDS.noCode; return; }
  input.value = text;
  show();
}
if ('BarcodeDetector' in window) {
  photo.querySelector('input').addEventListener('change', (event) => { if (event.target.files[0]) read(event.target.files[0]); });
} else {
  photo.remove();
  says.textContent = WORDS.noReader;
}
input.focus();
`;

const STYLE = `
body { font: 16px/1.6 "Microsoft YaHei", system-ui, sans-serif; max-width: 640px; margin: 40px auto; padding: 0 16px; }
form input { font: 16px monospace; width: 100%; padding: 10px; box-sizing: border-box; }
output { display: block; margin-top: 20px; padding: 16px; border-radius: 6px; overflow-wrap: anywhere; }
output strong { font-size: 22px; } output p { margin: 4px 0; font-family: monospace; }
output.genuine { background: #dff3e4; } output.forged { background: #fbdcd8; }
output.unsigned, output.unknownKey { background: #fff0d0; } output:empty { display: none; }
`;

const day = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 10));
/** A closing tag inside a script would end it. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
const inText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * One file that checks labels anywhere: no network, no program, any browser of the last ten years. It holds the public
 * keys and can make no label.
 */
export function verifyPage(factory: string, keys: readonly LabelKeyRow[], words: VerifyWords): string {
  const known = keys.map(({ id, publicKey, retiredAt }) => ({ id, publicKey, retiredOn: day(retiredAt) }));
  const title = inText(`${factory} ${words.title}`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<form><input aria-label="${inText(words.hint)}" placeholder="${inText(words.hint)}" autocomplete="off"></form>
<p><label class="photo">${inText(words.photo)} <input type="file" accept="image/*" capture="environment"></label> <span class="says" role="status"></span></p>
<output></output>
<p>${inText(words.made)}</p>
<script>${nacl.replaceAll('</script', '<\\/script')}</script>
<script>const KEYS = ${inScript(known)}; const WORDS = ${inScript(words)};${SCRIPT}</script>
</body>
</html>
`;
}
