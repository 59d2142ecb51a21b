/**
 * The plugins' dialogs: popups in WebAdmin's document with a frame each (ovirt-engine
 * DynamicUrlContentPopupPresenterWidget.java, SimpleDialogPanel.java; geometry seen on a running 4.5.8).
 */
import { callbackLog } from './host-log.ts';
import { readOptions, type OptionReader } from './option-reader.ts';
import './dialogs.css';

/** What header, footer, padding and lines take of a dialog's height, in px, whatever the footer holds. */
const CHROME_PX = 100;

export interface DialogRequest {
  /** Taken for HTML, as the real host does. */
  readonly title: string;
  readonly token: string;
  readonly url: string;
  readonly width: string;
  readonly height: string;
  readonly options: OptionReader;
}

export interface Dialogs {
  show(request: DialogRequest): void;
  /** All open dialogs with that token; none is no error. */
  setUrl(token: string, url: string): void;
  close(token: string): void;
  closeAll(): void;
  openTokens(): readonly string[];
}

interface Dialog {
  readonly token: string;
  readonly frame: HTMLIFrameElement;
  readonly closesOnEscape: boolean;
  readonly elements: readonly HTMLElement[];
  /** Drops where it was dragged to. */
  center(): void;
}

export function createDialogs(onChange: () => void): Dialogs {
  /** The last one is on top. */
  let open: readonly Dialog[] = [];

  function remove(closing: readonly Dialog[]): void {
    if (closing.length === 0) return;
    open = open.filter((dialog) => !closing.includes(dialog));
    for (const { elements } of closing) for (const element of elements) element.remove();
    giveFocusToBody();
    onChange();
  }

  window.addEventListener('resize', () => {
    for (const dialog of open) dialog.center();
  });
  // Keys pressed in a dialog's frame go to that frame's document and never come here.
  document.addEventListener('keydown', ({ key }) => {
    const top = open.at(-1);
    if (key === 'Escape' && top?.closesOnEscape) remove([top]);
  });

  return {
    show(request) {
      // A size that is no string fails in the caller, as in the real host.
      if (request.width.length + request.height.length < 0) return;
      const dialog = createDialog(request, () => remove([dialog]));
      open = [...open, dialog];
      document.body.append(...dialog.elements);
      dialog.center();
      giveFocusToBody();
      onChange();
    },
    setUrl(token, url) {
      for (const dialog of open) if (dialog.token === token) dialog.frame.setAttribute('src', url);
    },
    close: (token) => remove(open.filter((dialog) => dialog.token === token)),
    closeAll: () => remove(open),
    openTokens: () => open.map(({ token }) => token),
  };
}

function giveFocusToBody(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function createDialog({ title, token, url, width, height, options }: DialogRequest, onClose: () => void): Dialog {
  const glass = element('div', 'gwt-PopupPanelGlass');
  glass.addEventListener('mousedown', (event) => event.preventDefault()); // The focus stays where it is.
  const popup = element('div', 'popup-content ui-draggable');
  const box = element('div', 'modal-dialog wizard-pf');
  box.style.width = width;
  box.style.height = height;

  const frame = element('iframe', 'plugin-dialog-frame');
  frame.setAttribute('frameborder', '0');
  frame.setAttribute('src', url);
  const body = element('div', 'plugin-dialog-body');
  const inner = element('div', 'wizard-pf-body clearfix');
  inner.append(frame);
  body.append(inner);

  const header = createHeader(title, options.boolean('closeIconVisible', true), onClose);
  const content = element('div', 'modal-content');
  content.setAttribute('role', 'dialog');
  content.setAttribute('aria-label', header.textContent);
  content.append(header, body, createFooter(options.array('buttons')));
  box.append(content);
  popup.append(box);
  let movedBy: readonly [x: number, y: number] = [0, 0];

  function layOut(): void {
    // Twice: a box without a height of its own grows with what was set before, and the real host measures it twice.
    for (let round = 0; round < 2; round += 1) {
      const bodyPx = Math.max(box.offsetHeight - CHROME_PX, 0);
      body.style.height = `${bodyPx}px`;
      inner.style.minHeight = `${bodyPx}px`;
    }
    glass.style.width = `${window.innerWidth}px`;
    glass.style.height = `${window.innerHeight}px`;
    // Centred; pinned at the edge and cut off when it is too big.
    popup.style.left = `${Math.max(Math.floor((window.innerWidth - box.offsetWidth) / 2), 0) + movedBy[0]}px`;
    popup.style.top = `${Math.max(Math.floor((window.innerHeight - box.offsetHeight) / 2), 0) + movedBy[1]}px`;
  }

  makeDraggable(header, (by) => {
    movedBy = [movedBy[0] + by[0], movedBy[1] + by[1]];
    layOut();
  });
  return {
    token,
    frame,
    closesOnEscape: options.boolean('closeOnEscKey', true),
    elements: [glass, popup],
    center() {
      movedBy = [0, 0];
      layOut();
    },
  };
}

function createHeader(title: string, hasCloseIcon: boolean, onClose: () => void): HTMLElement {
  const header = element('div', 'modal-header');
  const close = element('button', 'gwt-Button close');
  close.type = 'button';
  close.setAttribute('aria-label', 'Close');
  close.append(element('span', 'pficon pficon-close'));
  close.addEventListener('click', onClose);
  close.hidden = !hasCloseIcon;
  const heading = element('h4', 'modal-title');
  heading.innerHTML = title; // The real host parses it: a plugin that does not escape shall see so here.
  header.append(close, heading);
  return header;
}

/** Floated right, so the first button ends up right-most. */
function createFooter(buttons: readonly unknown[]): HTMLElement {
  const footer = element('div', 'modal-footer wizard-pf-footer');
  for (const source of buttons) {
    if (source === null || source === undefined) continue;
    const button = element('button', 'btn btn-default');
    button.type = 'button';
    button.textContent = readOptions(source).string('label', '');
    button.addEventListener('click', () => click(source));
    footer.append(button);
  }
  return footer;
}

function click(source: unknown): void {
  try {
    const onClick = readOptions(source).callback('onClick');
    if (onClick) Reflect.apply(onClick, undefined, []);
  } catch (error) {
    callbackLog.severe(`Error while invoking function: ${String(error)}`);
  }
}

function makeDraggable(handle: HTMLElement, onMove: (by: readonly [x: number, y: number]) => void): void {
  handle.addEventListener('pointerdown', (down) => {
    if (down.target instanceof Element && down.target.closest('button')) return;
    handle.setPointerCapture(down.pointerId); // Frames under the pointer would swallow its moves.
    let last = down;
    const move = (event: PointerEvent) => {
      onMove([event.clientX - last.clientX, event.clientY - last.clientY]);
      last = event;
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  });
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  created.className = className;
  return created;
}
