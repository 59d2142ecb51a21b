/** Takes values out of REST resources, where numbers and booleans are strings and anything may be missing. */
import type { RestResource } from '../plugins/webadmin-model.ts';

/** The value behind `path`, a text or nothing: `textAt(vm, 'os', 'type')`. */
export function textAt(resource: RestResource, ...path: readonly string[]): string {
  const value = valueAt(resource, ...path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function valueAt(resource: RestResource, ...path: readonly string[]): unknown {
  let value: unknown = resource;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key]; // an object, as was just asked
  }
  return value;
}

/** The list behind `path`: `listAt(vm, 'nics', 'nic')`. */
export function listAt(resource: RestResource, ...path: readonly string[]): readonly RestResource[] {
  const value = valueAt(resource, ...path);
  return Array.isArray(value) ? (value as RestResource[]) : []; // the engine's lists hold objects
}

export function isTrueAt(resource: RestResource, ...path: readonly string[]): boolean {
  return textAt(resource, ...path) === 'true';
}

const MIB = 2 ** 20;
const GIB = 2 ** 30;

export function mebibytes(bytes: string): string {
  return bytes === '' ? '' : `${Math.round(Number(bytes) / MIB)} MB`;
}

export function gibibytes(bytes: string): string {
  if (bytes === '') return '[N/A]';
  const value = Number(bytes) / GIB;
  return value > 0 && value < 1 ? '< 1 GiB' : `${Math.round(value)} GiB`;
}

/** `image_locked` → `Image Locked`, as WebAdmin words a state. */
export function stateName(state: string): string {
  return state
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

const dateFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium' });

/** `milliseconds` since 1970, as the engine sends times. */
export function dateText(milliseconds: string): string {
  return milliseconds === '' ? '' : dateFormat.format(Number(milliseconds));
}
