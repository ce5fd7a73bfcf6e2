import { activateFocus, defineSupportFocus } from "@/lib/support/commands/foci";
import { setGoal } from "@/lib/support/commands/goals";
import { makeDiagnosis, makeDiagnosisAt, type MadeDiagnosis } from "./diagnosis";
import type { TestPlace, World } from "./world";

export interface MadeFocus extends MadeDiagnosis {
  readonly focusId: string;
}

/** A proposed focus of a new school, from the first need of its signed diagnosis, with its first teacher. */
export async function makeSupportFocus(
  world: World,
  base: TestPlace,
  { withGoal = false }: { readonly withGoal?: boolean } = {},
): Promise<MadeFocus> {
  const diagnosis = await makeDiagnosis(world, base, { upTo: "agreed" });
  const { actors } = diagnosis.place;
  const { id: focusId } = await defineSupportFocus(actors.utp_head, {
    schoolId: diagnosis.schoolId,
    needIds: [diagnosis.needId],
    focusAreaId: world.taxonomy.areas["EVAL.RETRO"] ?? "",
    title: "Retroalimentación que hace avanzar",
    teacherIds: diagnosis.teacherIds.slice(0, 1),
  });
  if (withGoal) await setGoal(actors.utp_head, goalInput(world, focusId));
  return { ...diagnosis, focusId };
}

/** A goal that can be set on such a focus at any moment of the programme's year. */
export function goalInput(world: World, focusId: string) {
  return {
    focusId,
    rubricIndicatorId: world.rubric.indicators["C9.1"] ?? "",
    statement: "En cada clase pide corregir con una pista antes de dar la respuesta",
    targetValue: 3,
    dueOn: "2026-12-18",
  };
}

/** A focus of the place's own school, in which its teacher takes part; as proposed, with its goal, or started. */
export async function makeFocusAt(
  world: World,
  place: TestPlace,
  { withGoal = false, isActive = false }: { readonly withGoal?: boolean; readonly isActive?: boolean } = {},
) {
  const { needId, teacherIds } = await makeDiagnosisAt(world, place, "agreed");
  const technicalHead = place.actors.utp_head;
  const teacherId = place.actors.teacher.personId;
  const { id: focusId } = await defineSupportFocus(technicalHead, {
    schoolId: place.school.id,
    needIds: [needId],
    focusAreaId: world.taxonomy.areas["EVAL.RETRO"] ?? "",
    title: "Retroalimentación que hace avanzar",
    teacherIds: [teacherId],
  });
  const goal = withGoal ? await setGoal(technicalHead, goalInput(world, focusId)) : null;
  if (isActive) await activateFocus(technicalHead, { focusId });
  return { focusId, needId, teacherId, otherTeacherId: teacherIds[0] ?? "", goalId: goal?.id ?? "" };
}
