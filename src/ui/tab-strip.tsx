/** Tabs of a page, without PatternFly's: those bring menus and their positioning for tabs that do not fit. */
import './tab-strip.css';
import { useId, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
}

export interface TabStripProps<Id extends string> {
  /** Names the strip for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onChoose: (id: Id) => void;
  /** What the current tab shows. */
  readonly children: ReactNode;
}

export function TabStrip<Id extends string>({
  label,
  tabs,
  current,
  onChoose,
  children,
}: TabStripProps<Id>): ReactNode {
  const id = useId();

  /** Pages that draw a frame of their own for each tab make this strip anew: the focus goes to where it was. */
  function choose(chosen: Id): void {
    onChoose(chosen);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tab="${chosen}"]`)?.focus());
  }

  /** Arrow keys choose, as in every strip of tabs; Tab goes on into what is shown. */
  function step(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      Home: -tabs.length,
      End: tabs.length,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[Math.min(tabs.length - 1, Math.max(0, at + move))];
    if (next) choose(next.id);
  }

  return (
    <>
      <div className="ui-tabs" role="tablist" aria-label={label} onKeyDown={step}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab.id === current}
            {...(tab.id === current && { 'aria-controls': `${id}-panel` })}
            tabIndex={tab.id === current ? 0 : -1}
            className="ui-tabs__tab"
            onClick={() => choose(tab.id)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`} className="ui-tabs__panel">
        {children}
      </div>
    </>
  );
}
