import './labels.css';
import { useTranslation } from 'react-i18next';
import {
  contentOf,
  isGs1,
  type LabelElement,
  type LabelLayout,
  type LabelValues,
  textOf,
} from '#contract/labels/label-layout.ts';
import { symbolAddress } from './code-symbol.ts';

const POINTS_PER_MM = 2.8346;
/** Height of the letters against the height of their line. */
const LETTER_SHARE = 0.8;

/** One label at its true size; what the printer does to it is already undone. */
export function LabelDrawing({ layout, values }: { layout: LabelLayout; values: LabelValues }) {
  const { offsetXMm = 0, offsetYMm = 0, scaleX = 1, scaleY = 1 } = layout.calibration ?? {};
  return (
    <div className="mw-label" style={{ width: `${layout.widthMm}mm`, height: `${layout.heightMm}mm` }}>
      <div
        className="inner"
        style={{ transform: `translate(${offsetXMm}mm, ${offsetYMm}mm) scale(${scaleX}, ${scaleY})` }}
      >
        {layout.elements.map((element, i) => (
          <Element key={`${element.kind} ${i}`} element={element} values={values} />
        ))}
      </div>
    </div>
  );
}

function Element({ element, values }: { element: LabelElement; values: LabelValues }) {
  const { t } = useTranslation('labels');
  const box = {
    left: `${element.xMm}mm`,
    top: `${element.yMm}mm`,
    width: `${element.widthMm}mm`,
    height: `${element.heightMm}mm`,
  };
  if (element.kind === 'text') {
    const style = {
      ...box,
      fontSize: `${element.heightMm * LETTER_SHARE * POINTS_PER_MM}pt`,
      fontWeight: element.isBold ? 600 : 400,
      textAlign: element.align ?? ('left' as const),
    };
    return (
      <span className="text" style={style}>
        {textOf(element, values)}
      </span>
    );
  }
  const text = contentOf(element, values);
  const address = symbolAddress(element.kind, text, isGs1(element, values));
  return address === null ? (
    <span className="text bad" style={box}>
      {t('drawing.tooLong')}
    </span>
  ) : (
    <img src={address} alt={t(`element.${element.kind}`)} style={box} />
  );
}
