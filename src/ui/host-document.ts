/**
 * What a page in a frame takes from the document around it: WebAdmin's own font, so that the page looks as if WebAdmin
 * had drawn it and ships none, and the room of a dialog's empty footer. Whatever fails here costs looks only.
 */

/** The weights that the theme uses. */
const WEIGHTS = new Set(['400', '600', '700']);

/** Longer than a font takes from the browser's cache, and too short to be felt. */
const FONT_WAIT_MS = 150;

/**
 * Resolves when WebAdmin's Open Sans is there, and soon in any case. To be awaited before the first rendering of what
 * measures text: what was measured in another font stays wrong.
 */
export async function borrowHostFont(): Promise<void> {
  const faces = hostFontFaces();
  for (const face of faces) document.fonts.add(face);
  const loaded = Promise.allSettled(faces.map((face) => face.load()));
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, FONT_WAIT_MS))]);
}

function hostFontFaces(): FontFace[] {
  const faces: FontFace[] = [];
  try {
    for (const sheet of window.parent.document.styleSheets) {
      for (const rule of sheet.cssRules) {
        const face =
          rule.constructor.name === 'CSSFontFaceRule' ? toFontFace(rule as CSSFontFaceRule, sheet) : undefined; // named so, of another realm
        if (face) faces.push(face);
        if (faces.length === WEIGHTS.size) return faces;
      }
    }
  } catch (error) {
    console.info('The font of WebAdmin cannot be used.', error);
  }
  return faces;
}

/** The folder of the fonts depends on the brand, so the address is taken from where the rule stands. */
function toFontFace({ style }: CSSFontFaceRule, sheet: CSSStyleSheet): FontFace | undefined {
  const family = style.getPropertyValue('font-family').replace(/["']/g, '').trim();
  const weight =
    { normal: '400', bold: '700' }[style.getPropertyValue('font-weight')] ?? style.getPropertyValue('font-weight');
  const isUpright = ['', 'normal'].includes(style.getPropertyValue('font-style'));
  const address = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (family !== 'Open Sans' || !WEIGHTS.has(weight) || !isUpright || address === undefined) return undefined;
  const url = new URL(address, sheet.href ?? window.parent.location.href);
  if (url.origin !== window.location.origin) return undefined;
  return new FontFace('Open Sans', `url("${url.href}")`, { weight, display: 'fallback' });
}

/** Gives the frame its name for screen readers, and hides the footer that WebAdmin leaves empty below it. */
export function settleIntoDialog(title: string): void {
  try {
    const frame = window.frameElement;
    if (frame === null) return;
    frame.setAttribute('title', title);
    const footer = frame.closest('.modal-content')?.querySelector<HTMLElement>('.modal-footer');
    if (footer?.querySelector('button') === null) footer.style.display = 'none';
  } catch (error) {
    console.info('The dialog of WebAdmin cannot be adjusted.', error);
  }
}
