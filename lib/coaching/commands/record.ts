import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import {
  feedbackInput,
  modellingInput,
  monitoringInput,
  type CheckedStep,
  type FeedbackInput,
  type ModellingInput,
  type MonitoringInput,
  type NewStep,
} from "../schema/input";
import type { SessionKind } from "../schema/words";
import { lockPlannedSession, type LockedSession } from "./load";

/** Records that the lesson was observed. Needs its observation saved; the notes and ratings stay in the observation. */
export async function recordMonitoring(actor: Actor, input: MonitoringInput): Promise<void> {
  await inTransaction((tx) => recordMonitoringWithin(actor, tx, input));
}

/** `recordMonitoring` inside the transaction that brings what a device did. */
export async function recordMonitoringWithin(actor: Actor, tx: Tx, input: MonitoringInput): Promise<void> {
  const { alsoPresent, ...held } = parseInput(monitoringInput, input);
  await recordSession(actor, tx, {
    ...held,
    kind: "monitoring",
    writeRecord: async (session) => {
      const observed =
        session.visitId === null
          ? 0
          : await tx.observation.count({ where: { visitId: session.visitId, state: { not: "draft" } } });
      requireState(observed > 0, "Falta registrar la observación de la clase.");
      await tx.coachingSession.update({ where: { id: session.id }, data: { alsoPresent } });
    },
  });
}

/** Records a feedback talk: the evidence it used, one strength, one improvement point, the teacher's words, and the step agreed. */
export async function recordFeedback(actor: Actor, input: FeedbackInput): Promise<void> {
  await inTransaction((tx) => recordFeedbackWithin(actor, tx, input));
}

/** `recordFeedback` inside the transaction that brings what a device did. */
export async function recordFeedbackWithin(actor: Actor, tx: Tx, input: FeedbackInput): Promise<void> {
  const { strength, improvementPoint, teacherWords, mentorTalkPercent, talkNotes, ...rest } = parseInput(
    feedbackInput,
    input,
  );
  const { observationId, noteIds, ...held } = rest;
  await recordSession(actor, tx, {
    ...held,
    kind: "feedback",
    writeRecord: async (session) => {
      await requireEvidenceOfCycle(tx, session, { observationId, noteIds });
      await tx.feedbackRecord.create({
        data: {
          sessionId: session.id,
          observationId,
          strength,
          improvementPoint,
          teacherWords,
          mentorTalkPercent,
          talkNotes,
          evidence: { create: noteIds.map((noteId) => ({ noteId })) },
        },
      });
    },
  });
}

/** Records a modelling session: how and by whom, the technique, what to look for, the debrief and what the teacher will try. */
export async function recordModelling(actor: Actor, input: ModellingInput): Promise<void> {
  await inTransaction((tx) => recordModellingWithin(actor, tx, input));
}

/** `recordModelling` inside the transaction that brings what a device did. */
export async function recordModellingWithin(actor: Actor, tx: Tx, input: ModellingInput): Promise<void> {
  const { modellingKind, modelledBy, technique, lookFors, debrief, rehearsalDone, teacherWillTry, ...held } =
    parseInput(modellingInput, input);
  await recordSession(actor, tx, {
    ...held,
    kind: "modelling",
    writeRecord: async (session) => {
      await tx.modellingRecord.create({
        data: {
          sessionId: session.id,
          modellingKind,
          modelledBy,
          technique,
          lookFors,
          debrief,
          rehearsalDone,
          teacherWillTry,
        },
      });
    },
  });
}

interface Held {
  readonly sessionId: string;
  readonly heldOn: string;
  readonly durationMinutes: number;
  readonly travelMinutes: number;
  readonly check: CheckedStep | null;
  readonly newStep: NewStep | null;
}

interface Recording extends Held {
  readonly kind: SessionKind;
  readonly writeRecord: (session: LockedSession) => Promise<void>;
}

async function recordSession(actor: Actor, tx: Tx, { kind, writeRecord, ...held }: Recording): Promise<void> {
  const session = await lockPlannedSession(actor, tx, held.sessionId);
  if (session.kind !== kind) throw new AppError("NOT_FOUND");
  const now = new Date();
  requireState(
    held.heldOn <= civilDateAt(now, chileanZone(session.timeZone)),
    "La fecha de la sesión está en el futuro: corregirla.",
  );
  await writeRecord(session);
  if (held.check !== null) await checkStep(tx, session, held.check);
  if (held.newStep !== null) await agreeStep(tx, session, held.newStep);
  await tx.coachingSession.update({
    where: { id: session.id },
    data: {
      state: "done",
      heldOn: toUtcMidnight(held.heldOn),
      durationMinutes: held.durationMinutes,
      travelMinutes: held.travelMinutes,
      recordedAt: now,
    },
  });
  await writeAudit(actor, tx, {
    action: `session.${kind}_recorded`,
    thingKind: "session",
    thingId: session.id,
    territoryId: session.cycle.territoryId,
    details: {
      cycleId: session.cycle.id,
      durationMinutes: held.durationMinutes,
      stepChecked: held.check?.state ?? null,
      stepAgreed: held.newStep !== null,
    },
  });
}

async function requireEvidenceOfCycle(
  tx: Tx,
  session: LockedSession,
  { observationId, noteIds }: { readonly observationId: string | null; readonly noteIds: readonly string[] },
): Promise<void> {
  if (observationId === null) {
    requireState(noteIds.length === 0, "Elegir la observación de la que salen las evidencias.");
    return;
  }
  const observation = await tx.observation.findFirst({
    where: {
      id: observationId,
      visit: { teacherId: session.cycle.teacherId, observerId: session.cycle.mentorId },
    },
    select: { state: true, notes: { where: { noteClass: "low_inference" }, select: { id: true } } },
  });
  if (!observation) throw new AppError("NOT_FOUND");
  requireState(observation.state !== "draft", "Registrar primero la observación de la clase.");
  const known = new Set(observation.notes.map((note) => note.id));
  requireState(
    noteIds.every((id) => known.has(id)),
    "Solo se citan evidencias de la observación elegida; las notas privadas no se citan.",
  );
}

async function checkStep(tx: Tx, session: LockedSession, check: CheckedStep): Promise<void> {
  const changed = await tx.actionStep.updateMany({
    where: { id: check.stepId, cycleId: session.cycle.id, state: "active" },
    data: {
      state: check.state,
      checkNote: check.note,
      checkedInSessionId: session.id,
      checkedAt: new Date(),
    },
  });
  requireState(changed.count === 1, "Ese paso ya fue revisado: recargar la página.");
}

async function agreeStep(tx: Tx, session: LockedSession, step: NewStep): Promise<void> {
  await tx.actionStep.create({
    data: {
      id: newId(),
      territoryId: session.cycle.territoryId,
      cycleId: session.cycle.id,
      agreedInSessionId: session.id,
      what: step.what,
      dueOn: toUtcMidnight(step.dueOn),
      howSeen: step.howSeen,
      state: "active",
      createdAt: new Date(),
    },
  });
}
