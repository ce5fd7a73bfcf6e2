import { v7 } from "uuid";
import type { CivilDate } from "@/lib/format/civil-date";
import type { RubricVersionView } from "@/lib/observation/schema/rubric";
import type { ObservableTeacher, VisitView } from "@/lib/observation/schema/visit";
import type { OfflinePackage } from "../schema/package";
import type { Device } from "./device";
import { keepPackage } from "./offline-package";

interface OnTheSpot {
  readonly id: string;
  readonly teacher: ObservableTeacher;
  readonly rubric: RubricVersionView;
  readonly subject: string;
  readonly grade: string;
  readonly classGroup: string;
  readonly plannedOn: CivilDate;
  readonly plannedAt: string;
  readonly timeZone: string;
}

/** Plans a visit where it happens: it is among the day's at once, and goes out before what is written in it. */
export async function planVisit(device: Device, pack: OfflinePackage, made: OnTheSpot): Promise<VisitView> {
  const { id, teacher, rubric, subject, grade, classGroup, plannedOn, plannedAt, timeZone } = made;
  const said = {
    ...{ schoolId: teacher.schoolId, teacherId: teacher.id, observerId: device.person.id },
    purpose: "coaching" as const,
    ...{ rubricVersionId: rubric.id, plannedOn, plannedAt, grade, classGroup, subject },
  };
  await device.enqueue({ opId: v7(), kind: "visit.plan", entityId: id, payload: said, zone: timeZone });
  const visit: VisitView = {
    ...{ ...said, id, territoryId: "", timeZone, state: "planned", isObserver: true },
    ...{ schoolName: teacher.schoolName, rbd: teacher.rbd, teacherName: teacher.name },
    ...{ observerName: device.person.name, rubricName: rubric.name },
    ...{ cancelReason: null, observation: null, canReschedule: false },
  };
  await keepPackage(device, { ...pack, visits: [...pack.visits, visit] });
  return visit;
}
