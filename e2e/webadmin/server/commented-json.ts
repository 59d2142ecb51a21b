/** JSON with comments, as WebAdmin reads descriptors: `//` and slash-star comments, and no other leniency (Jackson's ALLOW_COMMENTS). */

/** Throws a SyntaxError for anything that is not JSON once the comments are gone. */
export function parseCommentedJson(text: string): unknown {
  return JSON.parse(withoutComments(text));
}

// A string, or a comment; whatever begins first at a place wins, so that "//" in a string is none.
const stringOrComment = /"(?:[^"\\]|\\.)*"|\/\/[^\n\r]*|\/\*[^]*?\*\//g;

function withoutComments(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(stringOrComment, (match) => (match.startsWith('"') ? match : match.replaceAll(/[^\n]/g, ' ')));
}
