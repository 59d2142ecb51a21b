/** What stands in the form, as it is typed, and how it begins. Plain data: the host page keeps it while nobody looks. */
import {
  array,
  boolean,
  exactOptional,
  literal,
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
import { type Runtime, RUNTIMES } from './container.ts';
import { RESTART_POLICIES } from './restart-policy.ts';

const templateSchema = object({
  id: string(),
  name: string(),
  version: object({ number: number(), name: string() }),
  clusterId: exactOptional(string()),
  architecture: string(),
  osType: string(),
  isPlainImage: exactOptional(literal(true)),
  initialization: exactOptional(
    object({
      userName: exactOptional(string()),
      timezone: exactOptional(string()),
      hasPassword: exactOptional(literal(true)),
      hasSshKeys: exactOptional(literal(true)),
    }),
  ),
});

const portSchema = object({ vmPort: string(), containerPort: string(), protocol: string() });
const volumeSchema = object({ source: string(), target: string(), readOnly: boolean() });
const variableSchema = object({ name: string(), value: string() });

const valuesSchema = pipe(
  object({
    /** Empty ids stand for what `placement.ts` chooses. */
    dataCenterId: string(),
    clusterId: string(),
    /** As it was when it was chosen: the list may have moved on to another search. */
    template: exactOptional(templateSchema),
    network: string(),
    name: string(),
    sockets: string(),
    cores: string(),
    memory: string(),
    memoryUnit: picklist(MEMORY_UNITS),
    runtime: picklist(RUNTIMES),
    /** Absent until somebody chooses: a template that is an image as it came has no runtime. */
    installRuntime: exactOptional(boolean()),
    image: string(),
    ports: pipe(array(portSchema), readonly()),
    volumes: pipe(array(volumeSchema), readonly()),
    command: string(),
    environment: pipe(array(variableSchema), readonly()),
    restart: picklist(RESTART_POLICIES),
    hostName: string(),
    userName: string(),
    /** One a line. */
    sshKeys: string(),
  }),
  readonly(),
);

export type FormValues = InferOutput<typeof valuesSchema>;
export type PortRow = InferOutput<typeof portSchema>;
export type VolumeRow = InferOutput<typeof volumeSchema>;
export type VariableRow = InferOutput<typeof variableSchema>;

export const BLANK_PORT: PortRow = { vmPort: '', containerPort: '', protocol: 'tcp' };
export const BLANK_VOLUME: VolumeRow = { source: '', target: '', readOnly: false };
export const BLANK_VARIABLE: VariableRow = { name: '', value: '' };

/** What the site wants the form to begin with. */
export interface FormDefaults {
  readonly userName?: string;
  readonly sshKeys?: readonly string[];
  readonly runtime?: Runtime;
}

/** An image that the site offers, with what it needs. */
export interface ImageOffer {
  readonly image: string;
  readonly label: string;
  readonly ports: readonly PortRow[];
  readonly environment: readonly VariableRow[];
}

export function initialValues({ userName = '', sshKeys = [], runtime = 'docker' }: FormDefaults): FormValues {
  return {
    dataCenterId: '',
    clusterId: '',
    network: '',
    name: '',
    sockets: '1',
    cores: '2',
    memory: '2',
    memoryUnit: 'GiB',
    runtime,
    image: '',
    ports: [BLANK_PORT],
    volumes: [],
    command: '',
    environment: [],
    restart: 'unless-stopped',
    hostName: '',
    userName,
    sshKeys: sshKeys.join('\n'),
  };
}

/** What the host page has kept, when it is still of this form. */
export function readDraft(draft: unknown): FormValues | undefined {
  const read = safeParse(valuesSchema, draft);
  return read.success ? read.output : undefined;
}

/** For another template than the one that was chosen: what was typed stays, what depends on it goes. */
export function withoutPlacement(values: FormValues): FormValues {
  const kept: { -readonly [Key in keyof FormValues]: FormValues[Key] } = { ...values };
  delete kept.template;
  return { ...kept, dataCenterId: '', clusterId: '', network: '' };
}

/** Fills in an image of the site. What the image before brought along goes; what was typed stays. */
export function withOffer(values: FormValues, offer: ImageOffer, before: ImageOffer | undefined): FormValues {
  const ports = values.ports.filter(
    (row) => row.vmPort + row.containerPort !== '' && !before?.ports.some((port) => isSame(port, row)),
  );
  const environment = values.environment.filter(
    (row) => !before?.environment.some((variable) => isSame(variable, row)),
  );
  const takenPorts = new Set(ports.map(({ vmPort, protocol }) => `${vmPort}/${protocol}`));
  const takenNames = new Set(environment.map(({ name }) => name));
  return {
    ...values,
    image: offer.image,
    ports: [...offer.ports.filter(({ vmPort, protocol }) => !takenPorts.has(`${vmPort}/${protocol}`)), ...ports],
    environment: [...offer.environment.filter(({ name }) => !takenNames.has(name)), ...environment],
  };
}

function isSame<Row extends object>(one: Row, other: Row): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
