/** A session lives this long, whatever is done with it. */
export const sessionHours = 12;
/** Failures in a row after which an account waits. */
export const failuresBeforeLock = 8;
export const lockMinutes = 15;

/** Every demonstration account is at this domain, which RFC 2606 keeps from ever existing. */
export const demoEmailDomain = "demo.example";
/** Public on purpose: demonstration accounts hold invented people and are refused while demo mode is off. */
export const demoPassword = "acompana-demo";

/** The two names the session's cookie may have, the second on https. */
export const sessionCookieNames = ["next-auth.session-token", "__Secure-next-auth.session-token"] as const;
/** The header in which the proxy tells a page its own address, so that sign-in can lead back to it. */
export const pathHeader = "x-acompana-path";

const home = "/inicio";
const probe = "http://acompana.invalid";

/** The moment at which a session opened now ends. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + sessionHours * 3_600_000);
}

/** Where to go after signing in: a path of this very site, or the home page for anything else. */
export function safeReturnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || asked.startsWith("//") || /[\\\s]/.test(asked)) return home;
  const url = URL.canParse(asked, probe) ? new URL(asked, probe) : null;
  if (url?.origin !== probe || url.pathname === "/" || url.pathname.startsWith("/ingresar")) return home;
  // "/..//otro" is the path "//otro" once resolved, which a browser takes for another site.
  if (url.pathname.startsWith("//")) return home;
  return `${url.pathname}${url.search}`;
}

/** The sign-in page that leads back to a path. */
export function signInPath(returnPath: string | null, notice?: "terminada"): string {
  const query = new URLSearchParams();
  const back = safeReturnPath(returnPath);
  if (back !== home) query.set("volver", back);
  if (notice) query.set("aviso", notice);
  return query.size === 0 ? "/ingresar" : `/ingresar?${query.toString()}`;
}

/** True if a Host header names this very machine. */
export function isLocalHost(host: string | null): boolean {
  return /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? "");
}

const syllables = [
  "ba",
  "co",
  "di",
  "fe",
  "gu",
  "la",
  "me",
  "ni",
  "po",
  "ru",
  "sa",
  "te",
  "vi",
  "mo",
  "ca",
  "lo",
];

/** A password of sixteen syllables that can be read aloud, from 8 random bytes: 64 bits. */
export function readablePassword(random: Uint8Array): string {
  if (random.length !== 8) throw new RangeError("A temporary password needs 8 random bytes");
  const words = [...random].map((byte) => `${syllables[byte >> 4]}${syllables[byte & 15]}`);
  return [0, 2, 4, 6].map((at) => `${words[at]}${words[at + 1]}`).join("-");
}
