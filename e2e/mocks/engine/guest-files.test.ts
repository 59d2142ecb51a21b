import { describe, expect, it } from 'vitest';
import { buildGuestFiles, type GuestInitialization, type GuestNetwork } from './guest-files.ts';

// The expected texts were written by snakeyaml 2.5 and Jackson 2.18, given hash maps of these entries.

const userData = (initialization: GuestInitialization): string =>
  buildGuestFiles(initialization, 'id')['latest/user_data'];

/** The line or lines of one key. */
function keyOf(text: string, key: string): string | undefined {
  return new RegExp(`^${key}:.*(?:\n .*|\n$)*`, 'm').exec(text)?.[0];
}

const dhcp: GuestNetwork = { name: 'eth0', onBoot: true, ipv4: 'dhcp', ipv4Address: {}, ipv6: 'none', ipv6Address: {} };
const fixed: GuestNetwork = {
  name: 'eth1',
  onBoot: true,
  ipv4: 'static',
  ipv4Address: { address: '192.0.2.10', netmask: '255.255.255.0', gateway: '192.0.2.1' },
  ipv6: 'static',
  ipv6Address: { address: '2001:db8::10', netmask: '64' },
};

describe('user_data', () => {
  it('is the keys of the engine, in the order of its hash map, and the custom script behind them', () => {
    expect(
      userData({
        hostName: 'app01.lab.example',
        userName: 'ops',
        rootPassword: 'Chang3-me',
        regenerateSshKeys: true,
        timezone: 'Europe/Rome',
        customScript: 'packages:\n- podman',
      }),
    ).toBe(`#cloud-config
output:
  all: '>> /var/log/cloud-init-output.log'
password: Chang3-me
disable_root: false
runcmd:
- 'sed -i ''/^datasource_list: /d'' /etc/cloud/cloud.cfg; echo ''datasource_list:
  ["NoCloud", "ConfigDrive"]'' >> /etc/cloud/cloud.cfg'
timezone: Europe/Rome
ssh_deletekeys: true
ssh_pwauth: true
chpasswd:
  expire: false
user: ops
packages:
- podman`);
  });

  it('leaves out what is not set, but keeps an empty time zone', () => {
    const text = userData({ userName: '', rootPassword: '', timezone: '', regenerateSshKeys: false });
    expect(text).not.toMatch(/^(user|password):/m);
    expect(text).toContain("\ntimezone: ''\n");
    expect(text).toContain('\nssh_deletekeys: false\n');
  });

  it.each([
    ['yes', "password: 'yes'"],
    ['0123', "password: '0123'"],
    ['12:30', "password: '12:30'"],
    ["it's", "password: it's"],
    ['#1 {x}', "password: '#1 {x}'"],
    ['a: b', "password: 'a: b'"],
    ['$6$salt$x', 'password: $6$salt$x'],
    ['Größe 🐳', 'password: Größe 🐳'],
    ['a\tb', 'password: "a\\tb"'],
    ['one\ntwo\n', 'password: |\n  one\n  two'],
    ['\x01', 'password: !!binary |-\n  AQ=='],
    [`${'word '.repeat(18)}end`, `password: ${'word '.repeat(15).trim()}\n  word word word end`],
    [`#${'word '.repeat(18)}end`, `password: '#${'word '.repeat(14).trim()}\n  word word word word end'`],
    [`\t${'word '.repeat(18)}end`, `password: "\\t${'word '.repeat(14).trim()}\\\n  \\ word word word word end"`],
  ])('writes the password %j as the engine does', (rootPassword, expected) => {
    expect(keyOf(userData({ rootPassword }), 'password')?.trimEnd()).toBe(expected);
  });
});

describe('meta_data.json', () => {
  it('holds host name, keys and the id of this start', () => {
    const files = buildGuestFiles(
      { hostName: 'web1', authorizedSshKeys: 'ssh-ed25519 A a@b\r\n\nssh-rsa "B"\n' },
      'i-1',
    );
    expect(files['latest/meta_data.json']).toBe(`{
  "public_keys" : [ "ssh-ed25519 A a@b", "ssh-rsa \\"B\\"" ],
  "availability_zone" : "nova",
  "hostname" : "web1",
  "launch_index" : "0",
  "meta" : {
    "role" : "server",
    "dsmode" : "local",
    "essential" : "false"
  },
  "name" : "web1",
  "uuid" : "i-1"
}`);
  });

  it('escapes what JSON forbids in upper case hexadecimal, and nothing else', () => {
    const files = buildGuestFiles({ hostName: '\x1f\\u00ab/ü' }, 'id');
    expect(files['latest/meta_data.json']).toContain('"hostname" : "\\u001F\\\\u00ab/ü"');
  });
});

describe('network_data.json', () => {
  it('is absent without networks and name servers', () => {
    expect(Object.keys(buildGuestFiles({ dnsSearch: 'lab.example' }, 'id'))).toEqual([
      'latest/meta_data.json',
      'latest/user_data',
    ]);
  });

  it('lists links, addresses and name servers', () => {
    const files = buildGuestFiles({ networks: [dhcp, fixed], dnsServers: '192.0.2.53  ::1 ', dnsSearch: 'lab' }, 'id');
    expect(files['latest/network_data.json']).toBe(`{
  "links" : [ {
    "name" : "eth0",
    "id" : "eth0",
    "type" : "vif"
  }, {
    "name" : "eth1",
    "id" : "eth1",
    "type" : "vif"
  } ],
  "services" : [ {
    "address" : "192.0.2.53",
    "type" : "dns"
  }, {
    "address" : "",
    "type" : "dns"
  }, {
    "address" : "::1",
    "type" : "dns"
  } ],
  "networks" : [ {
    "dns_search" : [ "lab" ],
    "link" : "eth0",
    "id" : "eth0",
    "type" : "ipv4_dhcp",
    "dns_nameservers" : [ "192.0.2.53", "", "::1" ]
  }, {
    "netmask" : "255.255.255.0",
    "dns_search" : [ "lab" ],
    "link" : "eth1",
    "id" : "eth1",
    "ip_address" : "192.0.2.10",
    "type" : "ipv4",
    "gateway" : "192.0.2.1",
    "dns_nameservers" : [ "192.0.2.53", "", "::1" ]
  }, {
    "netmask" : "64",
    "dns_search" : [ "lab" ],
    "link" : "eth1",
    "id" : "eth1",
    "ip_address" : "2001:db8::10",
    "type" : "ipv6",
    "dns_nameservers" : [ "192.0.2.53", "", "::1" ]
  } ]
}`);
  });
});

describe('the protocol eni', () => {
  const files = buildGuestFiles(
    { networkProtocol: 'eni', networks: [fixed, { ...dhcp, onBoot: false, name: 'eth-ü' }], dnsServers: '::1' },
    'id',
  );

  it('writes an interfaces file in ASCII without IPv6, and no network_data.json', () => {
    expect(files['content/0000']).toBe(`auto eth1
iface eth1 inet static
  address 192.0.2.10
  netmask 255.255.255.0
  gateway 192.0.2.1
  dns-nameservers ::1
iface eth-? inet dhcp
  dns-nameservers ::1
`);
    expect(files['latest/network_data.json']).toBeUndefined();
  });

  it('names that file in the meta data', () => {
    expect(JSON.parse(files['latest/meta_data.json'])).toMatchObject({
      network_config: { content_path: '/content/0000', path: '/etc/network/interfaces' },
    });
  });
});
