import { DataTable } from "@/components/ui/data-table";
import type { ObservableTeacher } from "@/lib/observation/schema/visit";

type TeacherPickProps = Readonly<{
  teachers: readonly ObservableTeacher[];
  /** There are more than these: the search narrows them. */
  isCut: boolean;
}>;

/** Teachers that may be visited; each name leads to the form of the visit. */
export function TeacherPick({ teachers, isCut }: TeacherPickProps) {
  return (
    <>
      <DataTable
        caption="Docentes"
        captionHidden
        rows={teachers}
        rowKey={({ id, schoolId }) => `${id}-${schoolId}`}
        rowHref={({ id, schoolId }) => `/observar/nueva?docente=${id}&establecimiento=${schoolId}`}
        empty={null}
        columns={[
          { key: "nombre", header: "Docente", cell: ({ name }) => name },
          { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
          { key: "departamento", header: "Departamento", cell: ({ department }) => department ?? "Sin dato" },
          {
            key: "asignaturas",
            header: "Asignaturas",
            cell: ({ subjects }) => subjects.join(", ") || "Sin dato",
          },
        ]}
      />
      {isCut && (
        <p className="mt-3 text-sm text-ink-soft">
          Se muestran los primeros {teachers.length} nombres. Para ver otros, buscar por nombre.
        </p>
      )}
    </>
  );
}
