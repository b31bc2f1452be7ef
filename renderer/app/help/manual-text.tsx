import type { MarkedToken, Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { type Chapter, joinLines, partsOf, targetOf } from './manual.ts';
import { PICTURE_SIZE, pictureOf } from './pictures.ts';

/** Where a chapter is being read: what its links lead to and what they do. */
export interface Reading {
  chapter: Chapter;
  chapters: readonly Chapter[];
  /** Address of a section for a link. */
  hrefOf: (chapter: string, section: string) => string;
}

const KEY =
  /^(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|Enter|Tab|Esc|Delete|Insert|Home|End|PageUp|PageDown|[A-Z0-9?↑↓←→])$/;

/**
 * Markdown as elements: no text of a file ever becomes markup. HTML in it is left out, a link leads only to another
 * section, a picture is one that was shipped.
 */
export function ManualText({ tokens, reading }: { tokens: readonly MarkedToken[]; reading: Reading }) {
  return tokens.map((token, at) => (
    // The tokens of a text never change their order.
    <Fragment key={at}>{element(token, reading)}</Fragment>
  ));
}

function inside(token: MarkedToken, reading: Reading): ReactNode {
  return <ManualText tokens={partsOf(token)} reading={reading} />;
}

function element(token: MarkedToken, reading: Reading): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return <Paragraph token={token} reading={reading} />;
    case 'text':
      return partsOf(token).length > 0 ? inside(token, reading) : joinLines(token.text);
    case 'escape':
      return token.text;
    case 'strong':
      return KEY.test(token.text) ? <kbd>{token.text}</kbd> : <strong>{inside(token, reading)}</strong>;
    case 'em':
      return <em>{inside(token, reading)}</em>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'list':
      return token.ordered ? <ol>{items(token, reading)}</ol> : <ul>{items(token, reading)}</ul>;
    case 'table':
      return <Table table={token} reading={reading} />;
    case 'link':
      return <ManualLink token={token} reading={reading} />;
    case 'image':
      return <Picture href={token.href} text={token.text} />;
    case 'blockquote':
      return <blockquote>{inside(token, reading)}</blockquote>;
    case 'br':
      return <br />;
    default:
      return null;
  }
}

function items(list: Tokens.List, reading: Reading): ReactNode {
  return list.items.map((item) => <li key={item.raw}>{inside(item, reading)}</li>);
}

/** A picture stands alone between paragraphs, with its words below it. */
function Paragraph({ token, reading }: { token: MarkedToken; reading: Reading }) {
  const [only, ...more] = partsOf(token);
  if (only?.type === 'image' && more.length === 0) return element(only, reading);
  return <p>{inside(token, reading)}</p>;
}

function Picture({ href, text }: { href: string; text: string }) {
  const address = pictureOf(href);
  if (address === undefined) return null;
  return (
    <figure>
      <img src={address} alt={text} {...PICTURE_SIZE} />
      <figcaption aria-hidden="true">{text}</figcaption>
    </figure>
  );
}

function ManualLink({ token, reading }: { token: Tokens.Link; reading: Reading }) {
  const target = targetOf(token.href, reading.chapter, reading.chapters);
  const words = <ManualText tokens={partsOf(token as MarkedToken)} reading={reading} />;
  return target ? <a href={reading.hrefOf(target.chapter, target.section)}>{words}</a> : words;
}

function Table({ table, reading }: { table: Tokens.Table; reading: Reading }) {
  const cell = (one: Tokens.TableCell) => (
    <ManualText tokens={one.tokens as readonly MarkedToken[]} reading={reading} />
  );
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((one) => (
            <th key={one.text} scope="col">
              {cell(one)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.map((one) => one.text).join('|')}>
            {row.map((one, at) => (
              // Two cells of a row may say the same.
              <td key={at}>{cell(one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
