import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createForemanHostPage } from '../plugin/foreman-host-page.ts';
import { returnFocusAfterSync } from './sync-focus.ts';

const newPage = () =>
  createForemanHostPage({
    userId: () => 'u',
    storage: sessionStorage,
    showSync: () => (document.activeElement as HTMLElement).blur(), // the button's
    closeSync: () => undefined,
  });

let hostPage = newPage();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(window, 'focus').mockReturnValue();
  hostPage = newPage();
});
afterEach(() => vi.useRealTimers());

function open(html: string): void {
  document.body.innerHTML = html;
  document.querySelector<HTMLElement>('[data-sync="a"]')?.focus();
  hostPage.openSync({ kind: 'vm', machineId: 'a', machineName: 'web' });
  returnFocusAfterSync(hostPage, 'a');
  expect(document.activeElement).toBe(document.body);
}

const focusedText = (): string | undefined => document.activeElement?.textContent;

it('gives the focus back to what opened the dialog, also when that is drawn anew meanwhile', () => {
  open('<main><button data-sync="a">Sync</button></main>');
  hostPage.matchesChange('a');
  vi.advanceTimersByTime(500);
  expect(document.activeElement).toBe(document.body);
  document.body.innerHTML = '';
  hostPage.syncEnds();
  vi.advanceTimersByTime(300);
  document.body.innerHTML = '<main><button data-sync="a">Sync again</button></main>';
  vi.advanceTimersByTime(200);
  expect(focusedText()).toBe('Sync again');
});

it('or to what is next to it, when that is gone', () => {
  open('<main><button data-sync="">Compare</button><button data-sync="a">Sync</button></main>');
  document.querySelector('[data-sync="a"]')?.remove();
  hostPage.syncEnds();
  vi.advanceTimersByTime(2_000);
  expect(focusedText()).toBe('Compare');
});

it('takes it from nobody', () => {
  open('<main><button data-sync="a">Sync</button><button id="other">Other</button></main>');
  hostPage.syncEnds();
  document.getElementById('other')?.focus();
  vi.advanceTimersByTime(5_000);
  expect(focusedText()).toBe('Other');
});

it('follows it when it is drawn anew, and takes nothing back that is moved to an empty place', () => {
  open('<main><button data-sync="a">Sync</button></main>');
  hostPage.syncEnds();
  vi.advanceTimersByTime(100);
  expect(focusedText()).toBe('Sync');
  document.body.innerHTML = '<main><button data-sync="a">Sync again</button></main>';
  vi.advanceTimersByTime(100);
  expect(focusedText()).toBe('Sync again');
  (document.activeElement as HTMLElement).blur(); // the button's
  vi.advanceTimersByTime(5_000);
  expect(document.activeElement).toBe(document.body);
});

it.each([
  ['a pointer', () => new Event('pointerdown')],
  ['a key', () => new KeyboardEvent('keydown', { key: 'Tab' })],
])('leaves it to whoever uses %s', (_, event) => {
  open('<main></main>');
  hostPage.syncEnds();
  window.dispatchEvent(event());
  document.body.innerHTML = '<main><button data-sync="a">Sync</button></main>';
  vi.advanceTimersByTime(5_000);
  expect(document.activeElement).toBe(document.body);
});

it('minds no key that is still held down', () => {
  open('<main><button data-sync="a">Sync</button></main>');
  hostPage.syncEnds();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true }));
  vi.advanceTimersByTime(100);
  expect(focusedText()).toBe('Sync');
});

it('forgets a dialog that was closed before it told anybody', () => {
  open('<main><button data-sync="a">Sync</button><button data-sync="b">Sync b</button></main>');
  hostPage.openSync({ kind: 'vm', machineId: 'b', machineName: 'db' });
  returnFocusAfterSync(hostPage, 'b');
  hostPage.syncEnds();
  vi.advanceTimersByTime(5_000);
  expect(focusedText()).toBe('Sync b');
});
