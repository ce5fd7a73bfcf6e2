import { v5 } from "uuid";
import type { PrismaClient } from "@/lib/db/generated/client";
import { insertDraft } from "@/lib/observation/commands/rubric-parts";
import { contentOfRubric, levelsOfScale } from "@/lib/observation/rules/rubric";

const namespace = "5b0c7e0a-8f43-5d0d-9a57-3c1f9b8e6d10";
const name = "Preguntas en clase (demostración)";

/** A rubric that the first territory is still preparing, to be looked at and gone on with; made once. */
export async function insertRubricDraft(db: PrismaClient, territoryId: string): Promise<void> {
  const rubricId = v5("rubric", namespace);
  if (await db.rubric.count({ where: { id: rubricId } })) return;
  const indicator = { description: "", observableIn: "lesson" } as const;
  const content = contentOfRubric({
    description: "Qué preguntas se hacen y quién alcanza a pensar",
    notice: null,
    sections: [
      {
        ...{ code: "A", title: "Preguntas" },
        indicators: [
          { ...indicator, code: "A1", title: "Preguntas que piden explicar", scale: "count", levels: [] },
          {
            ...indicator,
            code: "A2",
            title: "Contestan quienes no levantan la mano",
            scale: "yes_no",
            levels: levelsOfScale("yes_no"),
          },
        ],
      },
    ],
  });
  await db.$transaction(async (tx) => {
    await tx.rubric.create({ data: { id: rubricId, territoryId, name, code: "demostracion-preguntas" } });
    await insertDraft(tx, content, { id: v5("version", namespace), rubricId, version: 1 });
  });
}
