import { isFormulaLike } from '../csv-text.ts';
import { xmlText } from '../sheet-xml.ts';
import { MAIN, XML } from '../workbook-package.ts';
import { type Cell, TEXT_FORMAT } from './cells.ts';

/** How a cell of a document looks; the number format comes from the cell. */
export type Look =
  | 'factory'
  | 'title'
  | 'label'
  | 'fact'
  | 'section'
  | 'head'
  | 'cell'
  | 'total'
  | 'note'
  | 'sum';

export interface PlacedCell extends Cell {
  /** Column, counted from 0. */
  at: number;
  /** Columns it takes. */
  span: number;
  look: Look;
}

const FONTS = ['', '<b/>', '<b/>', '<color rgb="FF5F6B70"/>'] as const;
const SIZES = [11, 11, 16, 11] as const;
const THIN =
  '<left style="thin"><color rgb="FFB8C2C6"/></left><right style="thin"><color rgb="FFB8C2C6"/></right><top style="thin"><color rgb="FFB8C2C6"/></top><bottom style="thin"><color rgb="FFB8C2C6"/></bottom>';
/** Font, fill and border by their places in the tables below; how the text stands. */
const LOOKS: Readonly<Record<Look, { font: number; fill?: number; border?: number; align: string }>> = {
  factory: { font: 0, align: 'horizontal="center" vertical="center"' },
  title: { font: 2, align: 'horizontal="center" vertical="center"' },
  label: { font: 3, align: 'horizontal="left" vertical="top" wrapText="1"' },
  fact: { font: 0, align: 'horizontal="left" vertical="top" wrapText="1"' },
  section: { font: 1, align: 'horizontal="left" vertical="center"' },
  head: { font: 1, fill: 2, border: 1, align: 'horizontal="center" vertical="center" wrapText="1"' },
  cell: { font: 0, border: 1, align: 'vertical="top" wrapText="1"' },
  total: { font: 1, border: 1, align: 'vertical="top"' },
  note: { font: 0, align: 'horizontal="left" vertical="top" wrapText="1"' },
  sum: { font: 1, align: 'horizontal="right" vertical="top"' },
};

/** The styles a workbook of documents uses, numbered as they are met. */
export class DocumentStyles {
  readonly #xfs: string[] = ['<xf xfId="0"/>'];
  readonly #numbers = new Map<string, number>();
  readonly #formats: string[] = [TEXT_FORMAT];

  /** Number of the style of a cell. A text some program would take for a formula is marked as text once more. */
  of(look: Look, { value, format }: Cell): number {
    const isQuoted = typeof value === 'string' && isFormulaLike(value);
    const key = `${look} ${isQuoted} ${format}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const { font, fill = 0, border = 0, align } = LOOKS[look];
    const quote = isQuoted ? ' quotePrefix="1"' : '';
    this.#xfs.push(
      `<xf numFmtId="${this.#formatId(format)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${quote} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`,
    );
    this.#numbers.set(key, this.#xfs.length - 1);
    return this.#xfs.length - 1;
  }

  #formatId(format: string): number {
    if (format === TEXT_FORMAT) return 49;
    if (format === 'General') return 0;
    const at = this.#formats.indexOf(format);
    if (at > 0) return 163 + at;
    this.#formats.push(format);
    return 162 + this.#formats.length;
  }

  xml(): string {
    const formats = this.#formats
      .slice(1)
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${xmlText(code)}"/>`);
    const numbers =
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '';
    const fonts = FONTS.map(
      (more, at) =>
        `<font>${more.startsWith('<b') ? more : ''}<sz val="${SIZES[at]}"/>${more.startsWith('<c') ? more : ''}<name val="Microsoft YaHei"/></font>`,
    );
    return `${XML}<styleSheet xmlns="${MAIN}">${numbers}<fonts count="${fonts.length}">${fonts.join('')}</fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF0"/></patternFill></fill></fills>
<borders count="2"><border/><border>${THIN}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="${this.#xfs.length}">${this.#xfs.join('')}</cellXfs></styleSheet>`;
  }
}
