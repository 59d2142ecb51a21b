/**
 * Names of container images, after the grammar of the distribution project's `reference` package:
 * `[registry[:port]/]path[:tag][@digest]`.
 */
import { type Parsed, parsed, problem } from '../../form/parsed.ts';

export interface ImageReference {
  /** As typed; absent when the runtime's default is meant (Docker Hub). */
  readonly registry?: string;
  readonly path: string;
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest?: string;
}

const HOST_LABEL = '(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])';
const REGISTRY = new RegExp(`^(?:${HOST_LABEL}(?:\\.${HOST_LABEL})*|\\[[A-Fa-f0-9:]+\\])(?::([0-9]{1,5}))?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
/** Registry and path together (distribution's `NameTotalLengthMax`). */
const NAME_LENGTH_LIMIT = 255;

export function parseImageReference(text: string): Parsed<ImageReference> {
  const trimmed = text.trim();
  if (trimmed === '') return problem('problem.image.empty');
  if (/\s/.test(trimmed)) return problem('problem.image.blank', { value: trimmed });

  const at = trimmed.indexOf('@');
  const digest = at < 0 ? undefined : trimmed.slice(at + 1);
  if (digest === '') return problem('problem.image.digest-empty');
  if (digest !== undefined && !isDigest(digest)) return problem('problem.image.digest', { value: digest });

  const { registry, rest } = splitRegistry(at < 0 ? trimmed : trimmed.slice(0, at));
  const port = registry === undefined ? null : REGISTRY.exec(registry);
  if (registry !== undefined && (port === null || !isPort(port[1]))) {
    return problem('problem.image.registry', { value: registry });
  }

  const colon = rest.indexOf(':');
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (path !== path.toLowerCase()) {
    return problem('problem.image.upper-case', { value: path, suggestion: path.toLowerCase() });
  }
  const wrongPart = path.split('/').find((part) => !PATH_PART.test(part));
  if (wrongPart === '') return problem('problem.image.path-empty');
  if (wrongPart !== undefined) return problem('problem.image.path', { value: wrongPart });
  // The runtimes take 64 hexadecimal digits for the id of an image they have.
  if (registry === undefined && /^[a-f0-9]{64}$/.test(path)) return problem('problem.image.id', { value: path });
  if (tag === '') return problem('problem.image.tag-empty');
  if (tag !== undefined && !TAG.test(tag)) return problem('problem.image.tag', { value: tag });
  const nameLength = (registry === undefined ? 0 : registry.length + 1) + path.length;
  if (nameLength > NAME_LENGTH_LIMIT) {
    return problem('problem.image.long', { length: nameLength, limit: NAME_LENGTH_LIMIT });
  }
  return parsed({
    path,
    ...(registry !== undefined && { registry }),
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  });
}

/** What comes before the first slash is a registry only when it looks like a host; `library/nginx` names none. */
function splitRegistry(name: string): { readonly registry?: string; readonly rest: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  return isHost ? { registry: first, rest: name.slice(slash + 1) } : { rest: name };
}

function isPort(digits: string | undefined): boolean {
  return digits === undefined || (Number(digits) >= 1 && Number(digits) <= 65_535);
}

function isDigest(text: string): boolean {
  const [algorithm = '', hex = '', ...more] = text.split(':');
  return more.length === 0 && hex.length === DIGEST_LENGTHS[algorithm] && /^[a-f0-9]+$/.test(hex);
}

/** As it was typed, without blanks around it. */
export function formatImageReference({ registry, path, tag, digest }: ImageReference): string {
  return `${registry === undefined ? '' : `${registry}/`}${path}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/**
 * The name in full: podman knows no default registry on Debian and asks on a terminal elsewhere, and it refuses a tag
 * beside a digest; the digest alone decides.
 */
export function formatFullImageReference({ registry, path, tag, digest }: ImageReference): string {
  const host = registry === undefined || registry === 'index.docker.io' ? 'docker.io' : registry;
  const fullPath = host === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  return `${host}/${fullPath}${digest === undefined ? `:${tag ?? 'latest'}` : `@${digest}`}`;
}
