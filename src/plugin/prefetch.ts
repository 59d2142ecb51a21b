/** Brings a page's files into the browser's cache before somebody opens it. */

/** `url` as it is given to `showDialog`, seen from WebAdmin's own page. */
export async function prefetchPage(url: string): Promise<void> {
  const address = new URL(url, parent.document.baseURI);
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const files = page.querySelectorAll('script[src], link[rel="modulepreload"], link[rel="stylesheet"]');
  for (const file of files) {
    const link = document.createElement('link');
    link.rel = 'prefetch';
    link.href = new URL(file.getAttribute('src') ?? file.getAttribute('href') ?? '', address).href;
    document.head.append(link);
  }
}
