/** Ports of the VM that lead to ports of the container. */
import type { PublishedPort } from '../../plugin/launch.ts';
import {
  inField,
  type Parsed,
  parsed,
  type ParsedRow,
  type ParsedRows,
  parseRows,
  problem,
} from '../../form/parsed.ts';

/** A row of the form: what stands in its fields. */
export interface PortRow {
  readonly vmPort: string;
  readonly containerPort: string;
  readonly protocol: string;
}

export function parsePort(text: string): Parsed<number> {
  const trimmed = text.trim();
  if (trimmed === '') return problem('problem.port.empty');
  const port = Number(trimmed);
  return /^[0-9]{1,5}$/.test(trimmed) && port >= 1 && port <= 65_535
    ? parsed(port)
    : problem('problem.port.number', { value: trimmed });
}

/** Rows in which neither port is filled in are left out. */
export function parsePortRows(rows: readonly PortRow[]): ParsedRows<PublishedPort, keyof PortRow> {
  return parseRows(
    rows,
    ({ vmPort, containerPort }) => vmPort.trim() === '' && containerPort.trim() === '',
    (row, earlier) => {
      const answer = parsePortRow(row);
      if (!answer.ok) return answer;
      const { vmPort, protocol } = answer.value;
      const taken = earlier.find(({ value }) => value.vmPort === vmPort && value.protocol === protocol);
      return taken === undefined
        ? answer
        : inField('vmPort', problem('problem.port.twice', { port: String(vmPort), protocol, row: taken.row + 1 }));
    },
  );
}

function parsePortRow(row: PortRow): ParsedRow<PublishedPort, keyof PortRow> {
  const vmPort = parsePort(row.vmPort);
  if (!vmPort.ok) return inField('vmPort', vmPort);
  const containerPort = parsePort(row.containerPort);
  if (!containerPort.ok) return inField('containerPort', containerPort);
  const protocol = row.protocol.trim().toLowerCase();
  if (protocol !== 'tcp' && protocol !== 'udp') {
    return inField('protocol', problem('problem.port.protocol', { value: row.protocol }));
  }
  return parsed({ vmPort: vmPort.value, containerPort: containerPort.value, protocol });
}
