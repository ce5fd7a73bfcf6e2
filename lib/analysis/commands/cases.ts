import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/commands";
import { caseLogVisibleTo, mayDecideChange, mayWorkOnCases, studiesVisibleTo } from "../policy/relations";
import { getIndex } from "../queries/indices";
import { getStudyZones } from "../queries/study-material";
import { casesAfter, type LoggedChange } from "../rules/case-changes";
import { caseResultSchema } from "../schema/case-results";
import {
  CASES_JOB,
  caseSettings,
  changeDecision,
  changeProposal,
  sealRequest,
  type CaseLogKind,
  type CaseRequest,
  type ChangeDecision,
  type ChangeProposal,
  type ChangeState,
  type SealRequest,
} from "../schema/cases";

/** Asks for cases to be selected, as a job; the selection can be read once the job is done. Rights as `getStudyZones`. */
export async function askCases(
  actor: Actor,
  input: CaseRequest,
): Promise<{ readonly selectionId: string; readonly jobId: string }> {
  const settings = parseInput(caseSettings, input);
  await getStudyZones(actor, settings.territories);
  const selectionId = newId();
  const jobId = await inTransaction(async (tx) => {
    await writeAudit(actor, tx, {
      action: "case.asked",
      thingKind: "case_selection",
      thingId: selectionId,
      territoryId: null,
      details: { zones: settings.territories },
    });
    return enqueueJob(actor, tx, { kind: CASES_JOB, input: { selectionId, settings } });
  });
  return { selectionId, jobId };
}

/** Proposes another school of the zone in the place of a case, with a reason; it counts once somebody else confirms it. NOT_FOUND for a school of no list that the person reads. */
export async function proposeCaseChange(
  actor: Actor,
  input: ChangeProposal,
): Promise<{ readonly changeId: string }> {
  const { selectionId, outSchoolId, inSchoolId, reason } = parseInput(changeProposal, input);
  return inTransaction(async (tx) => {
    const selection = await lockSelection(actor, tx, selectionId);
    const [out, incoming] = await Promise.all([
      findSchool(tx, selection, outSchoolId),
      findSchool(tx, selection, inSchoolId),
    ]);
    requireAllowed(mayWorkOnCases(actor, out.territoryId) && mayWorkOnCases(actor, incoming.territoryId));
    requireState(
      out.territoryId === incoming.territoryId,
      "Las dos escuelas tienen que ser de la misma zona.",
    );
    await requireOpen(tx, selectionId, out.territoryId);
    const { cases, pending } = await standing(tx, selection, out.territoryId);
    requireState(
      cases.has(outSchoolId),
      "La escuela que sale no es un caso. Recargar la página para ver la lista.",
    );
    requireState(!cases.has(inSchoolId), "La escuela que entra ya es un caso. Elegir otra.");
    const isTaken = pending.some(({ outSchoolId: leaving, inSchoolId: entering }) =>
      [leaving, entering].some((id) => id === outSchoolId || id === inSchoolId),
    );
    requireState(!isTaken, "Hay otro cambio de estas escuelas por decidir. Esperar a que alguien lo decida.");
    const change = { kind: "change_proposed", outSchoolId, inSchoolId, reason } as const;
    const changeId = await log(actor, tx, { selectionId, territoryId: out.territoryId, ...change });
    return { changeId };
  });
}

/** Confirms or declines a change that somebody else proposed. NOT_FOUND for one of a zone in which the person is no researcher; FORBIDDEN for one's own. */
export async function decideCaseChange(
  actor: Actor,
  input: ChangeDecision,
): Promise<{ readonly state: ChangeState }> {
  const { changeId, isConfirmed } = parseInput(changeDecision, input);
  return inTransaction(async (tx) => {
    const change = await tx.caseLogEntry.findFirst({
      where: { AND: [caseLogVisibleTo(actor), { id: changeId, kind: "change_proposed" }] },
      select: { selectionId: true, territoryId: true, byId: true },
    });
    if (!change) throw new AppError("NOT_FOUND");
    if (!mayDecideChange(actor, change)) {
      throw new AppError("FORBIDDEN", {
        message: "Un cambio lo decide otra persona que quien lo propuso. Pedirlo a alguien más del equipo.",
      });
    }
    const { selectionId, territoryId } = change;
    await lockSelection(actor, tx, selectionId);
    await requireOpen(tx, selectionId, territoryId);
    const isDecided = (await tx.caseLogEntry.count({ where: { proposalId: changeId } })) > 0;
    requireState(!isDecided, "Este cambio ya se decidió. Recargar la página para ver cómo quedó.");
    const kind = isConfirmed ? "change_confirmed" : "change_declined";
    await log(actor, tx, { selectionId, territoryId, kind, proposalId: changeId });
    return { state: isConfirmed ? "confirmed" : "declined" };
  });
}

/** Closes the list of a zone: nothing changes in it from then on. INVALID_STATE while a change waits for its decision. */
export async function sealCases(actor: Actor, input: SealRequest): Promise<{ readonly sealedAt: Date }> {
  const { selectionId, territoryId } = parseInput(sealRequest, input);
  return inTransaction(async (tx) => {
    const selection = await lockSelection(actor, tx, selectionId);
    if (!selection.territoryIds.includes(territoryId)) throw new AppError("NOT_FOUND");
    requireAllowed(mayWorkOnCases(actor, territoryId));
    await requireOpen(tx, selectionId, territoryId);
    const { pending } = await standing(tx, selection, territoryId);
    requireState(
      pending.length === 0,
      "Hay cambios por decidir. Confirmarlos o rechazarlos antes de cerrar.",
    );
    const id = await log(actor, tx, { selectionId, territoryId, kind: "sealed" });
    const { at } = await tx.caseLogEntry.findUniqueOrThrow({ where: { id }, select: { at: true } });
    return { sealedAt: at };
  });
}

type Selection = Awaited<ReturnType<typeof lockSelection>>;

async function lockSelection(actor: Actor, tx: Tx, id: string) {
  const where = { AND: [studiesVisibleTo(actor), { id }] };
  const selection = await tx.caseSelection.findFirst({
    where,
    select: { id: true, territoryIds: true, indexId: true, result: true },
  });
  if (!selection) throw new AppError("NOT_FOUND");
  if (selection.indexId !== null) await getIndex(actor, selection.indexId);
  await lockRow(tx, "case_selection", id);
  const { schools } = caseResultSchema.parse(JSON.parse(selection.result));
  return { ...selection, schools };
}

async function findSchool(tx: Tx, { schools }: Selection, id: string) {
  const considered = schools.map(({ rbd }) => rbd);
  const school = await tx.school.findFirst({
    where: { id, rbd: { in: considered } },
    select: { territoryId: true },
  });
  if (!school) throw new AppError("NOT_FOUND");
  return school;
}

async function requireOpen(tx: Tx, selectionId: string, territoryId: string): Promise<void> {
  const sealed = await tx.caseLogEntry.count({ where: { selectionId, territoryId, kind: "sealed" } });
  if (sealed === 0) return;
  throw new AppError("IMMUTABLE", {
    message: "La lista de esta zona ya se cerró. Para otra lista, calcular una selección nueva.",
  });
}

/** The cases of a zone as they stand, and the changes that wait for a decision. */
async function standing(tx: Tx, { id, schools }: Selection, territoryId: string) {
  const [picked, changes] = await Promise.all([
    tx.school.findMany({
      where: {
        territoryId,
        rbd: { in: schools.flatMap(({ rbd, status }) => (status === "picked" ? rbd : [])) },
      },
      select: { id: true },
    }),
    tx.caseLogEntry.findMany({
      where: { selectionId: id, territoryId, kind: "change_proposed" },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: {
        outSchoolId: true,
        inSchoolId: true,
        decisions: { select: { kind: true, at: true, id: true } },
      },
    }),
  ]);
  const logged = changes.flatMap(({ outSchoolId, inSchoolId, decisions: [decision] }): LoggedChange[] =>
    outSchoolId === null || inSchoolId === null
      ? []
      : [{ outSchoolId, inSchoolId, decision: decision ?? null }],
  );
  return {
    cases: casesAfter(
      picked.map((school) => school.id),
      logged,
    ),
    pending: logged.filter(({ decision }) => decision === null),
  };
}

interface NewEntry {
  readonly selectionId: string;
  readonly territoryId: string;
  readonly kind: Exclude<CaseLogKind, "selected">;
  readonly proposalId?: string;
  readonly outSchoolId?: string;
  readonly inSchoolId?: string;
  readonly reason?: string;
}

async function log(actor: Actor, tx: Tx, entry: NewEntry): Promise<string> {
  const id = newId();
  await tx.caseLogEntry.create({ data: { id, ...entry, at: new Date(), byId: actor.personId } });
  await writeAudit(actor, tx, {
    action: `case.${entry.kind}`,
    thingKind: "case_selection",
    thingId: entry.selectionId,
    territoryId: entry.territoryId,
    details: { entryId: id },
  });
  return id;
}
