import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import { visibleFoci } from "../policy";
import { unscopedGoalOptions } from "../queries/goals";
import { goalErrors, isOpenFocus } from "../rules";
import { reformulateGoalInput, setGoalInput, type ReformulateGoalInput, type SetGoalInput } from "../schema";
import { writeFocus, type FocusAtHand } from "./write-focus";

interface GoalFields {
  readonly rubricIndicatorId: string;
  readonly statement: string;
  readonly targetValue: number;
  readonly dueOn: CivilDate;
}

interface KeptBaseline {
  readonly baselineValue: number;
  readonly baselineN: number;
  readonly baselineOn: Date;
}

/**
 * Sets the goal of an open focus that has none in force. Its baseline is the mean level of the lessons observed in the
 * school for that indicator, with how many and the day. Refused in words without enough observed teachers, or when the
 * target is not above the baseline, beyond the rubric or due outside the school year.
 */
export async function setGoal(actor: Actor, input: SetGoalInput): Promise<{ readonly id: string }> {
  const { focusId, ...fields } = parseInput(setGoalInput, input);
  const id = newId();
  await writeFocus(actor, focusId, async (tx, focus) => {
    requireOpenFocus(focus);
    const inForce = await tx.goal.count({ where: { focusId, state: "active" } });
    requireState(inForce === 0, "El foco ya tiene una meta vigente. Reformularla en vez de crear otra.");
    await createGoal(actor, tx, { id, focus, fields, kept: null });
    return {
      action: "support.goal_set",
      details: { goalId: id, rubricIndicatorId: fields.rubricIndicatorId },
    };
  });
  return { id };
}

/** Replaces the goal in force by another and keeps the old one as reformulated. The same indicator keeps its baseline. */
export async function reformulateGoal(
  actor: Actor,
  input: ReformulateGoalInput,
): Promise<{ readonly id: string }> {
  const { goalId, ...fields } = parseInput(reformulateGoalInput, input);
  const goal = await db().goal.findFirst({
    where: { id: goalId, focus: visibleFoci(actor) },
    select: { focusId: true },
  });
  if (!goal) throw new AppError("NOT_FOUND");
  const id = newId();
  await writeFocus(actor, goal.focusId, async (tx, focus) => {
    requireOpenFocus(focus);
    const old = await tx.goal.findUniqueOrThrow({ where: { id: goalId } });
    requireState(
      old.state === "active",
      "Esta meta ya no está vigente. Recargar la página para ver la actual.",
    );
    await tx.goal.update({ where: { id: goalId }, data: { state: "reformulated" } });
    const kept = old.rubricIndicatorId === fields.rubricIndicatorId ? old : null;
    await createGoal(actor, tx, { id, focus, fields, kept });
    return { action: "support.goal_reformulated", details: { goalId: id, from: goalId } };
  });
  return { id };
}

function requireOpenFocus(focus: FocusAtHand): void {
  requireState(isOpenFocus(focus.state), "Este foco ya terminó: su meta no cambia.");
}

async function createGoal(
  actor: Actor,
  tx: Tx,
  goal: {
    readonly id: string;
    readonly focus: FocusAtHand;
    readonly fields: GoalFields;
    readonly kept: KeptBaseline | null;
  },
): Promise<void> {
  const { id, focus, fields, kept } = goal;
  const now = new Date();
  const today = civilDateAt(now, await zoneOf(tx, focus.territoryId));
  const options = await unscopedGoalOptions(actor, tx, focus.id);
  const indicator = options.indicators.find((one) => one.id === fields.rubricIndicatorId);
  if (!indicator) {
    throw new AppError("INVALID_INPUT", {
      fields: { rubricIndicatorId: "Elegir un indicador de la pauta del diagnóstico." },
    });
  }
  const baseline = kept ?? baselineToday(indicator.baseline, today);
  const { baselineValue, baselineN, baselineOn } = baseline;
  const errors = goalErrors(fields, {
    baselineValue,
    highestLevel: indicator.highestLevel,
    programme: options,
  });
  if (Object.keys(errors).length > 0) throw new AppError("INVALID_INPUT", { fields: errors });
  await tx.goal.create({
    data: {
      ...fields,
      id,
      territoryId: focus.territoryId,
      focusId: focus.id,
      baselineValue,
      baselineN,
      baselineOn,
      dueOn: toUtcMidnight(fields.dueOn),
      state: "active",
      createdAt: now,
    },
  });
}

function baselineToday(
  baseline: { readonly value: number; readonly lessons: number } | null,
  today: CivilDate,
): KeptBaseline {
  requireState(
    baseline !== null,
    "Aún no hay línea base: faltan clases observadas de al menos tres docentes en este indicador. Elegir otro indicador u observar más clases.",
  );
  return { baselineValue: baseline.value, baselineN: baseline.lessons, baselineOn: toUtcMidnight(today) };
}

async function zoneOf(tx: Tx, territoryId: string) {
  const { timeZone } = await tx.territory.findUniqueOrThrow({
    where: { id: territoryId },
    select: { timeZone: true },
  });
  return isChileanZone(timeZone) ? timeZone : DEFAULT_ZONE;
}
