/**
 * The server side of the stand-in WebAdmin: login and logout, the host page with its globals, plugin files, and the data
 * of WebAdmin's own grids. It answers what of /ovirt-engine/ is not the engine's and leaves the rest to the next site.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Site } from '../server.ts';
import { answerGridData } from './server/grid-data.ts';
import { renderGlobals, type UserInfo } from './server/host-page.ts';
import { chooseLocale } from './server/locales.ts';
import { renderOwnPage, serveOwnFile } from './server/own-pages.ts';
import { createPluginData } from './server/plugin-data.ts';
import { servePluginFile } from './server/plugin-files.ts';
import { findRequestPath } from './server/request-path.ts';
import { escapeHtml, html, notFound, redirect, withCommonHeaders } from './server/responses.ts';

/** What the stand-in needs of an engine. */
export interface StandInEngine {
  /** `user` is `login@profile`. Rejects with an `Error` whose message is the engine's own sentence. */
  login(user: string, password: string): LoggedIn | Promise<LoggedIn>;
  logout(token: string): void | Promise<void>;
  readonly internal: {
    /** As the REST API answers, but without log, faults and a longer life of the session. `path` begins with /ovirt-engine/api. */
    fetch(path: string, token: string): Promise<Response>;
  };
}

export interface LoggedIn {
  readonly token: string;
  readonly user: {
    readonly id: string;
    readonly userName: string;
    readonly domain: string;
    readonly email?: string | null | undefined;
    readonly isAdmin: boolean;
  };
}

export interface StandInOptions {
  readonly engine: StandInEngine;
  /** Where descriptors and resource folders lie: dist/ui-plugins for the built bundle. */
  readonly uiPluginsDir: string;
  readonly overridesDir?: string | undefined;
  /** A 4.3 host: entities spread over the arguments, no second argument, no member that came later. */
  readonly compatible?: boolean | undefined;
  /** The console says what a plugin must not lean on: buttons that will never be evaluated again, tabs added late. */
  readonly strict?: boolean | undefined;
  /**
   * By plugin name, when its bootstrap page starts: below 0 before the login is done, so that `loginUserName()` throws;
   * 0, as for those not named, between the login and the first place; above 0 that many ms after the first place.
   */
  readonly pluginDelaysMs?: Readonly<Record<string, number>> | undefined;
  /** What the login page offers; the first one is chosen. */
  readonly profiles?: readonly string[] | undefined;
  /** Built by `vite build --config e2e/webadmin/vite.config.ts`. */
  readonly pagesDir?: string | undefined;
  readonly log?: ((line: string) => void) | undefined;
}

interface Session {
  readonly token: string;
  readonly user: UserInfo;
}

/** What one request is about, once its path is understood. */
interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly locale: string;
  readonly session: Session | undefined;
}

const webadmin = '/ovirt-engine/webadmin';
const loginPage = '/ovirt-engine/sso/login.html';

export function createStandIn(options: StandInOptions): Site {
  const { engine, uiPluginsDir, overridesDir, log, profiles = ['internal', 'site'] } = options;
  const pagesDir = options.pagesDir ?? join(import.meta.dirname, '../../dist/webadmin');
  const version = options.compatible ? '4.3.10' : '4.5.8';
  const pluginData = createPluginData({ uiPluginsDir, overridesDir, log });
  const sessions = new Map<string, Session>();
  /** Sentences for the next login or welcome page, by browser. */
  const problems = new Map<string, string>();

  async function hostPage({ session, url, locale }: Visit): Promise<Response> {
    if (!session || (await hasEnded(session))) return toLogin(url, locale);
    await pluginData.reload();
    const globals = renderGlobals({
      user: session.user,
      definitions: pluginData.definitions(),
      version,
      setup: {
        locale,
        isCompatible: options.compatible ?? false,
        isStrict: options.strict ?? false,
        pluginDelaysMs: options.pluginDelaysMs ?? {},
      },
    });
    return html(await renderOwnPage(pagesDir, 'webadmin', { globals }));
  }

  async function hasEnded(session: Session): Promise<boolean> {
    const answer = await engine.internal.fetch('/ovirt-engine/api', session.token);
    await answer.body?.cancel();
    return answer.status === 401;
  }

  function toLogin(url: URL, locale: string): Response {
    const asked = new URLSearchParams({ app_url: url.href, locale });
    return redirect(`${url.origin}${webadmin}/sso/login?&${asked.toString()}`);
  }

  async function showLogin({ request, url }: Visit): Promise<Response> {
    const offered = profiles.map((profile) => `<option>${escapeHtml(profile)}</option>`).join('');
    return html(await renderOwnPage(pagesDir, 'login', { problem: takeProblem(request), profiles: offered }), 200, {
      'Set-Cookie': `return_to=${encodeURIComponent(returnTarget(url))}; path=/ovirt-engine/sso; HttpOnly; SameSite=Lax`,
    });
  }

  async function logIn({ request, url }: Visit): Promise<Response> {
    const form = await request.formData();
    const name = field(form, 'username');
    const user = name.includes('@') ? name : `${name}@${field(form, 'profile')}`;
    const browser = randomUUID();
    const browserCookie = `problem=${browser}; path=/ovirt-engine; HttpOnly; SameSite=Lax`;
    let loggedIn: LoggedIn;
    try {
      loggedIn = await engine.login(user, field(form, 'password'));
    } catch (error) {
      problems.set(browser, error instanceof Error ? error.message : String(error));
      return redirect(`${url.origin}${loginPage}`, { 'Set-Cookie': browserCookie });
    }
    if (!loggedIn.user.isAdmin) {
      await engine.logout(loggedIn.token);
      const { userName, domain } = loggedIn.user;
      const profile = user.slice(user.lastIndexOf('@') + 1);
      problems.set(
        browser,
        `The user ${userName}@${domain} with profile [${profile}] is not authorized to perform login`,
      );
      return redirect(`${url.origin}/ovirt-engine/`, { 'Set-Cookie': browserCookie });
    }
    const id = randomUUID();
    sessions.set(id, { token: loggedIn.token, user: toUserInfo(loggedIn) });
    const target = new URL(findCookie(request, 'return_to') ?? `${webadmin}/`, url.origin);
    return redirect(target.origin === url.origin ? target.href : `${url.origin}${webadmin}/`, {
      'Set-Cookie': `JSESSIONID=${id}; path=${webadmin}; HttpOnly; SameSite=Lax`,
    });
  }

  async function logOut({ request, session, url }: Visit): Promise<Response> {
    if (session) await engine.logout(session.token);
    sessions.delete(findCookie(request, 'JSESSIONID') ?? '');
    return redirect(`${url.origin}/ovirt-engine/`);
  }

  async function showWelcome({ request }: Visit): Promise<Response> {
    return html(await renderOwnPage(pagesDir, 'welcome', { problem: takeProblem(request), version, user: '' }));
  }

  /** Each sentence is shown once, to the browser that caused it. */
  function takeProblem(request: Request): string {
    const browser = findCookie(request, 'problem') ?? '';
    const problem = problems.get(browser) ?? '';
    problems.delete(browser);
    return escapeHtml(problem);
  }

  async function ownData({ session, url }: Visit, path: string): Promise<Response> {
    if (!session) return new Response(null, { status: 401 });
    const answer = await engine.internal.fetch(`/ovirt-engine/api/${path}${url.search}`, session.token);
    return await asService(answer);
  }

  async function gridData({ session, url }: Visit): Promise<Response> {
    if (!session) return new Response(null, { status: 401 });
    const read = (path: string) => engine.internal.fetch(`/ovirt-engine/api/${path}`, session.token);
    return await asService((await answerGridData(url, read)) ?? notFound());
  }

  async function answer(visit: Visit, path: string): Promise<Response | undefined> {
    const { request } = visit;
    const [, plugin] = /^\/ovirt-engine\/webadmin\/plugin(?:\/(.*))?$/.exec(path) ?? [];
    if (plugin !== undefined || path === `${webadmin}/plugin`) {
      const { method, headers } = request;
      const findResourcePath = (name: string) => pluginData.findResourcePath(name);
      return servePluginFile({ method, headers, path: plugin ?? '', uiPluginsDir, findResourcePath });
    }
    const [, file] = /^\/ovirt-engine\/webadmin\/theme\/(.*)$/.exec(path) ?? [];
    if (file !== undefined) return serveOwnFile(pagesDir, file);
    const [, data] = /^\/ovirt-engine\/webadmin\/GenericApiGWTService\/(.*)$/.exec(path) ?? [];
    if (data !== undefined) return ownData(visit, data);
    if (path.startsWith(`${webadmin}/grids/`)) return gridData(visit);
    switch (path) {
      case webadmin:
        return redirect(`${visit.url.origin}${webadmin}/`);
      case `${webadmin}/`:
      case `${webadmin}/WebAdmin.html`:
        return hostPage(visit);
      case `${webadmin}/sso/login`:
        return redirect(`${visit.url.origin}${loginPage}${visit.url.search}`);
      case `${webadmin}/sso/logout`:
        return logOut(visit);
      case loginPage:
        return showLogin(visit);
      case '/ovirt-engine/sso/interactive-login':
        return request.method === 'POST' ? logIn(visit) : redirect(`${visit.url.origin}${loginPage}`);
      case '/ovirt-engine':
      case '/ovirt-engine/':
        return showWelcome(visit);
      default:
        return path.startsWith(`${webadmin}/`) ? notFound() : undefined;
    }
  }

  return {
    async fetch(request, target) {
      const url = new URL(request.url);
      const path = findRequestPath(target);
      const isOurs = /^\/+ovirt-engine\/+webadmin\b/.test(target);
      const locale = chooseLocale(url.searchParams.get('locale'), request.headers);
      if (path === undefined) return isOurs ? withCommonHeaders(notFound(), locale) : undefined;
      const session = sessions.get(findCookie(request, 'JSESSIONID') ?? '');
      const response = await answer({ request, url, locale, session }, path);
      return response && withCommonHeaders(response, locale);
    },
  };
}

function toUserInfo({ token, user }: LoggedIn): UserInfo {
  const { id, userName, domain, email = null, isAdmin } = user;
  return { id, userName, email, domain, isAdmin, ssoToken: token, userOptionsId: randomUUID() };
}

/**
 * WebAdmin's services know no Basic challenge, which would make the browser ask for a login of its own. A user who has
 * lost every right is still logged in to them, where the API answers with the same 401 as after the end of a session.
 */
async function asService(answer: Response): Promise<Response> {
  if (answer.status !== 401) return answer;
  const isLoggedIn = (await answer.text()).includes('is not authorized to perform login');
  return new Response(null, { status: isLoggedIn ? 403 : 401 });
}

/** Where the login was asked from; WebAdmin for somebody who opened the login page itself. */
function returnTarget(url: URL): string {
  return url.searchParams.get('app_url') ?? `${webadmin}/`;
}

function findCookie(request: Request, name: string): string | undefined {
  const found = (request.headers.get('Cookie') ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
