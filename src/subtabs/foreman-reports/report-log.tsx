/** The log of a run. Its lines come from the guest: they are shown as text, whatever they hold and however long. */
import { Button, FormSelectOption } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { LogLine } from '../../foreman/reports.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Choice, TextBox } from '../../ui/field.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { Card } from '../../ui/subtab.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { filterLog, kindOfLevel, LEAST_LEVELS, noFilter } from './log-filter.ts';

/** As many lines as are drawn without a pause. */
const STEP = 200;

interface NumberedLine extends LogLine {
  readonly number: number;
}

export function ReportLog({ logs }: { readonly logs: readonly LogLine[] }): ReactNode {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(noFilter);
  const [limit, setLimit] = useState(STEP);
  const numbered = logs.map((line, index): NumberedLine => ({ ...line, number: index + 1 }));
  const lines = filterLog(numbered, filter) as readonly NumberedLine[]; // a part of what went in
  const columns: readonly Column<NumberedLine>[] = [
    {
      id: 'level',
      title: t('foreman.reports.log.level'),
      cell: ({ level }) => <StatusWord kind={kindOfLevel(level)}>{level}</StatusWord>,
    },
    { id: 'source', title: t('foreman.reports.log.source'), cell: ({ source }) => <LongText text={source} /> },
    { id: 'message', title: t('foreman.reports.log.message'), cell: ({ message }) => <LongText text={message} /> },
  ];
  return (
    <Card title={t('foreman.reports.log')}>
      {logs.length === 0 ? (
        <p>{t('foreman.reports.log.none')}</p>
      ) : (
        <>
          <div className="ui-bar foreman-reports-filter">
            <Choice
              id="foreman-reports-level"
              label={t('foreman.reports.log.least')}
              value={filter.least}
              onChange={(value) =>
                setFilter({ ...filter, least: LEAST_LEVELS.find((level) => level === value) ?? 'debug' })
              }
            >
              {LEAST_LEVELS.map((level) => (
                <FormSelectOption key={level} value={level} label={t(`foreman.reports.log.least.${level}`)} />
              ))}
            </Choice>
            <TextBox
              id="foreman-reports-text"
              className="foreman-reports-search"
              label={t('foreman.reports.log.search')}
              placeholder={t('foreman.reports.log.search')}
              value={filter.text}
              onChange={(text) => setFilter({ ...filter, text })}
            />
            <span className="ui-note" aria-live="polite">
              {t('foreman.reports.log.shown', { shown: lines.length, all: logs.length })}
            </span>
          </div>
          {lines.length > 0 && (
            <DataTable
              label={t('foreman.reports.log')}
              columns={columns}
              rows={lines.slice(0, limit)}
              rowKey={({ number }) => number}
            />
          )}
          {lines.length > limit && (
            <Button variant="secondary" onClick={() => setLimit(limit + STEP)}>
              {t('foreman.reports.log.more', { count: Math.min(STEP, lines.length - limit) })}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}
