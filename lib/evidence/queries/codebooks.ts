import "server-only";
import { permitsSomewhere, requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { codebooksVisibleTo } from "../policy";
import { readCodebooks } from "../rules/codebooks/read";
import { openFile } from "../rules/reading/open-file";
import {
  codebookFileInput,
  scaleSchema,
  type CodebookFileInput,
  type CodebookPreview,
  type CodebookSummary,
  type CodebookView,
} from "../schema/codebooks";

/** What a file holds as codebooks, with nothing stored. FORBIDDEN unless the person is a researcher, UNKNOWN_FILE with the expected form when it is none. */
export async function previewCodebook(actor: Actor, input: CodebookFileInput): Promise<CodebookPreview> {
  requireAllowed(permitsSomewhere(actor, "dataSet.import"));
  const { bytes, fileName } = parseInput(codebookFileInput, input);
  const files = await openFile(bytes, fileName);
  const readings = files.flatMap((file) => readCodebooks(file));
  if (readings.length === 0) {
    throw new AppError("UNKNOWN_FILE", {
      message:
        "No se reconoce como libro de códigos. Se espera una tabla con las columnas variable, enunciado y escala (1=Nunca|2=A veces), o el libro que publica la Agencia de Calidad.",
    });
  }
  return { fileName, readings };
}

const summary = {
  id: true,
  name: true,
  source: true,
  year: true,
  grade: true,
  createdAt: true,
  _count: { select: { items: true } },
} as const;

type SummaryRow = Omit<CodebookSummary, "itemCount"> & { readonly _count: { readonly items: number } };

function toSummary({ _count, ...row }: SummaryRow): CodebookSummary {
  return { ...row, itemCount: _count.items };
}

/** The codebooks stored here, newest first; empty for whoever does not study student answers nor gives access to them. */
export async function listCodebooks(actor: Actor, request: PageRequest = {}): Promise<Page<CodebookSummary>> {
  const rows = await db().codebook.findMany({
    where: codebooksVisibleTo(actor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: summary,
    ...keyset(request),
  });
  return toPage(rows, request, toSummary);
}

/** A codebook with its questions in the order of the instrument. NOT_FOUND if it is missing or not for the person. */
export async function getCodebook(actor: Actor, id: string): Promise<CodebookView> {
  const row = await db().codebook.findFirst({
    where: { AND: [codebooksVisibleTo(actor), { id: requireId(id) }] },
    select: {
      ...summary,
      createdById: true,
      items: {
        orderBy: { sortOrder: "asc" },
        select: {
          id: true,
          variable: true,
          section: true,
          wording: true,
          scale: true,
          isReversed: true,
          missingCodes: true,
        },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { createdById, items, ...rest } = row;
  return {
    ...toSummary(rest),
    items: items.map((item) => ({ ...item, scale: scaleSchema.parse(item.scale) })),
    canChange:
      createdById !== null && createdById === actor.personId && permitsSomewhere(actor, "dataSet.import"),
  };
}
