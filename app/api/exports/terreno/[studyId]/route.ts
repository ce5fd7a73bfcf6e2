import { answerRoute } from "@/app/answer-route";
import { exportCodebook, exportProject } from "@/lib/fieldwork/commands/exchange-out";
import { fileAnswer } from "@/app/api/exports/file-answer";
import { documentFrom } from "../../analisis/study-answer";

export const dynamic = "force-dynamic";

/** A study for another program: `documento=proyecto` (.qdpx) or `codigos` (.qdc). Each download is reported and audited. */
export async function GET(
  request: Request,
  { params }: Readonly<{ params: Promise<{ studyId: string }> }>,
): Promise<Response> {
  const { studyId } = await params;
  return answerRoute(async (actor) => {
    const document = documentFrom(request, ["proyecto", "codigos"] as const);
    return fileAnswer(
      document === "proyecto" ? await exportProject(actor, studyId) : await exportCodebook(actor, studyId),
    );
  });
}
