import type { Metadata } from "next";
import { v7 } from "uuid";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import type { CivilDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { listEligibleObservers, listObservableTeachers } from "@/lib/observation/queries/planning";
import { listOfferedRubrics } from "@/lib/observation/queries/rollout";
import type { ObservableTeacher } from "@/lib/observation/schema/visit";
import { plan } from "../actions";
import { PlanForm } from "../_components/plan-form";
import { TeacherPick } from "../_components/teacher-pick";

export const metadata: Metadata = { title: "Planificar visita" };

const uuid = /^[0-9a-f-]{36}$/;

export default async function PlanVisitPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const teacher = await chosenTeacher(actor, params, today);
  return (
    <>
      <PageHeader
        title="Planificar visita"
        lead={teacher ? undefined : "Primero, elegir a la o el docente cuya clase se va a observar."}
      />
      {teacher ? (
        <PlanFor actor={actor} teacher={teacher} today={today} />
      ) : (
        <ChooseTeacher actor={actor} params={params} today={today} />
      )}
    </>
  );
}

/** The teacher named in the address, if this person may plan a visit to that class. */
async function chosenTeacher(actor: Actor, params: SearchParams, today: CivilDate) {
  const [teacherId, schoolId] = [readParam(params, "docente"), readParam(params, "establecimiento")];
  if (!teacherId || !schoolId || !uuid.test(teacherId) || !uuid.test(schoolId)) return undefined;
  const [teacher] = await listObservableTeachers(actor, { teacherId, schoolId, limit: 1 }, today);
  return teacher;
}

type PlanForProps = Readonly<{ actor: Actor; teacher: ObservableTeacher; today: CivilDate }>;

async function PlanFor({ actor, teacher, today }: PlanForProps) {
  const [observers, rubrics] = await Promise.all([
    listEligibleObservers(actor, teacher.schoolId, today),
    listOfferedRubrics(actor, today),
  ]);
  return (
    <PlanForm
      action={plan}
      visitId={v7()}
      teacher={teacher}
      observers={observers}
      rubrics={rubrics}
      purpose={observers.length === 1 && observers[0]?.isSelf ? "coaching" : "diagnosis"}
      today={today}
    />
  );
}

type ChooseTeacherProps = Readonly<{ actor: Actor; params: SearchParams; today: CivilDate }>;

async function ChooseTeacher({ actor, params, today }: ChooseTeacherProps) {
  const q = readParam(params, "q")?.slice(0, 80);
  const teachers = await listObservableTeachers(actor, { q, limit: shown }, today);
  return (
    <>
      <TableToolbar
        path="/observar/nueva"
        params={params}
        searchLabel="Buscar por nombre o establecimiento"
      />
      {teachers.length > 0 ? (
        <TeacherPick teachers={teachers} isCut={teachers.length === shown} />
      ) : (
        <EmptyState
          title={q ? "Nadie coincide con la búsqueda" : "Todavía no hay docentes a quienes visitar"}
        >
          {q
            ? "Probar con el apellido, o con el nombre del establecimiento."
            : "Se pueden planificar visitas a docentes de su establecimiento o que tenga asignados."}{" "}
          <TextLink href="/observar">Volver a las visitas</TextLink>
        </EmptyState>
      )}
    </>
  );
}

const shown = 40;
