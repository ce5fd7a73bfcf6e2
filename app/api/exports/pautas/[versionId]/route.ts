import { answerRoute } from "@/app/answer-route";
import { fileAnswer } from "@/app/api/exports/file-answer";
import { AppError } from "@/lib/errors";
import { getRubricVersion } from "@/lib/observation/queries/rubric";
import { writeRubricFile } from "@/lib/observation/rules/rubric-file";
import { rubricDraft } from "@/lib/observation/schema/rubric-draft";

export const dynamic = "force-dynamic";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A rubric version as a file that the list of rubrics takes in again. */
export async function GET(
  _request: Request,
  { params }: Readonly<{ params: Promise<{ versionId: string }> }>,
): Promise<Response> {
  return answerRoute(async (actor) => {
    const { versionId } = await params;
    if (!uuid.test(versionId)) throw new AppError("NOT_FOUND");
    const { code, name, version, ...rubric } = await getRubricVersion(actor, versionId);
    const text = writeRubricFile({ name, content: rubricDraft.parse(rubric) });
    return fileAnswer({
      fileName: `pauta-${code}-v${version}.json`,
      contentType: "application/json; charset=utf-8",
      bytes: Uint8Array.from(Buffer.from(text, "utf8")),
    });
  });
}
