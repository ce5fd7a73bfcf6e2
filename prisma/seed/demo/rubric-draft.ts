import { v5 } from "uuid";
import type { PrismaClient } from "@/lib/db/generated/client";
import { digestOf } from "@/lib/observation/rules/digest";
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
  const [versionId, sectionId] = [v5("version", namespace), v5("section", namespace)];
  const idOf = (code: string) => v5(`indicator/${code}`, namespace);
  const { description, sections } = content;
  const indicators = sections.flatMap((section) => section.indicators);
  await db.$transaction([
    db.rubric.create({ data: { id: rubricId, territoryId, name, code: "demostracion-preguntas" } }),
    db.rubricVersion.create({
      data: {
        id: versionId,
        rubricId,
        version: 1,
        state: "draft",
        description,
        contentHash: digestOf(content),
      },
    }),
    db.rubricSection.create({
      data: { id: sectionId, versionId, code: "A", title: "Preguntas", sortOrder: 1 },
    }),
    db.rubricIndicator.createMany({
      data: indicators.map(({ levels: _, ...one }, place) => ({
        ...{ ...one, id: idOf(one.code), versionId, sectionId, sortOrder: place + 1 },
      })),
    }),
    db.rubricLevel.createMany({
      data: indicators.flatMap(({ code, levels }) =>
        levels.map((level) => ({ ...level, indicatorId: idOf(code) })),
      ),
    }),
  ]);
}
