import { fireEvent } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { afterPress } from './after-press.ts';

test('acts at once when nothing is pressed', () => {
  const action = vi.fn();
  afterPress(action);
  expect(action).toHaveBeenCalledOnce();
});

test('waits for the click that is under way', async () => {
  const action = vi.fn();
  fireEvent.pointerDown(document.body);
  afterPress(action);
  fireEvent.pointerUp(document.body);
  fireEvent.click(document.body);
  expect(action).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(action).toHaveBeenCalledOnce());
});
