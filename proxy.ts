import { NextResponse, type NextRequest } from "next/server";
import { pathHeader, sessionCookieNames, signInPath } from "@/lib/auth/rules";

/** Leads a page request without any session cookie to sign-in, and tells the others' pages their own address. It authorizes nothing. */
export function proxy(request: NextRequest): NextResponse {
  const path = `${request.nextUrl.pathname}${request.nextUrl.search}`;
  if (!sessionCookieNames.some((name) => request.cookies.has(name))) {
    return NextResponse.redirect(new URL(signInPath(path), request.url));
  }
  const headers = new Headers(request.headers);
  headers.set(pathHeader, path);
  return NextResponse.next({ request: { headers } });
}

/** Pages behind the session: everything but the public pages, the API, which answers 401 itself, and files. */
export const config = {
  matcher: ["/((?!api/|_next/|ingresar|invitacion|privacidad|sin-conexion|.*\\.[a-z0-9]+$).*)"],
};
