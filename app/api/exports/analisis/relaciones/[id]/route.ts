import { answerRoute } from "@/app/answer-route";
import { exportRelationRun } from "@/lib/reports/queries/study-exports";
import { studyDocuments } from "@/lib/reports/schema";
import { fileAnswer } from "@/app/api/exports/file-answer";
import { documentFrom } from "../../study-answer";

export const dynamic = "force-dynamic";

/** The documents of a run of relations: `documento=ficha` or `paquete`. */
export async function GET(
  request: Request,
  { params }: Readonly<{ params: Promise<{ id: string }> }>,
): Promise<Response> {
  const { id } = await params;
  return answerRoute(async (actor) =>
    fileAnswer(await exportRelationRun(actor, id, documentFrom(request, studyDocuments))),
  );
}
