import { answerRoute } from "@/app/answer-route";
import { streamOf } from "@/app/stream-of";
import type { Actor } from "@/lib/access/schema";
import { getBatch, listRejections } from "@/lib/evidence/queries/imports";
import { toCsv } from "@/lib/format/csv";

type Context = Readonly<{ params: Promise<{ batchId: string }> }>;

const HEADER = ["Línea", "Columna", "Valor", "Motivo"];
const PAGE_ROWS = 200;

/** Every rejected row of a load as CSV for a spreadsheet in Chile, read and sent page by page. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return answerRoute(async (actor) => {
    const { id } = await getBatch(actor, (await params).batchId);
    return new Response(streamOf(lines(actor, id)), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="filas-rechazadas-${id}.csv"`,
        "Cache-Control": "no-store",
      },
    });
  });
}

async function* lines(actor: Actor, batchId: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const head = toCsv(HEADER, []);
  yield encoder.encode(head);
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await listRejections(actor, batchId, { cursor, limit: PAGE_ROWS });
    const rows = page.rows.map(({ line, column, value, reason }) => [line, column, value, reason]);
    yield encoder.encode(toCsv(HEADER, rows).slice(head.length));
    cursor = page.nextCursor;
  }
}
