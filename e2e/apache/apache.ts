/**
 * A real Apache httpd with the files of `proxy/` as a site installs them, in front of the mock Foreman over TLS. Nothing
 * of the machine's own Apache is read or changed but its modules.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type Server as HttpsServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';

const run = promisify(execFile);

export type Way = 'token' | 'oidc' | 'service';

/** Where Debian keeps the modules; a site's own ServerRoot has them as `modules`. */
const MODULES = '/usr/lib/apache2/modules';

/** What an engine's httpd has loaded anyway. */
const loaded = [
  'mpm_event',
  'authn_core',
  'authz_core',
  'authz_user',
  'alias',
  'mime',
  'setenvif',
  'headers',
  'socache_shmcb',
  'ssl',
  'proxy',
  'proxy_http',
];

export const proxyFolder: string = join(import.meta.dirname, '../../proxy');

export const proxyFile = (name: string): Promise<string> => readFile(join(proxyFolder, name), 'utf8');

interface Certificates {
  readonly ca: string;
  readonly key: string;
  readonly certificate: string;
}

/** An authority of its own, and a certificate of `localhost` by it. */
async function makeCertificates(folder: string): Promise<Certificates> {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): Promise<unknown> => run('openssl', args);
  const newKey = ['req', '-newkey', 'rsa:2048', '-nodes'];
  await mkdir(folder);
  await openssl(
    ...newKey,
    '-x509',
    '-days',
    '2',
    '-subj',
    '/CN=Test CA',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  );
  await openssl(...newKey, '-subj', '/CN=localhost', '-keyout', at('server.key'), '-out', at('server.csr'));
  await writeFile(at('names'), 'subjectAltName=DNS:localhost\n');
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('names')];
  await openssl('x509', '-req', '-in', at('server.csr'), ...signed, '-days', '2', '-out', at('server.pem'));
  const read = (name: string): Promise<string> => readFile(at(name), 'utf8');
  return { ca: at('ca.pem'), key: await read('server.key'), certificate: await read('server.pem') };
}

async function listen(server: Server & { keepAliveTimeout?: number }): Promise<number> {
  // Node's five seconds may end while a busy machine's httpd takes the connection again.
  server.keepAliveTimeout = 60_000;
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // a TCP server has one
}

/** A port that was free a moment ago, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createHttpServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when something listens; rejects when the process ends before, or after ten seconds. */
async function untilListening(port: number, child: ChildProcess, log: () => string): Promise<void> {
  for (let tried = 0; tried < 200; tried++) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${log()}`);
    const socket = connect(port, '127.0.0.1');
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing listens: ${log()}`);
}

type Fetch = (request: Request) => Promise<Response>;

export interface ApacheOptions {
  readonly way: Way;
  readonly foreman: Fetch;
  /** The engine that the gateway of way C asks. */
  readonly engine?: Fetch;
  /** What way C says to Foreman: name and token. */
  readonly account?: string;
  /** Foreman shows a certificate of another authority than the one the site trusts. */
  readonly hasForeignCertificate?: boolean;
}

export interface RunningApache {
  /** Without a slash at its end. */
  readonly url: string;
  /** What the error log says. */
  readonly log: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Lays out a ServerRoot as the comments in the snippets tell, and starts what belongs to it. */
export async function startApache(options: ApacheOptions): Promise<RunningApache> {
  const root = await mkdtemp(join(tmpdir(), 'apache-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(root, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  const serve = async (server: HttpsServer): Promise<number> => {
    closing.push(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });
    return listen(server);
  };
  const start = async (port: number, program: string, args: readonly string[], env = {}): Promise<void> => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (output += String(data)));
    closing.push(async () => {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    });
    await untilListening(port, child, () => output);
  };

  try {
    const certificates = await makeCertificates(join(root, 'own'));
    const trusted = options.hasForeignCertificate ? await makeCertificates(join(root, 'foreign')) : certificates;
    const tls = { key: certificates.key, cert: certificates.certificate };
    const foremanPort = await serve(createServer(tls, toListener(options.foreman)));
    const gatewayPort = await freePort();
    if (options.engine) {
      const enginePort = await serve(createServer(tls, toListener(options.engine)));
      const env = {
        ENGINE_URL: `https://localhost:${enginePort}/ovirt-engine/api`,
        ENGINE_CA: certificates.ca,
        LISTEN: `127.0.0.1:${gatewayPort}`,
      };
      await start(gatewayPort, '/usr/bin/python3', [join(proxyFolder, 'engine-token-gateway.py')], env);
    }
    await install(root, options, { ca: trusted.ca, foremanPort, gatewayPort });
    const port = await freePort();
    await writeFile(join(root, 'httpd.conf'), mainConfig(root, port, options.way));
    await start(port, 'apache2', ['-d', root, '-f', join(root, 'httpd.conf'), '-D', 'FOREGROUND']);
    return { url: `http://127.0.0.1:${port}`, log: () => readFile(join(root, 'error.log'), 'utf8'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function toListener(fetch: Fetch): RequestListener {
  const listener = getRequestListener(fetch);
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

interface Site {
  readonly ca: string;
  readonly foremanPort: number;
  readonly gatewayPort: number;
}

/** Replaces what an administrator replaces, which must stand there exactly once. */
function edit(text: string, before: string, after: string): string {
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`"${before}" stands ${parts.length - 1} times in the file.`);
  return parts.join(after);
}

async function install(root: string, { way, account }: ApacheOptions, site: Site): Promise<void> {
  const folder = join(root, 'foreman-plugin');
  // httpd's own user must get at what it serves, as below /etc.
  await chmod(root, 0o755);
  await mkdir(folder);
  await symlink(MODULES, join(root, 'modules'));
  for (const name of ['allowed-paths.conf', 'common.conf', 'logged-in.html']) {
    await cp(join(proxyFolder, name), join(folder, name));
  }
  await cp(site.ca, join(folder, 'foreman-ca.pem'));
  await cp(join(proxyFolder, `foreman-plugin-${way}.conf`), join(root, 'snippet.conf'));
  const asShipped = await proxyFile('site.conf');
  const withUrl = edit(asShipped, 'https://foreman.example.com', `https://localhost:${site.foremanPort}`);
  const withGateway = edit(withUrl, '127.0.0.1:8098', `127.0.0.1:${site.gatewayPort}`);
  await writeFile(join(folder, 'site.conf'), edit(withGateway, '/etc/httpd/foreman-plugin', folder));
  if (account !== undefined) {
    const credentials = edit(await proxyFile('credentials.conf.example'), '"Basic BASE64"', `"Basic ${btoa(account)}"`);
    await writeFile(join(folder, 'credentials.conf'), credentials, { mode: 0o600 });
  }
}

const openidcSettings = `
LoadModule auth_openidc_module modules/mod_auth_openidc.so
OIDCProviderIssuer https://keycloak.lab.example/realms/ovirt
OIDCProviderAuthorizationEndpoint https://keycloak.lab.example/realms/ovirt/auth
OIDCProviderTokenEndpoint https://keycloak.lab.example/realms/ovirt/token
OIDCProviderJwksUri https://keycloak.lab.example/realms/ovirt/certs
OIDCClientID ovirt-engine
OIDCClientSecret not-used-here
OIDCRedirectURI /ovirt-engine/callback
OIDCCryptoPassphrase not-used-here
`;

/** Debian's httpd as EL's is set up: the snippet stands in the main server, and a virtual host serves the engine. */
function mainConfig(root: string, port: number, way: Way): string {
  const modules = loaded.map((name) => `LoadModule ${name}_module modules/mod_${name}.so`).join('\n');
  const user = process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : '';
  return `ServerRoot ${root}
ServerName localhost
Listen 127.0.0.1:${port}
KeepAlive Off
PidFile ${root}/httpd.pid
DefaultRuntimeDir ${root}
ErrorLog ${root}/error.log
TypesConfig /dev/null
${user}${modules}
${way === 'oidc' ? openidcSettings : ''}
<Directory />
    AllowOverride None
    Require all denied
</Directory>
<VirtualHost *:${port}>
</VirtualHost>
Include snippet.conf
`;
}
