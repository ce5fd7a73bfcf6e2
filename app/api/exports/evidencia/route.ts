import { requestFrom } from "@/app/(app)/evidencia/explorer-request";
import { answerRoute } from "@/app/answer-route";
import { AppError } from "@/lib/errors";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { exportEvidence } from "@/lib/reports/queries/evidence-export";
import { evidenceFormats } from "@/lib/reports/schema";

export const dynamic = "force-dynamic";

/** What the explorer shows at the same address, as a file: `formato=csv`, `xlsx`, `ordenado`, `diccionario` or `columnas`. */
export async function GET(request: Request): Promise<Response> {
  return answerRoute(async (actor) => {
    const asked = new URL(request.url).searchParams;
    const format = evidenceFormats.find((known) => known === asked.get("formato"));
    if (!format) {
      throw new AppError("INVALID_INPUT", { message: "Elegir un formato: csv, xlsx u ordenado." });
    }
    const params = Object.fromEntries([...new Set(asked.keys())].map((name) => [name, asked.getAll(name)]));
    const today = civilDateAt(new Date(), DEFAULT_ZONE);
    const report = await exportEvidence(actor, requestFrom(params), { format, today });
    return new Response(report.body, {
      headers: {
        "Content-Type": report.contentType,
        "Content-Disposition": `attachment; filename="${report.fileName}"`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}
