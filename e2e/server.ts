/**
 * Puts the stand-in WebAdmin and the mock servers on one real HTTP port, on the paths an engine has, for the demo and
 * for browser tests alike.
 */
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createServer } from 'node:http';

/** Answers the requests of its own paths and leaves the others to the next. */
export interface Site {
  /**
   * Undefined when the path is not this site's. A response of type `error` drops the connection without an answer.
   * `target` is the request line's own path and query, before a URL parser has normalised it.
   */
  fetch(request: Request, target: string): Promise<Response | undefined>;
}

export interface RunningServer {
  /** Without a slash at its end: `http://localhost:8080`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on loopback only; port 0 takes a free one. Rejects when the port is taken. */
export async function startServer(sites: readonly Site[], port = 0): Promise<RunningServer> {
  const listener = getRequestListener(async (request, { incoming }) => {
    for (const site of sites) {
      const response = await site.fetch(request, incoming.url ?? '/');
      if (response?.type === 'error') {
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      if (response) return response;
    }
    return new Response('Not found\n', { status: 404 });
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  const { port: taken } = server.address() as AddressInfo; // a TCP server has one
  return {
    url: `http://localhost:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
