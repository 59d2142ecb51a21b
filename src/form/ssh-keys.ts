/** Public keys in OpenSSH's one-line form: type, blob in base64, comment. */
import { type Parsed, parsed, problem } from './parsed.ts';

export interface SshPublicKey {
  readonly type: string;
  readonly blob: string;
  /** Empty when the key has none. */
  readonly comment: string;
}

/** How many length-prefixed fields a key's blob has, its type included (RFC 4253 6.6, 5656, 8709, OpenSSH PROTOCOL.u2f). */
const FIELD_COUNTS: ReadonlyMap<string, number> = new Map([
  ['ssh-ed25519', 2],
  ['ssh-rsa', 3],
  ['ecdsa-sha2-nistp256', 3],
  ['ecdsa-sha2-nistp384', 3],
  ['ecdsa-sha2-nistp521', 3],
  ['sk-ssh-ed25519@openssh.com', 3],
  ['sk-ecdsa-sha2-nistp256@openssh.com', 4],
]);
const ED25519_BYTES = 32;
/** Below it sshd refuses a key (OpenSSH's `RequiredRSASize`). */
const LEAST_RSA_BITS = 1024;

/** One key a line; blank lines and comment lines are left out, and a key that stands twice counts once. */
export function parseSshKeys(text: string): Parsed<readonly SshPublicKey[]> {
  const keys = new Map<string, SshPublicKey>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const key = parseSshKey(trimmed, index + 1);
    if (!key.ok) return key;
    keys.set(key.value.blob, keys.get(key.value.blob) ?? key.value);
  }
  return parsed([...keys.values()]);
}

function parseSshKey(line: string, number: number): Parsed<SshPublicKey> {
  if (/PRIVATE KEY|^PuTTY-User-Key-File/.test(line)) return problem('problem.ssh-key.private', { line: number });
  if (/^-{4}/.test(line)) return problem('problem.ssh-key.format', { line: number });
  const [type = '', blob = '', ...comment] = line.split(/[ \t]+/);
  const fieldCount = FIELD_COUNTS.get(type);
  if (type === 'ssh-dss') return problem('problem.ssh-key.dsa', { line: number });
  if (fieldCount === undefined) return problem('problem.ssh-key.type', { line: number, value: shorten(type) });
  const bytes = decodeBase64(blob);
  if (bytes === undefined) return problem('problem.ssh-key.base64', { line: number });
  const fields = splitFields(bytes);
  const inner = fields?.[0] === undefined ? '' : String.fromCharCode(...fields[0]);
  if (fields !== undefined && inner !== type) {
    return problem('problem.ssh-key.mismatch', { line: number, type, inner: shorten(inner) });
  }
  if (fields?.length !== fieldCount || !hasRightSize(type, fields)) {
    return problem('problem.ssh-key.damaged', { line: number });
  }
  if (type === 'ssh-rsa' && rsaBits(fields) < LEAST_RSA_BITS) {
    return problem('problem.ssh-key.short', { line: number, bits: rsaBits(fields), least: LEAST_RSA_BITS });
  }
  return parsed({ type, blob, comment: comment.join(' ') });
}

export function formatSshKey({ type, blob, comment }: SshPublicKey): string {
  return comment === '' ? `${type} ${blob}` : `${type} ${blob} ${comment}`;
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

function decodeBase64(text: string): Uint8Array | undefined {
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The blob is a row of fields, each with its length before it in four bytes; undefined when that does not come out. */
function splitFields(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer);
  const fields: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function hasRightSize(type: string, fields: readonly Uint8Array[]): boolean {
  if (type.endsWith('ed25519') || type.startsWith('sk-ssh-ed25519')) return fields[1]?.length === ED25519_BYTES;
  const curve = /nistp(\d+)/.exec(type)?.[1];
  if (curve === undefined) return fields.every((field) => field.length > 0);
  // An uncompressed point: 4, then both coordinates.
  const point = fields[2];
  return (
    String.fromCharCode(...(fields[1] ?? [])) === `nistp${curve}` &&
    point?.[0] === 4 &&
    point.length === 1 + 2 * Math.ceil(Number(curve) / 8)
  );
}

function rsaBits(fields: readonly Uint8Array[]): number {
  const modulus = [...(fields[2] ?? [])];
  const first = modulus.findIndex((byte) => byte !== 0);
  const top = modulus[first];
  return top === undefined ? 0 : (modulus.length - first - 1) * 8 + (32 - Math.clz32(top));
}
