// A page in a place or a dialog: writes down the life of its frame.
{
  const { host, log } = globalThis.probing;
  const query = new URLSearchParams(location.search);
  const id = query.get('id');
  const instance = crypto.randomUUID();
  const size = () => ({ w: innerWidth, h: innerHeight });
  const write = (ev, more) => log(id, ev, { instance, ...more });

  write('script', { size: size(), parentIsTop: host === top, hash: host.location.hash });
  for (const name of ['load', 'pageshow', 'pagehide', 'unload', 'beforeunload', 'resize', 'focus', 'blur']) {
    addEventListener(name, () => write(name, { size: size() }));
  }
  addEventListener('keydown', ({ key }) => write('keydown', { key }));
  requestAnimationFrame(() =>
    write('first frame callback', { active: document.activeElement?.tagName, hasFocus: document.hasFocus() }),
  );
  if (query.has('post')) host.postMessage(JSON.parse(query.get('post')), '*');
}
