import { answerRoute } from "@/app/answer-route";
import { getJob } from "@/lib/jobs/queries";

export const dynamic = "force-dynamic";

type Context = Readonly<{ params: Promise<{ jobId: string }> }>;

/** How one's own job is going, for a page that looks again every second. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return answerRoute(async (actor) => {
    const { jobId } = await params;
    return Response.json(await getJob(actor, jobId), { headers: { "Cache-Control": "no-store" } });
  });
}
