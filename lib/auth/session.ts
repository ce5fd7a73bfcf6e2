import "server-only";
import { signIn, signOut } from "./commands/sign-in";
import type { SignInInput } from "./schema";
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from "./session-cookie";

/** Opens a session and puts it into the answer's cookie; refuses as `signIn` does. */
export async function enter(input: SignInInput): Promise<void> {
  await writeSessionCookie(await signIn(input));
}

/** Ends the session of the request, if there is one, and takes its cookie away. */
export async function leave(): Promise<void> {
  const session = await readSessionCookie();
  if (session) await signOut(session);
  await clearSessionCookie();
}
