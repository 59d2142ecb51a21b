// /options: limits of the engine, for each cluster level (ovirt-engine 0000_config.sql)
import type { Document } from '../json.ts';
import { notFound } from '../refusals.ts';
import { idOf, type Service } from '../service.ts';

const levels = ['4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8'] as const;

const general = (value: string): readonly Document[] => [{ value, version: 'general' }];
const byLevel = (value: (minor: number) => string): readonly Document[] =>
  levels.map((version) => ({ value: value(Number(version.slice(2))), version }));

const vmCpus = (minor: number): string => {
  const x86 = minor <= 4 ? 384 : minor === 5 ? 512 : 710;
  return `{ppc=384, x86=${x86}, s390x=384}`;
};

const vmMemoryMiB = (minor: number): string => String(minor <= 5 ? 6_291_456 : minor <= 7 ? 16_777_216 : 67_108_864);

const values: Readonly<Record<string, readonly Document[]>> = {
  MaxNumOfVmCpus: byLevel(vmCpus),
  MaxNumOfVmSockets: byLevel((minor) => (minor <= 5 ? '16' : '10000')),
  MaxNumOfCpuPerSocket: byLevel(() => '254'),
  MaxNumOfThreadsPerCpu: byLevel(() => '8'),
  VM64BitMaxMemorySizeInMB: byLevel(vmMemoryMiB),
  MaxVmNameLength: general('64'),
  UserSessionTimeOutInterval: general('30'),
};

export const options: Readonly<Record<string, Service>> = {
  SystemOptionService: {
    isId: () => true,
    get: (call) => {
      const id = idOf(call);
      const all = values[id];
      if (!all) throw notFound();
      const wanted = call.parameters.text('version');
      return { id, name: id, values: all.filter(({ version }) => wanted === undefined || version === wanted) };
    },
  },
};
