import { approveDiagnosis, reviewDiagnosis, submitDiagnosis } from "@/lib/diagnosis/commands/decide";
import { addNeed, removeNeed, reorderNeeds, updateNeed } from "@/lib/diagnosis/commands/needs";
import {
  openDiagnosis,
  proposeNeedsAgain,
  startNewVersion,
  updateSummary,
} from "@/lib/diagnosis/commands/prepare";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { listDiagnoses } from "@/lib/diagnosis/queries/list";
import { getNeed, listNeedFindings } from "@/lib/diagnosis/queries/needs";
import { getLiveEvidence, takeSnapshot } from "@/lib/diagnosis/queries/snapshot";
import { makeDiagnosisAt } from "@/tests/factories/diagnosis";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Expectation } from "./matrix";

const needFields = (world: World) => ({
  focusAreaId: world.taxonomy.areas["AULA"] ?? "",
  level: "school" as const,
  statement: "Los cambios de actividad toman mucho tiempo",
  impact: 2,
  feasibility: 3,
  urgency: 1,
  writtenEvidence: "Conversado en el consejo de profesores",
});

/** A draft is written by those who prepare it; to mentors, teachers, research and the administration it does not exist. */
const prepares: Expectation = {
  utp_head: "ok",
  programme_lead: "ok",
  mentor: "NOT_FOUND",
  teacher: "NOT_FOUND",
  researcher: "NOT_FOUND",
  admin: "NOT_FOUND",
  others: "FORBIDDEN",
};

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "diagnosis.openDiagnosis",
      call: (actor, world, place) =>
        openDiagnosis(actor, { schoolId: world[place].school.id, schoolYear: 2026 }),
      own: { utp_head: "ok", programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.proposeNeedsAgain",
      call: async (actor, world, place) =>
        proposeNeedsAgain(actor, (await makeDiagnosisAt(world, world[place], "draft")).edit),
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.updateSummary",
      call: async (actor, world, place) => {
        const { edit } = await makeDiagnosisAt(world, world[place], "draft");
        return updateSummary(actor, { ...edit, summary: "Resumen" });
      },
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.addNeed",
      call: async (actor, world, place) => {
        const { edit } = await makeDiagnosisAt(world, world[place], "draft");
        return addNeed(actor, { ...edit, ...needFields(world) });
      },
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.updateNeed",
      call: async (actor, world, place) => {
        const { edit, needId } = await makeDiagnosisAt(world, world[place], "draft");
        return updateNeed(actor, { ...edit, needId, ...needFields(world) });
      },
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.removeNeed",
      call: async (actor, world, place) => {
        const { edit, needId } = await makeDiagnosisAt(world, world[place], "draft");
        return removeNeed(actor, { ...edit, needId });
      },
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.reorderNeeds",
      call: async (actor, world, place) => {
        const { edit, needId } = await makeDiagnosisAt(world, world[place], "draft");
        return reorderNeeds(actor, { ...edit, needIds: [needId] });
      },
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.submitDiagnosis",
      call: async (actor, world, place) =>
        submitDiagnosis(actor, (await makeDiagnosisAt(world, world[place], "draft")).edit),
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.reviewDiagnosis",
      call: async (actor, world, place) => {
        const { edit } = await makeDiagnosisAt(world, world[place], "in_review");
        return reviewDiagnosis(actor, { ...edit, decision: "agree" });
      },
      own: {
        principal: "ok",
        mentor: "NOT_FOUND",
        teacher: "NOT_FOUND",
        researcher: "NOT_FOUND",
        admin: "NOT_FOUND",
        others: "FORBIDDEN",
      },
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.approveDiagnosis",
      call: async (actor, world, place) =>
        approveDiagnosis(actor, (await makeDiagnosisAt(world, world[place], "agreed")).edit),
      own: {
        territory_head: "ok",
        mentor: "NOT_FOUND",
        teacher: "NOT_FOUND",
        researcher: "NOT_FOUND",
        admin: "NOT_FOUND",
        others: "FORBIDDEN",
      },
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.startNewVersion",
      call: async (actor, world, place) => {
        const { diagnosisId } = await makeDiagnosisAt(world, world[place], "agreed");
        return startNewVersion(actor, { diagnosisId, reason: "Se observaron más clases" });
      },
      own: prepares,
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.getDiagnosis",
      call: async (actor, world, place) =>
        getDiagnosis(actor, { id: (await makeDiagnosisAt(world, world[place], "agreed")).diagnosisId }),
      own: {
        mentor: "NOT_FOUND",
        teacher: "NOT_FOUND",
        researcher: "NOT_FOUND",
        admin: "NOT_FOUND",
        others: "ok",
      },
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.listDiagnoses",
      call: async (actor, world, place) => {
        await makeDiagnosisAt(world, world[place], "agreed");
        return listDiagnoses(actor);
      },
      own: { mentor: "empty", teacher: "empty", researcher: "empty", admin: "empty", others: "ok" },
      foreign: "empty",
    },
    {
      fn: "diagnosis.getNeed",
      call: async (actor, world, place) =>
        getNeed(actor, (await makeDiagnosisAt(world, world[place], "in_review")).needId),
      own: {
        utp_head: "ok",
        programme_lead: "ok",
        principal: "ok",
        territory_head: "ok",
        others: "NOT_FOUND",
      },
      foreign: "NOT_FOUND",
    },
    {
      fn: "diagnosis.listNeedFindings",
      call: async (actor, world, place) =>
        listNeedFindings(actor, (await makeDiagnosisAt(world, world[place], "draft")).edit.versionId),
      own: { utp_head: "ok", programme_lead: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    ...[takeSnapshot, getLiveEvidence].map((read) => ({
      fn: `diagnosis.${read.name}`,
      call: (...[actor, world, place]: Parameters<DomainMatrix["entries"][number]["call"]>) =>
        read(
          actor,
          {
            territoryId: world[place].territoryId,
            schoolId: world[place].school.id,
            schoolYear: 2026,
            rubricVersionId: world.rubric.versionId,
          },
          new Date("2026-05-12T12:00:00Z"),
        ),
      own: {
        utp_head: "ok",
        programme_lead: "ok",
        principal: "ok",
        territory_head: "ok",
        others: "NOT_FOUND",
      } as const,
      foreign: "NOT_FOUND" as const,
    })),
  ],
  exemptions: [
    {
      fn: "diagnosis.loadVersion",
      why: "Where every command on a version decides its right; tested through them.",
    },
    { fn: "diagnosis.writeVersion", why: "The transaction of a command on a version; tested through them." },
    { fn: "diagnosis.writeDraft", why: "The transaction of a command on a draft; tested through them." },
    { fn: "diagnosis.readRuleSources", why: "Inside commands that have decided the right." },
    {
      fn: "diagnosis.writeProposals",
      why: "Inside the transaction of a command that has decided the right.",
    },
    {
      fn: "diagnosis.unscopedIndicatorLessons",
      why: "Inside callers that have decided the right; names nobody.",
    },
    {
      fn: "diagnosis.unscopedSignedContent",
      why: "Inside callers that have decided the right, to compute a hash.",
    },
  ],
};
