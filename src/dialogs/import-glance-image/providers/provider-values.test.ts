import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../i18n/i18n.ts';
import { glance } from '../../../i18n/glance.ts';
import { BLANK_PROVIDER, validateProvider, valuesOf, type ProviderValues } from './provider-values.ts';

const t = await createTranslate('en-US', glance);

const open: ProviderValues = { ...BLANK_PROVIDER, name: 'images', url: 'http://images.example.com:9292' };
const withLogin: ProviderValues = {
  ...open,
  needsLogin: true,
  userName: 'svc',
  password: 'secret',
  tenant: 'images',
  authenticationUrl: 'http://keystone.example.com:5000/v2.0',
};

function problems(values: ProviderValues, hasPassword = false): readonly string[] {
  const checked = validateProvider(values, hasPassword);
  return checked.ok ? [] : Object.values(checked.errors).map((problem) => t(problem));
}

describe('an image provider', () => {
  it('is taken with and without a login', () => {
    expect(validateProvider({ ...open, description: ' Cloud ', userName: 'left over' }, false)).toEqual({
      ok: true,
      value: { name: 'images', description: 'Cloud', url: 'http://images.example.com:9292' },
    });
    const { userName, password, tenant, authenticationUrl } = withLogin;
    expect(validateProvider(withLogin, false)).toMatchObject({
      ok: true,
      value: { login: { userName, password, tenant, authenticationUrl } },
    });
  });

  it('keeps a password that the engine has and nobody typed', () => {
    const checked = validateProvider({ ...withLogin, password: '' }, true);
    expect(checked).toMatchObject({ ok: true });
    expect(JSON.stringify(checked)).not.toContain('password');
  });

  it('loses slashes at the end of its address, which the engine would ask for twice', () => {
    expect(validateProvider({ ...open, url: 'https://images.example.com:9292//' }, false)).toMatchObject({
      value: { url: 'https://images.example.com:9292' },
    });
  });

  it.each([
    ['name', '', 'Enter a name for the provider.'],
    ['name', 'my images', 'Character 3 of the name, " ", is not allowed.'],
    ['name', 'größe', 'Character 3 of the name, "ö", is not allowed.'],
    ['url', '', 'Enter the address of Glance'],
    ['url', 'images.example.com:9292', '"images.example.com:9292" is not an address of Glance.'],
    ['url', 'ftp://images.example.com', 'is not an address of Glance.'],
    ['url', 'http://images.example.com:99999', 'is not an address of Glance.'],
    ['url', 'http://svc:secret@images.example.com:9292', 'Leave user and password out of the address'],
    ['url', 'http://images.example.com:9292/v2', 'Leave "/v2" away'],
    ['url', 'http://images.example.com:9292?x=1', 'is not an address of Glance.'],
    ['userName', ' ', 'Enter the user name for Keystone.'],
    ['password', '', 'Enter the password for Keystone.'],
    ['password', 'x'.repeat(201), 'The password has 201 characters. 200 are allowed.'],
    ['authenticationUrl', '', 'Enter the address of Keystone'],
    ['authenticationUrl', 'http://keystone.example.com:5000', 'is not an address of Keystone.'],
    ['authenticationUrl', 'http://keystone.example.com/v2.0', 'is not an address of Keystone.'],
    ['authenticationUrl', 'http://keystone.example.com:5000/v3/', 'Keystone v3 cannot be set here.'],
  ] as const)('is told what is wrong with the %s %j', (field, value, sentence) => {
    expect(problems({ ...withLogin, [field]: value })).toEqual([expect.stringContaining(sentence)]);
  });

  it('fills the form with all that the engine tells', () => {
    const login = { userName: 'svc', tenant: 'images', authenticationUrl: 'http://keystone.example.com:5000/v2.0' };
    const provider = { id: '1', name: 'images', description: 'x', url: 'http://images.example.com:9292' };
    expect(valuesOf({ ...provider, login })).toEqual({ ...withLogin, description: 'x', password: '' });
    expect(valuesOf(provider)).toEqual({ ...open, description: 'x' });
  });
});
