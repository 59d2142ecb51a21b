/** What stands in a Glance and in the Keystone before it. Attributes of images are Glance's own (its API v2). */

// Types, not interfaces: the engine's tables hold them.
export type GlanceImage = {
  readonly id: string;
  /** Glance knows images without one. */
  readonly name?: string;
  readonly status: 'queued' | 'saving' | 'active' | 'deactivated';
  readonly disk_format?: string;
  readonly container_format?: string;
  /** Of the file, in bytes; absent until there is data. */
  readonly size?: number;
  /** Of the disk that a guest sees, in bytes; absent where Glance could not tell. */
  readonly virtual_size?: number;
};

/** What is wrong with a server, until somebody mends it. A number is the status of each of its answers. */
export type Trouble = 'closed' | 'silent' | 'untrusted certificate' | 'html' | 401 | 403 | 404 | 500 | 503;

export type Repository = {
  /** Its origin, such as `http://glance.lab.example:9292`. */
  readonly id: string;
  readonly images: readonly GlanceImage[];
  /** The origin of the Keystone whose tokens it wants; absent: it is open to everybody. */
  readonly keystone?: string;
  readonly trouble?: Trouble;
};

export type Keystone = {
  /** Its origin, such as `http://keystone.lab.example:5000`. */
  readonly id: string;
  readonly users: readonly {
    readonly name: string;
    readonly password: string;
    /** Of v2.0. */
    readonly tenants: readonly string[];
    /** Of v3; a user without one is found without a domain too, which no real Keystone does. */
    readonly domain?: string;
    readonly projects?: readonly string[];
  }[];
  readonly trouble?: Trouble;
};
