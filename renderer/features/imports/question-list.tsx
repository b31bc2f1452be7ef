import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnalysis, ImportQuestion, QuestionReading } from '#contract/imports/analysis.ts';
import { isOpenQuestion } from '#contract/imports/analysis.ts';
import { Button } from '#renderer/components/button.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { useFieldWord } from './import-words.ts';
import { useReadingWord } from './reading-words.ts';

interface QuestionListProps {
  analysis: ImportAnalysis;
  /** Answers given so far; they show at once, the analysis under them follows. */
  answers: Readonly<Record<string, string>>;
  onAnswer: (question: string, value: string) => void;
}

/** What the ledger leaves open: each reading with its examples and its sum, the open ones first. */
export function QuestionList({ analysis, answers, onAnswer }: QuestionListProps) {
  const { t } = useTranslation('imports');
  const given = analysis.questions.map((question) => ({
    ...question,
    answer: answers[question.id] ?? question.answer,
  }));
  const questions = given.sort((a, b) => Number(isOpenQuestion(b)) - Number(isOpenQuestion(a)));
  if (questions.length === 0) return <Note tone="ok">{t('look.noQuestions')}</Note>;
  return (
    <div className="questions">
      {questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          analysis={analysis}
          onAnswer={(value) => onAnswer(question.id, value)}
        />
      ))}
    </div>
  );
}

interface QuestionProps {
  question: ImportQuestion;
  analysis: ImportAnalysis;
  onAnswer: (value: string) => void;
}

function Question({ question, analysis, onAnswer }: QuestionProps) {
  const { t } = useTranslation('imports');
  const fieldWord = useFieldWord();
  const header = analysis.columns.find((column) => column.index === question.column)?.header ?? '';
  const what =
    question.kind === 'missing'
      ? t('question.missing.what', { field: fieldWord(question.field ?? '') })
      : t(`question.${question.kind}.what`);
  const inputLabel =
    question.kind === 'year'
      ? t('question.year.input')
      : question.kind === 'rate'
        ? t('question.rate.input')
        : what;
  const where = question.column === null ? '' : ` · ${t('question.column', { header })}`;
  return (
    <fieldset className={isOpenQuestion(question) ? 'question open' : 'question'}>
      <legend>{`${what}${where}`}</legend>
      {question.readings.map((reading) => (
        <Reading key={reading.value} question={question} reading={reading} onAnswer={onAnswer} />
      ))}
      {isFree(question) ? (
        <FreeAnswer label={inputLabel} initial={question.answer ?? ''} onAnswer={onAnswer} />
      ) : null}
    </fieldset>
  );
}

/** Questions whose answer cannot be listed. */
function isFree({ kind, readings }: ImportQuestion): boolean {
  return kind === 'missing' || kind === 'rate' || (kind === 'year' && readings.length !== 1);
}

function Reading({
  question,
  reading,
  onAnswer,
}: Pick<QuestionProps, 'question' | 'onAnswer'> & { reading: QuestionReading }) {
  const { t } = useTranslation('imports');
  const readingWord = useReadingWord();
  const name = useId();
  const { rows, total, examples } = reading;
  const isTaken = (question.answer ?? question.proposed) === reading.value;
  const facts = [
    rows === null ? null : t('question.rows', { rows }),
    total === null ? null : t('question.total', { total }),
  ].filter(Boolean);
  return (
    <label className="reading" htmlFor={name}>
      <input
        id={name}
        type="radio"
        name={question.id}
        checked={isTaken}
        onChange={() => onAnswer(reading.value)}
      />
      <span>
        <b>{readingWord(question.kind, reading.value)}</b>
        {question.answer === null && question.proposed === reading.value ? ` ${t('question.assumed')}` : ''}
        {facts.length > 0 ? <span className="mw-muted">{` · ${facts.join(' · ')}`}</span> : null}
        <span className="examples mw-mono">
          {examples.map(({ text, stored }) => (stored === '' ? text : `${text} → ${stored}`)).join('　')}
        </span>
      </span>
    </label>
  );
}

function FreeAnswer({
  label,
  initial,
  onAnswer,
}: {
  label: string;
  initial: string;
  onAnswer: (value: string) => void;
}) {
  const { t } = useTranslation('common');
  const [value, setValue] = useState(initial);
  const send = () => {
    if (value.trim() !== '') onAnswer(value.trim());
  };
  return (
    <form
      className="mw-row"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <input
        className="free"
        aria-label={label}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button type="submit" disabled={value.trim() === '' || value === initial}>
        {t('apply')}
      </Button>
    </form>
  );
}
