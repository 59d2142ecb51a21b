/** What stands in the dialog, as it is typed, and how it begins. Plain data: the host page keeps it while nobody looks. */
import {
  array,
  boolean,
  exactOptional,
  number,
  object,
  picklist,
  pipe,
  readonly,
  safeParse,
  string,
  type InferOutput,
} from 'valibot';
import { MEMORY_UNITS } from '../../form/amounts.ts';
import { findUndescribable } from './target-names.ts';

export const CONSOLES = ['', 'vnc', 'spice'] as const;

const chosenSchema = object({
  imageDomainId: string(),
  imageId: string(),
  /** Empty where the repository has none. */
  imageName: string(),
  sizeBytes: number(),
  kind: picklist(['template', 'disk']),
  /** Absent while the proposal stands. */
  name: exactOptional(string()),
  /** Absent while the proposal stands; empty for what the engine makes of it. */
  osType: exactOptional(string()),
});

/** A provider that is not saved yet; its password is typed again. */
const providerSchema = object({
  /** Empty for a new one. */
  id: string(),
  name: string(),
  description: string(),
  url: string(),
  needsLogin: boolean(),
  userName: string(),
  tenant: string(),
  authenticationUrl: string(),
});

const valuesSchema = pipe(
  object({
    screen: picklist(['images', 'settings']),
    chosen: pipe(array(chosenSchema), readonly()),
    /** Empty ids stand for what is chosen when nobody has chosen. */
    dataCenterId: string(),
    storageDomainId: string(),
    clusterId: string(),
    /** Empty until somebody chooses, `none`, or the id of a vNIC profile. */
    network: string(),
    memory: string(),
    memoryUnit: picklist(MEMORY_UNITS),
    sockets: string(),
    cores: string(),
    console: picklist(CONSOLES),
    hasVirtioScsi: boolean(),
    userName: string(),
    /** One a line. */
    sshKeys: string(),
    tag: string(),
    provider: exactOptional(providerSchema),
  }),
  readonly(),
);

export type FormValues = InferOutput<typeof valuesSchema>;
export type ProviderDraft = Readonly<InferOutput<typeof providerSchema>>;
export type ChosenImage = InferOutput<typeof chosenSchema>;

export const NO_NETWORK = 'none';

/** What the site wants templates to have. */
export interface ImportDefaults {
  readonly userName?: string;
  readonly sshKeys?: readonly string[];
  readonly memoryBytes?: number;
  /** For images whose name tells no operating system. */
  readonly osType?: string;
  readonly tag: string;
}

const MEBIBYTE = 2 ** 20;

export function initialValues({ userName = '', sshKeys = [], memoryBytes, tag }: ImportDefaults): FormValues {
  const mebibytes = Math.round((memoryBytes ?? 2048 * MEBIBYTE) / MEBIBYTE);
  const isWhole = mebibytes % 1024 === 0;
  return {
    screen: 'images',
    chosen: [],
    dataCenterId: '',
    storageDomainId: '',
    clusterId: '',
    network: '',
    memory: String(isWhole ? mebibytes / 1024 : mebibytes),
    memoryUnit: isWhole ? 'GiB' : 'MiB',
    sockets: '1',
    cores: '2',
    console: '',
    hasVirtioScsi: true,
    userName,
    sshKeys: sshKeys.join('\n'),
    tag,
  };
}

/** What the host page has kept, when it is still of this form. */
export function readDraft(draft: unknown): FormValues | undefined {
  const read = safeParse(valuesSchema, draft);
  return read.success ? read.output : undefined;
}

/** A template where it can become one. */
export function chosenImage(
  source: Pick<ChosenImage, 'imageDomainId' | 'imageId' | 'imageName' | 'sizeBytes'>,
): ChosenImage {
  return { ...source, kind: findUndescribable(source.imageName) === undefined ? 'template' : 'disk' };
}
