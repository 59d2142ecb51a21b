/** The inside of a tab or place of the host: its first row, cards, lists of facts, and what stands where there is no data. */
import './subtab.css';
import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Spinner,
} from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { formatTime } from './times.ts';
import { useTranslation } from './translation.tsx';

export interface SubTabProps {
  /** Of the page, for screen readers: the host's own heading stands outside of the frame. */
  readonly title: string;
  /** A place has no margins of the host's around it. */
  readonly isPlace?: boolean;
  readonly children: ReactNode;
}

export function SubTab({ title, isPlace = false, children }: SubTabProps): ReactNode {
  return (
    <main className={isPlace ? 'ui-subtab ui-subtab--place' : 'ui-subtab'}>
      <h1 className="pf-v6-screen-reader">{title}</h1>
      {children}
    </main>
  );
}

export interface RefreshBarProps {
  readonly onRefresh: () => void;
  readonly isRefreshing: boolean;
  /** When what is shown was read, in ms since 1970; 0 before there is anything. */
  readonly dataAt: number;
  /** More buttons. */
  readonly children?: ReactNode;
  /** In grey before the time. */
  readonly note?: ReactNode;
}

export function RefreshBar({ onRefresh, isRefreshing, dataAt, children, note }: RefreshBarProps): ReactNode {
  const { t, locale } = useTranslation();
  return (
    <div className="ui-bar">
      <Button variant="secondary" onClick={onRefresh} isAriaDisabled={isRefreshing}>
        {t(isRefreshing ? 'page.refreshing' : 'page.refresh')}
      </Button>
      {children}
      <span className="ui-bar__end">
        {note !== undefined && <>{note} </>}
        {dataAt > 0 && t('page.data-at', { time: formatTime(dataAt, locale) })}
      </span>
    </div>
  );
}

export interface CardProps {
  readonly title: string;
  /** In grey below. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export function Card({ title, note, children }: CardProps): ReactNode {
  const id = useId();
  return (
    <section className="ui-card" aria-labelledby={id}>
      <h2 className="ui-card__title" id={id}>
        {title}
      </h2>
      {children}
      {note !== undefined && <p className="ui-note">{note}</p>}
    </section>
  );
}

/** Only what there is: rows without a value are left out. */
export function FactList({
  facts,
}: {
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
}): ReactNode {
  const present = facts.filter(([, value]) => value !== undefined && value !== '' && value !== false);
  return (
    <dl className="ui-facts">
      {present.flatMap(([label, value]) => [<dt key={`${label} term`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  );
}

/** Until there is data: where cards will be, and one spinner with its words. */
export function Waiting({ label }: { readonly label: string }): ReactNode {
  return (
    <div className="ui-waiting">
      <p role="status">
        <Spinner size="sm" aria-hidden="true" /> {label}
      </p>
      <div className="ui-waiting__card" />
      <div className="ui-waiting__card" />
    </div>
  );
}

export interface NothingProps {
  readonly title: string;
  /** Why, and what to do. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** What stands where there is nothing to show. */
export function Nothing({ title, children, action }: NothingProps): ReactNode {
  return (
    <EmptyState variant="sm" titleText={title} headingLevel="h2">
      <EmptyStateBody>{children}</EmptyStateBody>
      {action !== undefined && (
        <EmptyStateFooter>
          <EmptyStateActions>{action}</EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}
