import "server-only";
import type { NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { requiredEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { signIn, signOut } from "./commands/sign-in";
import { sessionRef, type SessionRef } from "./schema";
import { maxAgeSeconds, sessionCookie } from "./session-cookie";

/**
 * next-auth as this house uses it: one provider that calls the command `signIn`, and a cookie that holds the ids of the
 * account and of its session, nothing else. Whether the session still holds is read from the database at each request.
 */
export function nextAuthOptions(): NextAuthOptions {
  const cookie = sessionCookie();
  return {
    secret: requiredEnv("NEXTAUTH_SECRET"),
    session: { strategy: "jwt", maxAge: maxAgeSeconds },
    pages: { signIn: "/ingresar", signOut: "/ingresar", error: "/ingresar" },
    useSecureCookies: cookie.options.secure,
    cookies: { sessionToken: cookie },
    providers: [
      CredentialsProvider({
        name: "Correo y contraseña",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => authorize(credentials),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ ...sessionRef.parse(user === undefined ? token : fromUser(user)) }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const session = sessionRef.safeParse(token);
        if (session.success) await signOut(session.data);
      },
    },
  };
}

/** next-auth hands a user from the provider to the token; ours is the session itself, its two ids joined. */
async function authorize(
  credentials: Record<"email" | "password", string> | undefined,
): Promise<User | null> {
  try {
    const { accountId, sessionId } = await signIn({
      email: credentials?.email ?? "",
      password: credentials?.password ?? "",
    });
    return { id: `${accountId}/${sessionId}` };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function fromUser(user: User): Partial<SessionRef> {
  const [accountId, sessionId] = user.id.split("/");
  return { accountId, sessionId };
}
