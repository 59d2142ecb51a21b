import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ApiError, isApiError, request, type JsonRequest } from './request.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo; // an address of TCP is never a string
  return `http://127.0.0.1:${port}/things`;
}

async function faultOf(wanted: JsonRequest): Promise<ApiError> {
  const error = await request(wanted).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isApiError(error)) throw new Error('the request should have failed with an ApiError', { cause: error });
  return error;
}

function page(status: number, text: string): RequestListener {
  return (_, response) => response.writeHead(status, { 'Content-Type': 'text/html;charset=UTF-8' }).end(text);
}

test('gives back the JSON of a success', async () => {
  const url = await serve((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"vm":[]}'),
  );
  expect(await request({ url })).toEqual({ vm: [] });
});

test('sends a body as JSON, with the correlation id', async () => {
  const url = await serve((incoming, response) => {
    let text = '';
    incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
    incoming.on('end', () =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(
        JSON.stringify({
          method: incoming.method,
          body: text,
          type: incoming.headers['content-type'],
          accept: incoming.headers.accept,
          id: incoming.headers['correlation-id'],
        }),
      ),
    );
  });
  expect(await request({ url, method: 'POST', body: { name: 'a' }, correlationId: 'oap-1' })).toEqual({
    method: 'POST',
    body: '{"name":"a"}',
    type: 'application/json',
    accept: 'application/json',
    id: 'oap-1',
  });
});

test('reads an empty success as nothing', async () => {
  const url = await serve((_, response) => response.writeHead(204).end());
  expect(await request({ url })).toBeUndefined();
});

test('takes the one sentence of an error page as the words of the server', async () => {
  const url = await serve(page(400, 'Unrecognized field &quot;nosuch&quot; (class Vm), not marked as ignorable'));
  expect(await faultOf({ url, correlationId: 'oap-2' })).toMatchObject({
    kind: 'refused',
    status: 400,
    detail: 'Unrecognized field "nosuch" (class Vm), not marked as ignorable',
    correlationId: 'oap-2',
  });
});

test('leaves out the title of an error page', async () => {
  const url = await serve(page(401, '<html><head><title>Error</title></head><body>invalid_grant: ended</body></html>'));
  expect((await faultOf({ url })).detail).toBe('invalid_grant: ended');
});

test('does not show the stack trace of a long page', async () => {
  const url = await serve(page(500, `<html><body>${'at org.ovirt '.repeat(900)}</body></html>`));
  expect(await faultOf({ url })).toMatchObject({ kind: 'refused', status: 500, detail: '' });
});

test('takes no bare number for words', async () => {
  const url = await serve(page(503, '<html><body>503</body></html>'));
  expect(await faultOf({ url })).toMatchObject({ kind: 'refused', status: 503, detail: '' });
});

test('calls a page where JSON was asked for unreadable', async () => {
  const url = await serve(page(200, '<html><body>Welcome</body></html>'));
  expect(await faultOf({ url })).toMatchObject({ kind: 'unreadable', status: 200, detail: '' });
});

test('calls broken JSON unreadable', async () => {
  const url = await serve((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"vm":'),
  );
  expect((await faultOf({ url })).kind).toBe('unreadable');
});

test('has a status but no words for an empty refusal', async () => {
  const url = await serve((_, response) => response.writeHead(404).end());
  expect(await faultOf({ url })).toMatchObject({ kind: 'refused', status: 404, reason: '', detail: '' });
});

test('calls a dropped connection unreachable', async () => {
  const url = await serve((incoming) => incoming.socket.destroy());
  expect(await faultOf({ url })).toMatchObject({ kind: 'unreachable', status: 0 });
});

test('gives up at the deadline, also in the middle of an answer', async () => {
  const url = await serve((_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).write('{'));
  expect((await faultOf({ url, deadlineMs: 100 })).kind).toBe('late');
});

test("ends with the caller's own reason when the caller aborts", async () => {
  const caller = new AbortController();
  const reason = new Error('another cluster was chosen');
  const url = await serve(() => caller.abort(reason));
  await expect(request({ url, signal: caller.signal })).rejects.toBe(reason);
});
