/** Text of any length, as text: a line that would fill the page is folded, and unfolded piece by piece. */
import './data.css';
import { useState, type ReactNode } from 'react';
import { useTranslation } from './translation.tsx';

/** About three lines. */
const FOLDED_LENGTH = 300;

/** As much as a browser lays out without a pause. */
const PIECE_LENGTH = 10_000;

export function LongText({ text }: { readonly text: string }): ReactNode {
  const { t } = useTranslation();
  const [length, setLength] = useState(FOLDED_LENGTH);
  // The tail is no longer than the button that would hide it.
  const shown = text.length <= length + FOLDED_LENGTH / 5 ? text.length : length;
  if (text.length <= FOLDED_LENGTH * 1.2) return text;
  return (
    <>
      {text.slice(0, shown)}
      {shown < text.length && '…'} <span className="ui-note">{t('text.shown', { shown, all: text.length })}</span>{' '}
      {shown < text.length && (
        <button type="button" className="ui-link-button" onClick={() => setLength(shown + PIECE_LENGTH)}>
          {t('text.more')}
        </button>
      )}{' '}
      {shown > FOLDED_LENGTH && (
        <button type="button" className="ui-link-button" onClick={() => setLength(FOLDED_LENGTH)}>
          {t('text.less')}
        </button>
      )}
    </>
  );
}
