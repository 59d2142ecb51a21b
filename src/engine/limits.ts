/** How large a VM may be: the engine's own settings (`/options`), which differ by compatibility level. */
import { array, object, optional, string } from 'valibot';
import { isApiError } from '../http/request.ts';
import type { EngineClient } from './client.ts';

/** Each is absent when the engine does not tell; the engine then judges at the creation. */
export interface VmLimits {
  readonly sockets?: number;
  readonly coresPerSocket?: number;
  readonly cpus?: number;
  readonly memoryBytes?: number;
}

const optionNames = {
  sockets: 'MaxNumOfVmSockets',
  coresPerSocket: 'MaxNumOfCpuPerSocket',
  cpus: 'MaxNumOfVmCpus',
  memoryMebibytes: 'VM64BitMaxMemorySizeInMB',
} as const;

type OptionName = keyof typeof optionNames;

/** Values by compatibility level, as the engine writes them. */
type OptionValues = ReadonlyMap<string, string>;

/** The settings of all levels, so that choosing another cluster asks for nothing. */
export type LimitSettings = Readonly<Record<OptionName, OptionValues>>;

const MEBIBYTE = 2 ** 20;

const optionSchema = object({
  values: optional(
    object({ system_option_value: optional(array(object({ value: string(), version: string() })), []) }),
  ),
});

export async function fetchLimitSettings(engine: EngineClient, signal?: AbortSignal): Promise<LimitSettings> {
  const [sockets, coresPerSocket, cpus, memoryMebibytes] = await Promise.all([
    fetchOption(engine, optionNames.sockets, signal),
    fetchOption(engine, optionNames.coresPerSocket, signal),
    fetchOption(engine, optionNames.cpus, signal),
    fetchOption(engine, optionNames.memoryMebibytes, signal),
  ]);
  return { sockets, coresPerSocket, cpus, memoryMebibytes };
}

/** Nothing when the engine keeps the setting to itself: an empty 404 (GetSystemOptionQuery.java of ovirt-engine). */
async function fetchOption(engine: EngineClient, name: string, signal?: AbortSignal): Promise<OptionValues> {
  try {
    const { values } = await engine.request(`/options/${name}`, optionSchema, { signal });
    return new Map(values?.system_option_value.map(({ value, version }) => [version, value]));
  } catch (error) {
    if (isApiError(error) && error.kind === 'refused') return new Map();
    throw error;
  }
}

export function limitsOf(
  settings: LimitSettings,
  { level, architecture }: { readonly level: string; readonly architecture: string },
): VmLimits {
  const at = (name: OptionName): number | undefined => readLimit(settings[name].get(level), architecture);
  const [sockets, coresPerSocket, cpus, mebibytes] = [
    at('sockets'),
    at('coresPerSocket'),
    at('cpus'),
    at('memoryMebibytes'),
  ];
  return {
    ...(sockets !== undefined && { sockets }),
    ...(coresPerSocket !== undefined && { coresPerSocket }),
    ...(cpus !== undefined && { cpus }),
    ...(mebibytes !== undefined && { memoryBytes: mebibytes * MEBIBYTE }),
  };
}

/** `254`, or by family of processors, `{ppc=384, x86=710, s390x=384}`, which is no JSON (seen on a running 4.5.8). */
function readLimit(value: string | undefined, architecture: string): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const family = /^(ppc|s390x)/.exec(architecture)?.[1] ?? 'x86';
  const digits = new RegExp(`\\b${family}=(\\d+)`).exec(value)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
