/** Finds what does not belong into a config that every WebAdmin hands to everybody who is logged in. */
import { isRecord, type ConfigProblem } from './config-reader.ts';

const SECRET_KEY = /passw|passphrase|passwd|secret|token|authorization|credential|api[_-]?key|private[_-]?key|cookie/i;

const SECRET_VALUES: readonly RegExp[] = [
  /^\s*(basic|bearer|token)\s+\S{8,}/i,
  /\/\/[^/@\s]+:[^/@\s]+@/, // a login in a URL
  /[?&][^=&]*(passw|secret|token)[^=&]*=./i,
  /\beyJ[\w-]+\.eyJ[\w-]+\./, // a JWT
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

export interface Cleaned {
  readonly values: unknown;
  readonly problems: readonly ConfigProblem[];
}

/** `values` without what looks like a secret; `path` is what stands before the names of its keys. */
export function withoutSecrets(values: unknown, path = ''): Cleaned {
  if (typeof values === 'string') {
    const isSecret = SECRET_VALUES.some((pattern) => pattern.test(values));
    return isSecret ? { values: undefined, problems: [toProblem(path)] } : { values, problems: [] };
  }
  const problems: ConfigProblem[] = [];
  const clean = (value: unknown, at: string, isNamedSo: boolean): unknown => {
    const found = isNamedSo ? { values: undefined, problems: [toProblem(at)] } : withoutSecrets(value, at);
    problems.push(...found.problems);
    return found.values;
  };
  if (Array.isArray(values)) {
    const kept = values
      .map((value: unknown, index) => clean(value, `${path}[${index}]`, false))
      .filter((value) => value !== undefined);
    return { values: kept, problems };
  }
  if (!isRecord(values)) return { values, problems };
  const kept = Object.entries(values).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const cleaned = clean(value, at, SECRET_KEY.test(key) && value !== '' && value !== null);
    return cleaned === undefined ? [] : [[key, cleaned] as const];
  });
  return { values: Object.fromEntries(kept), problems };
}

function toProblem(key: string): ConfigProblem {
  return { key, value: '', isSecret: true };
}
