import type { Actor } from "@/lib/access/schema";
import { writeProposals, type RuleSources } from "@/lib/diagnosis/commands/proposals";
import { unscopedSignedContent } from "@/lib/diagnosis/queries/content";
import { contentHashOf } from "@/lib/diagnosis/rules/content-hash";
import type { Snapshot } from "@/lib/diagnosis/schema/snapshot";
import type { Tx } from "@/lib/db/transaction";
import { at, type DemoCalendar } from "./calendar";
import type { DemoSchool } from "./people";
import type { Chance } from "./random";

export type DiagnosisStage = "draft" | "in_review" | "objected" | "agreed" | "approved";

/** How many days ago each step was taken; what waits for somebody was taken in these weeks. */
interface Steps {
  readonly prepared: number;
  readonly submitted: number;
  readonly reviewed: number;
}

export function stepsOf(stage: DiagnosisStage): Steps {
  if (stage === "draft") return { prepared: 8, submitted: 8, reviewed: 8 };
  if (stage === "in_review" || stage === "objected") return { prepared: 22, submitted: 6, reviewed: 2 };
  return { prepared: 140, submitted: 136, reviewed: 133 };
}

const summaries = [
  "Resumen de demostración: lo que se vio en las clases, leído junto a los resultados de la escuela.",
  "Resumen de demostración: las clases parten bien y pierden fuerza cuando hay que pedir razones.",
  "Resumen de demostración: hay buen trato en todas las salas; lo que cuesta es saber quién entendió.",
  "Resumen de demostración: dos departamentos avanzan juntos y otros dos recién comienzan a observarse.",
] as const;

export interface DiagnosisPlan {
  readonly school: DemoSchool;
  readonly territoryId: string;
  readonly rubricVersionId: string;
  readonly headId: string;
  readonly stage: DiagnosisStage;
  readonly sources: RuleSources;
  readonly snapshot: Snapshot;
}

/** The technical head of an invented school, as the commands would see her. */
export function utpActor(school: DemoSchool, territoryId: string): Actor {
  const grant = {
    id: school.id,
    role: "utp_head" as const,
    territoryId,
    schoolId: school.id,
    subjectPersonId: null,
  };
  return { kind: "person", personId: school.utpHead.id, name: school.utpHead.name, grants: [grant] };
}

/** Stores a diagnosis whose needs come from the product's own rule over the lessons already stored, taken as far as its stage. Returns its version and needs. */
export async function insertDiagnosis(
  tx: Tx,
  plan: DiagnosisPlan,
  { calendar, chance }: { readonly calendar: DemoCalendar; readonly chance: Chance },
): Promise<{ readonly versionId: string }> {
  const { school, territoryId, stage } = plan;
  const actor = utpActor(school, territoryId);
  const preparedAt = at(calendar.daysAgo(stepsOf(stage).prepared), "16:00");
  const versionId = chance.id(preparedAt);
  await tx.diagnosis.create({
    data: {
      id: chance.id(preparedAt),
      territoryId,
      schoolId: school.id,
      schoolYear: calendar.schoolYear,
      createdAt: preparedAt,
      versions: {
        create: {
          id: versionId,
          territoryId,
          version: 1,
          state: "draft",
          rubricVersionId: plan.rubricVersionId,
          summary: chance.pick(summaries),
          preparedById: school.utpHead.id,
          createdAt: preparedAt,
        },
      },
    },
  });
  await writeProposals(actor, tx, {
    versionId,
    schoolId: school.id,
    rubricVersionId: plan.rubricVersionId,
    sources: plan.sources,
    kept: [],
  });
  if (stage !== "draft") await submit(tx, plan, { actor, versionId, calendar, chance });
  return { versionId };
}

async function submit(
  tx: Tx,
  { snapshot, stage, school, headId }: DiagnosisPlan,
  {
    actor,
    versionId,
    calendar,
    chance,
  }: { actor: Actor; versionId: string; calendar: DemoCalendar; chance: Chance },
): Promise<void> {
  const steps = stepsOf(stage);
  const submittedAt = at(calendar.daysAgo(steps.submitted), "17:00");
  const signedAt = at(calendar.daysAgo(steps.reviewed), "11:30");
  const approvedAt = at(calendar.daysAgo(130), "12:15");
  const where = { id: versionId };
  // Who prepares it reads every proposal before sending it.
  await tx.need.updateMany({ where: { versionId }, data: { validatedById: school.utpHead.id } });
  await tx.diagnosisVersion.update({ where, data: { submittedAt, snapshot } });
  const contentHash = contentHashOf(await unscopedSignedContent(actor, tx, versionId));
  const isSigned = stage === "agreed" || stage === "approved";
  if (stage !== "in_review") {
    await tx.diagnosisReview.create({
      data: {
        id: chance.id(signedAt),
        versionId,
        reviewerId: school.principal.id,
        decision: isSigned ? "agree" : "object",
        text: isSigned
          ? null
          : "Faltan clases de segundo ciclo: pedimos observar al menos dos más antes de decidir.",
        createdAt: signedAt,
      },
    });
  }
  if (stage === "approved") {
    await tx.diagnosisApproval.create({
      data: { id: chance.id(approvedAt), versionId, approverId: headId, createdAt: approvedAt },
    });
  }
  await tx.diagnosisVersion.update({
    where,
    data: {
      contentHash,
      state: stage,
      signedAt: isSigned ? signedAt : null,
      approvedAt: stage === "approved" ? approvedAt : null,
    },
  });
}
