/** Names that the form asks for, each after the rule of whoever has to live with it. */
import { type Parsed, parsed, problem } from './parsed.ts';

/** The engine's default for `MaxVmNameLength`, counted as Java does, in UTF-16 units. */
const VM_NAME_LIMIT = 64;

/** The engine's rule (ovirt-engine ValidationUtils.java): letters of any script, digits, `.`, `_`, `-`. */
export function parseVmName(text: string): Parsed<string> {
  const name = text.trim();
  if (name === '') return problem('problem.vm-name.empty');
  const wrong = /[^\p{L}0-9._-]/u.exec(name);
  if (wrong !== null) return problem('problem.vm-name.character', { value: wrong[0], position: wrong.index + 1 });
  return name.length > VM_NAME_LIMIT
    ? problem('problem.vm-name.long', { length: name.length, limit: VM_NAME_LIMIT })
    : parsed(name);
}

/** RFC 1123: labels of letters, digits and `-`, joined by dots. Linux keeps 64 characters of the whole (`HOST_NAME_MAX`). */
export function parseHostName(text: string): Parsed<string> {
  const name = text.trim();
  if (name === '') return problem('problem.host-name.empty');
  if (name.length > 64) return problem('problem.host-name.long', { length: name.length, limit: 64 });
  const labels = name.split('.');
  const long = labels.find((label) => label.length > 63);
  if (long !== undefined)
    return problem('problem.host-name.long-part', { value: long, length: long.length, limit: 63 });
  const wrong = labels.find((label) => !/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(label));
  if (wrong !== undefined) return problem('problem.host-name.part', { name });
  return /^[0-9.]+$/.test(name) ? problem('problem.host-name.number', { value: name }) : parsed(name);
}

/** What the `useradd` of every distribution takes. */
export function parseUserName(text: string): Parsed<string> {
  const name = text.trim();
  if (name === '') return problem('problem.user-name.empty');
  if (name.length > 32) return problem('problem.user-name.long', { length: name.length, limit: 32 });
  return /^[a-z_][a-z0-9_.-]*$/.test(name) ? parsed(name) : problem('problem.user-name.form', { value: name });
}
