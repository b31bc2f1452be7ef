import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnalysis, ImportQuestion, QuestionReading } from '#contract/imports/analysis.ts';
import { isOpenQuestion } from '#contract/imports/analysis.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card } from '#renderer/components/layout/page.tsx';
import { useImportWords } from './import-words.ts';

interface QuestionsCardProps {
  analysis: ImportAnalysis;
  onAnswer: (id: string, value: string) => void;
}

/** What is ambiguous is asked, each reading with its examples and totals; nothing is guessed silently. */
export function QuestionsCard({ analysis, onAnswer }: QuestionsCardProps) {
  const { t } = useTranslation('imports');
  return (
    <Card label={t('questions')}>
      <h2>{t('questions')}</h2>
      {analysis.questions.length === 0 ? <span className="mw-muted">{t('questionsNone')}</span> : null}
      {analysis.questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          analysis={analysis}
          onAnswer={(value) => onAnswer(question.id, value)}
        />
      ))}
    </Card>
  );
}

function Question({
  question,
  analysis,
  onAnswer,
}: {
  question: ImportQuestion;
  analysis: ImportAnalysis;
  onAnswer: (value: string) => void;
}) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const header = analysis.columns.find((c) => c.index === question.column)?.header;
  const text =
    question.kind === 'missing'
      ? t('question.missing', { field: words.field(question.field ?? '') })
      : t(`question.${question.kind}`);
  const chosen = question.answer ?? question.proposed;
  return (
    <fieldset className={isOpenQuestion(question) ? 'mw-question open' : 'mw-question'}>
      <legend>{[header, text].filter(Boolean).join('：')}</legend>
      {question.readings.map((reading) => (
        <label key={reading.value}>
          <input
            type="radio"
            name={question.id}
            checked={chosen === reading.value}
            onChange={() => onAnswer(reading.value)}
          />
          <Reading kind={question.kind} reading={reading} />
        </label>
      ))}
      {question.readings.length === 0 ? (
        <OwnAnswer value={question.answer ?? ''} label={text} onAnswer={onAnswer} />
      ) : null}
    </fieldset>
  );
}

function Reading({ kind, reading }: { kind: string; reading: QuestionReading }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const facts = [
    reading.rows === null ? null : t('readingRows', { count: reading.rows }),
    reading.total === null ? null : t('readingTotal', { total: reading.total }),
    ...reading.examples.slice(0, 2).map((e) => `${e.text} → ${e.stored}`),
  ];
  return (
    <span>
      {words.reading(kind, reading.value)}{' '}
      <span className="mw-muted">{facts.filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function OwnAnswer({
  value,
  label,
  onAnswer,
}: {
  value: string;
  label: string;
  onAnswer: (value: string) => void;
}) {
  const { t: common } = useTranslation('common');
  const [text, setText] = useState(value);
  return (
    <div className="mw-row">
      <TextInput aria-label={label} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button disabled={text.trim() === ''} onClick={() => onAnswer(text.trim())}>
        {common('apply')}
      </Button>
    </div>
  );
}
