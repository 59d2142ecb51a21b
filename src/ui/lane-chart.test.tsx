import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { createTranslate } from '../i18n/i18n.ts';
import { LaneChart, type Lane } from './lane-chart.tsx';
import { TranslationContext } from './translation.tsx';

afterEach(cleanup);

const hour = 3_600_000;
const start = new Date(2026, 10, 21).getTime();
const spans = Array.from({ length: 4 }, (_, index) => ({
  start: start + index * hour,
  end: start + (index + 1) * hour,
}));

async function show(lanes: readonly Partial<Lane>[]): Promise<HTMLElement> {
  const t = await createTranslate('en-US');
  render(
    <TranslationContext value={{ t, locale: 'en-US' }}>
      <LaneChart
        label="Runs"
        spans={spans}
        lanes={lanes.map((lane, index) => ({
          id: String(index),
          title: 'Applied',
          tone: 'good',
          values: [],
          summary: ['9'],
          ...lane,
        }))}
        summaryTitles={['Sum']}
        describe={(index) => `span ${index}`}
        gap="no run"
      />
    </TranslationContext>,
  );
  return screen.getByRole('slider', { name: 'Runs' });
}

function bars(): readonly (readonly [x: number, height: number])[] {
  return Array.from(document.querySelectorAll('rect'), (bar) => [
    Math.floor(Number(bar.getAttribute('x'))),
    Number(bar.getAttribute('height')),
  ]);
}

test('draws bars to the scale of their row, none for zero and a visible one for little', async () => {
  await show([{ values: [1_000, 1, 0, undefined] }]);
  expect(bars()).toEqual([
    [0, 100],
    [1, 8],
  ]);
});

test('draws to a scale that is given, and nothing where all is zero', async () => {
  await show([{ values: [5, 0, 0, 0], full: 10 }, { values: [0, 0, 0, 0] }]);
  expect(bars()).toEqual([[0, 50]]);
});

test('marks spans of which nothing is known', async () => {
  await show([{ values: [1, undefined, undefined, 2] }, { values: [0, 0, undefined, 0] }]);
  expect(document.querySelectorAll('.ui-lanes__plot > .ui-lanes__gap')).toHaveLength(1);
  screen.getByText('no run');
});

test('goes along with keys, and never over an end', async () => {
  const slider = await show([{ values: [1, 2, 3, 4] }]);
  const user = userEvent.setup();
  await user.tab();
  expect(document.activeElement).toBe(slider);
  screen.getByText('span 3');
  const visited = [];
  for (const key of ['{ArrowRight}', '{ArrowLeft}', '{ArrowDown}', '{Home}', '{ArrowLeft}', '{PageUp}', '{End}']) {
    await user.keyboard(key);
    visited.push(slider.getAttribute('aria-valuetext'));
  }
  expect(visited).toEqual(['span 3', 'span 2', 'span 1', 'span 0', 'span 0', 'span 1', 'span 3']);
  await user.tab();
  expect(screen.queryByText('span 3')).toBeNull();
});

test('follows the pointer while it is there', async () => {
  const slider = await show([{ values: [1, 2, 3, 4] }]);
  vi.spyOn(slider, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 400, 100));
  fireEvent.pointerMove(slider, { clientX: 310 });
  screen.getByText('span 2');
  fireEvent.pointerMove(slider, { clientX: 900 });
  screen.getByText('span 3');
  fireEvent.pointerLeave(slider);
  expect(screen.queryByText(/^span/)).toBeNull();
});
