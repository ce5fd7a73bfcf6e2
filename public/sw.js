/*
 * Opens the application without a signal. It keeps the files of one version and the shell that shows what the person
 * keeps on this device; it never keeps a page behind a session. A new version waits until it is asked for.
 */
importScripts("/precache.js");

const shell = "/sin-conexion";
const cacheName = `acompana-${self.acompanaVersion}`;
const longestAnswerMs = 8000;

self.addEventListener("install", (event) => {
  event.waitUntil(keepVersion());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOtherVersions().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "update") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/_next/static/")) event.respondWith(fromCache(request));
  else if (request.mode === "navigate") event.respondWith(fromNetwork(request));
});

async function keepVersion() {
  const cache = await caches.open(cacheName);
  const page = await fetch(shell, { cache: "reload", credentials: "omit" });
  if (!page.ok) throw new Error(`${shell}: ${page.status}`);
  const html = await page.clone().text();
  const files = filesIn(html);
  await cache.put(shell, page);
  await cache.addAll(files);
  const styles = files.filter((file) => file.endsWith(".css"));
  for (const file of styles) await keepWhatStyleNames(cache, file);
}

async function keepWhatStyleNames(cache, file) {
  const style = await (await cache.match(file)).text();
  const named = [...style.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)].map(([, name]) => new URL(name, new URL(file, self.location.href)).pathname);
  await Promise.all([...new Set(named)].map((name) => cache.add(name).catch(() => undefined)));
}

function filesIn(html) {
  const named = html.match(/\/_next\/static\/[^"'\\\s<>)]+\.(?:js|css|woff2)/g) ?? [];
  return [...new Set(named)];
}

async function dropOtherVersions() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("acompana-") && name !== cacheName).map((name) => caches.delete(name)));
}

async function fromCache(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    caches.open(cacheName).then((cache) => cache.put(request, copy));
  }
  return response;
}

async function fromNetwork(request) {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), longestAnswerMs);
  try {
    return await fetch(request, { signal: ending.signal });
  } catch {
    return (await caches.match(shell, { ignoreVary: true })) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}
