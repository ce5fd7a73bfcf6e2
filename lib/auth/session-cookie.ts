import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { publicUrl, requiredEnv } from "@/lib/env";
import { sessionCookieNames, sessionHours } from "./rules";
import { sessionRef, type SessionRef } from "./schema";

export const maxAgeSeconds = sessionHours * 3_600;

/** The cookie's name and flags: never readable by script, sent to this site only, on https alone where there is https. */
export function sessionCookie() {
  const secure = publicUrl().startsWith("https://");
  const [plainName, secureName] = sessionCookieNames;
  return {
    name: secure ? secureName : plainName,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

/** Puts the session into the answer's cookie, in next-auth's own encrypted form. */
export async function writeSessionCookie(session: SessionRef): Promise<void> {
  const { name, options } = sessionCookie();
  const token = await encode({
    token: { ...session },
    secret: requiredEnv("NEXTAUTH_SECRET"),
    maxAge: maxAgeSeconds,
  });
  (await cookies()).set(name, token, { ...options, maxAge: maxAgeSeconds });
}

/** What the request's cookie says, once its seal and its age are checked; null without a cookie that holds. */
export async function readSessionCookie(): Promise<SessionRef | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return token === undefined ? null : openSessionToken(token);
}

/** The session that a token names, or null when its seal or its age does not hold. */
async function openSessionToken(token: string): Promise<SessionRef | null> {
  const payload = await decode({ token, secret: requiredEnv("NEXTAUTH_SECRET") }).catch(brokenSeal);
  const session = sessionRef.safeParse(payload);
  return session.success ? session.data : null;
}

export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** A token that is expired, cut or sealed with another key opens no session; any other failure is ours. */
function brokenSeal(error: unknown): null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("ERR_JW")) return null;
  throw error;
}
