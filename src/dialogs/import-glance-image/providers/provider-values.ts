/** What is typed of an image provider, and what is wrong with it. */
import { isKeystoneV3, type ImageProvider, type ProviderSettings } from '../../../engine/image-providers.ts';
import { parsed, problem, type Parsed } from '../../../form/parsed.ts';
import type { Message } from '../../../i18n/i18n.ts';

export interface ProviderValues {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly needsLogin: boolean;
  readonly userName: string;
  /** Lives here alone, and only until the form is left. */
  readonly password: string;
  readonly tenant: string;
  readonly authenticationUrl: string;
}

export type ProviderField = 'name' | 'url' | 'userName' | 'password' | 'authenticationUrl';

export type ProviderErrors = Readonly<Partial<Record<ProviderField, Message>>>;

export const BLANK_PROVIDER: ProviderValues = {
  name: '',
  description: '',
  url: '',
  needsLogin: false,
  userName: '',
  password: '',
  tenant: '',
  authenticationUrl: '',
};

export function valuesOf({ name, description, url, login }: ImageProvider): ProviderValues {
  return { ...BLANK_PROVIDER, name, description, url, needsLogin: login !== undefined, ...login };
}

/** `password` of ovirt-engine's ProviderValidator.java. */
const PASSWORD_LIMIT = 200;

/** The engine's rule (ovirt-engine Provider.java). */
function parseName(text: string): Parsed<string> {
  const name = text.trim();
  if (name === '') return problem('problem.provider.name-empty');
  const wrong = /[^0-9A-Za-z_-]/u.exec(name);
  return wrong === null
    ? parsed(name)
    : problem('problem.provider.name-character', { value: wrong[0], position: wrong.index + 1 });
}

/** The engine takes anything and puts `/v2/images` behind it; what cannot work is found here. */
function parseUrl(text: string): Parsed<string> {
  const url = text.trim();
  if (url === '') return problem('problem.provider.url-empty');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return problem('problem.provider.url', { value: url });
  const { username, password, search, hash, pathname } = new URL(url);
  if (username !== '' || password !== '') return problem('problem.provider.url-login');
  if (search !== '' || hash !== '') return problem('problem.provider.url', { value: url });
  if (/\/v[12](\.\d)?\/*$/.test(pathname)) return problem('problem.provider.url-version', { value: pathname });
  // With a slash at the end the engine would ask for `//v2/images`.
  return parsed(url.replace(/\/+$/, ''));
}

/** The engine's rule (ovirt-engine ProviderValidator.java), but for Keystone v3, which REST cannot set up. */
function parseAuthenticationUrl(text: string): Parsed<string> {
  const url = text.trim();
  if (url === '') return problem('problem.provider.authentication-url-empty');
  if (isKeystoneV3(url)) return problem('problem.provider.keystone-v3');
  return /^https?:\/\/[^/@]+:\d+\/v2\.0\/?$/.test(url)
    ? parsed(url)
    : problem('problem.provider.authentication-url', { value: url });
}

function parsePassword(password: string, isKept: boolean): Parsed<string | undefined> {
  if (password === '') return isKept ? parsed(undefined) : problem('problem.provider.password-empty');
  return password.length > PASSWORD_LIMIT
    ? problem('problem.provider.password-long', { length: password.length, limit: PASSWORD_LIMIT })
    : parsed(password);
}

export type ValidatedProvider =
  { readonly ok: true; readonly value: ProviderSettings } | { readonly ok: false; readonly errors: ProviderErrors };

/** `hasPassword`: the engine has one, so that an empty field leaves it as it is. */
export function validateProvider(values: ProviderValues, hasPassword: boolean): ValidatedProvider {
  const errors: Partial<Record<ProviderField, Message>> = {};
  function take<T>(field: ProviderField, answer: Parsed<T>): T | undefined {
    if (answer.ok) return answer.value;
    errors[field] = answer.problem;
    return undefined;
  }
  const name = take('name', parseName(values.name));
  const url = take('url', parseUrl(values.url));
  const settings = { name: name ?? '', description: values.description.trim(), url: url ?? '' };
  if (!values.needsLogin) return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: settings };
  const userName = values.userName.trim();
  if (userName === '') take('userName', problem('problem.provider.user-empty'));
  const password = take('password', parsePassword(values.password, hasPassword));
  const authenticationUrl = take('authenticationUrl', parseAuthenticationUrl(values.authenticationUrl)) ?? '';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const login = { userName, tenant: values.tenant.trim(), authenticationUrl };
  return { ok: true, value: { ...settings, login: { ...login, ...(password !== undefined && { password }) } } };
}
