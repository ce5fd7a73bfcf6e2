import { isDatabaseAnswering } from "@/lib/db/health";

export const dynamic = "force-dynamic";

/** For whoever watches over the server: 200 while the database answers, else 503. It needs no session and tells nothing more. */
export async function GET(): Promise<Response> {
  const isWell = await isDatabaseAnswering();
  return Response.json(
    { status: isWell ? "ok" : "unavailable" },
    { status: isWell ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
