import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createTranslate } from '../i18n/i18n.ts';
import { LongText } from './long-text.tsx';
import { TranslationContext } from './translation.tsx';

afterEach(cleanup);

async function show(text: string): Promise<HTMLElement> {
  const t = await createTranslate('en-US');
  return render(
    <TranslationContext value={{ t, locale: 'en-US' }}>
      <LongText text={text} />
    </TranslationContext>,
  ).container;
}

test('shows what fits as it is', async () => {
  const container = await show('<b>no HTML</b>');
  expect(container.textContent).toBe('<b>no HTML</b>');
});

test('folds a line of a megabyte, unfolds it by pieces and folds it again', async () => {
  const container = await show('A'.repeat(1_000_000));
  const user = userEvent.setup();
  const folded = container.textContent.length;
  expect(folded).toBeLessThan(500);
  screen.getByText('300 of 1,000,000 characters shown');
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  screen.getByText('10,300 of 1,000,000 characters shown');
  await user.click(screen.getByRole('button', { name: 'Show less' }));
  expect(container.textContent.length).toBe(folded);
});
