import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { mayImportDataSet } from "../policy";
import type { AnswerColumn } from "../rules/data-sets/column-readers";
import { schoolIdKindOf } from "../rules/data-sets/column-readers";
import { packedBytes } from "../rules/data-sets/pack";
import type { AnswersRead } from "../rules/data-sets/read-answers";
import { statementInput, type Statement } from "../schema/data-sets";

interface ReadDraft {
  readonly draftId: string;
  readonly sha256: string;
  readonly answers: AnswersRead;
}

/** Columns of a national file are written in seconds; this is for a slow disk. */
const WHOLE_SET = { timeoutMs: 180_000 } as const;

/**
 * Stores what was read of a draft as a data set of the same id, with its importer's access, and removes the file and the
 * draft: all of it in one transaction or none. FORBIDDEN for whoever is no researcher of its territory any more; NOT_FOUND
 * for a draft of another; INVALID_STATE without its statement, or with fewer respondents than the minimum cell.
 */
export async function storeAnswers(actor: Actor, read: ReadDraft): Promise<{ readonly dataSetId: string }> {
  const { draftId, answers } = read;
  return inTransaction(async (tx) => {
    await lockRow(tx, "data_set_draft", draftId);
    const draft = await tx.dataSetDraft.findUniqueOrThrow({
      where: { id: draftId },
      select: {
        personId: true,
        codebookId: true,
        statement: true,
        upload: { select: { id: true, fileName: true } },
      },
    });
    if (draft.personId !== actor.personId) throw new AppError("NOT_FOUND");
    requireState(
      draft.statement !== null,
      "Falta confirmar qué es y para qué se usará. Completarlo y guardar.",
    );
    const statement = parseInput(statementInput, draft.statement);
    requireAllowed(mayImportDataSet(actor, statement.territoryId));
    requireState(
      answers.acceptedCount >= statement.minimumCell,
      `Se pueden tomar ${answers.acceptedCount} filas, menos que la celda mínima. Revisar las columnas y los rechazos.`,
    );
    await insertDataSet(actor, tx, { ...read, ...draft, statement });
    await tx.importUpload.delete({ where: { id: draft.upload.id } });
    await writeAudit(actor, tx, {
      action: "data_set.stored",
      thingKind: "data_set",
      thingId: draftId,
      territoryId: statement.territoryId,
      details: {
        respondents: answers.acceptedCount,
        rejected: answers.rejectedCount,
        columns: answers.columns.length,
        validTo: statement.validTo,
      },
    });
    return { dataSetId: draftId };
  }, WHOLE_SET);
}

interface NewDataSet extends ReadDraft {
  readonly statement: Statement;
  readonly codebookId: string | null;
  readonly upload: { readonly fileName: string };
  readonly personId: string;
}

async function insertDataSet(actor: Actor, tx: Tx, data: NewDataSet): Promise<void> {
  const { draftId, sha256, answers, statement, codebookId, upload, personId } = data;
  const { validTo, purpose, ...described } = statement;
  const school = answers.columns.find(({ role }) => role === "school");
  const now = new Date();
  await tx.dataSet.create({
    data: {
      ...described,
      ...{ id: draftId, codebookId, sha256, fileName: upload.fileName },
      schoolIdKind: school ? schoolIdKindOf(school.variable) : null,
      respondentCount: answers.acceptedCount,
      rejectedCount: answers.rejectedCount,
      rejections: answers.rejections.map((rejection) => ({ ...rejection })),
      ...{ createdAt: now, createdById: personId },
    },
  });
  for (const [sortOrder, column] of answers.columns.entries())
    await insertColumn(tx, draftId, { column, sortOrder });
  await tx.dataSetGrant.create({
    data: {
      ...{ id: newId(), dataSetId: draftId, personId, purpose },
      validFrom: toUtcMidnight(civilDateAt(now, DEFAULT_ZONE)),
      validTo: toUtcMidnight(validTo),
      ...{ grantedById: actor.personId, createdAt: now },
    },
  });
}

interface PlacedColumn {
  readonly column: AnswerColumn;
  readonly sortOrder: number;
}

async function insertColumn(tx: Tx, dataSetId: string, { column, sortOrder }: PlacedColumn): Promise<void> {
  const { variable, role, labels, values, counts, missingCount } = column;
  await tx.$executeRaw`
    INSERT INTO data_set_column (id, data_set_id, variable, role, labels, "values", counts, missing_count, sort_order)
    VALUES (${newId()}::uuid, ${dataSetId}::uuid, ${variable}, ${role}::data_set_role, ${[...labels]}::text[],
            ${packedBytes(values)}::bytea, ${JSON.stringify(counts)}::jsonb, ${missingCount}, ${sortOrder})`;
}
