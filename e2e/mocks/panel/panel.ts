/**
 * The demo's panel under /demo-panel/: makes the mock engine and the mock Foreman fail in every way that a user can meet,
 * and moves their time. Plain forms without script; each does one thing and comes back to the page.
 */
import type { MockEngine } from '../engine/engine.ts';
import type { MockForeman } from '../foreman/foreman.ts';
import { actions, type Panel } from './panel-actions.ts';
import { renderPanel } from './panel-page.ts';

export const PANEL_PATH = '/demo-panel/';

/** Answers the panel's own paths; undefined for all others. It starts the engine's clock, and can stop it. */
export function createPanel(
  engine: MockEngine,
  foreman: MockForeman,
): { fetch(request: Request): Promise<Response | undefined> } {
  const panel: Panel = {
    engine,
    foreman,
    speed: 1,
    faults: [],
    foremanFaults: [],
    isDown: false,
    bringForemanBack: undefined,
    holdsAddresses: false,
    holdsImageLocks: false,
    holdsDownloads: false,
    reportsProgress: false,
  };
  engine.clock.runLive(panel.speed);

  async function act(name: string, request: Request): Promise<Response> {
    const action = actions[name];
    if (!action) return new Response('The panel cannot do that.\n', { status: 404 });
    try {
      action(panel, new URLSearchParams(await request.text()));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return html(renderPanel(panel, message), 400);
    }
    return new Response(null, { status: 303, headers: { Location: PANEL_PATH } });
  }

  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === PANEL_PATH.slice(0, -1)) return Response.redirect(new URL(PANEL_PATH, request.url), 302);
      if (!pathname.startsWith(PANEL_PATH)) return undefined;
      if (request.method === 'POST') return act(pathname.slice(PANEL_PATH.length), request);
      return html(renderPanel(panel), 200);
    },
  };
}

const html = (page: string, status: number): Response =>
  new Response(page, { status, headers: { 'Content-Type': 'text/html;charset=UTF-8', 'Cache-Control': 'no-store' } });
