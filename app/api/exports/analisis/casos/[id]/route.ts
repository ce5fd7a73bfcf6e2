import { answerRoute } from "@/app/answer-route";
import { exportCaseSelection } from "@/lib/reports/queries/study-exports";
import { caseDocuments } from "@/lib/reports/schema";
import { fileAnswer } from "@/app/api/exports/file-answer";
import { documentFrom } from "../../study-answer";

export const dynamic = "force-dynamic";

/** The documents of a case selection: `documento=ficha`, `paquete` or `lista`, the last two confidential. */
export async function GET(
  request: Request,
  { params }: Readonly<{ params: Promise<{ id: string }> }>,
): Promise<Response> {
  const { id } = await params;
  return answerRoute(async (actor) =>
    fileAnswer(await exportCaseSelection(actor, id, documentFrom(request, caseDocuments))),
  );
}
