/** Which language WebAdmin speaks: the `locale` parameter, else the cookie of an earlier visit, else what the browser asks for. */

const supported = ['en_US', 'de_DE', 'es_ES', 'fr_FR', 'it_IT', 'ja_JP', 'ko_KR', 'pt_BR', 'zh_CN', 'cs_CZ', 'ka_GE'];

/** With an underscore, as the cookie has it: `en_US`. */
export function chooseLocale(parameter: string | null, headers: Headers): string {
  const cookie = /(?:^|;\s*)locale=([^;]+)/.exec(headers.get('Cookie') ?? '')?.[1];
  const asked = (headers.get('Accept-Language') ?? '').split(',').map((range) => range.split(';')[0]?.trim() ?? '');
  for (const candidate of [parameter, cookie, ...asked]) {
    const wanted = candidate?.replace('-', '_').toLowerCase();
    if (!wanted) continue;
    const found =
      supported.find((locale) => locale.toLowerCase() === wanted) ??
      supported.find((locale) => locale.slice(0, 2) === wanted.slice(0, 2));
    if (found) return found;
  }
  return 'en_US';
}
