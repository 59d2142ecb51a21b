/** The order in which Java's `HashMap` hands out its keys, which the engine's files for a guest show. */

/** `String.hashCode()` (java.lang.String): 31 times what came before, plus the UTF-16 unit, in 32 bits. */
function hashCode(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

/** A new HashMap has 16 buckets and doubles them when it is filled by more than three quarters (java.util.HashMap). */
function bucketCount(size: number): number {
  let buckets = 16;
  while (size > buckets * 0.75) buckets *= 2;
  return buckets;
}

/** The entries as a HashMap that got them in this order gives them: by bucket, within one in order of arrival. */
export function inHashOrder<Value>(entries: readonly (readonly [string, Value])[]): (readonly [string, Value])[] {
  const last = bucketCount(entries.length) - 1;
  const bucket = (key: string): number => {
    const hash = hashCode(key);
    return (hash ^ (hash >>> 16)) & last;
  };
  return entries.toSorted(([left], [right]) => bucket(left) - bucket(right));
}
