/** Keeps the place in the hash over the login: the server never sees it, and a form's action would drop it. */
for (const form of document.forms) {
  if (location.hash) form.action = new URL(location.hash, form.action).href;
}

export {};
