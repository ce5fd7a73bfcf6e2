import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/auth/next-auth";

interface Context {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

async function answer(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, nextAuthOptions());
}

export { answer as GET, answer as POST };
