import { EmptyState } from "@/components/ui/empty-state";
import { EvidenceThread, type ThreadStep } from "@/components/ui/evidence-thread";
import { Section } from "@/components/ui/section";
import { listCycles } from "@/lib/coaching/queries/cycle";
import type { Actor } from "@/lib/access/schema";
import { permitsSomewhere } from "@/lib/access/policy";
import { listDiagnoses } from "@/lib/diagnosis/queries/list";
import { diagnosisStateLabels } from "@/lib/diagnosis/schema/versions";
import type { GradeResults } from "@/lib/evidence/rules/figures";
import { countOf } from "@/lib/format/text";
import { listSupportFoci } from "@/lib/support/queries/foci";

type SchoolRoadProps = Readonly<{
  actor: Actor;
  school: Readonly<{ id: string; rbd: number }>;
  grades: readonly GradeResults[];
}>;

/** The road of this school, from its official results to what is done about them, as far as the person may see it. */
export async function SchoolRoad({ actor, school, grades }: SchoolRoadProps) {
  const series = grades.flatMap(({ scores, indices }) => [...scores, ...indices]);
  const years = series.flatMap(({ figures }) => figures.map(({ year }) => year));
  const label =
    years.length === 0 ? "Sin resultados oficiales" : `Resultados oficiales ${Math.max(...years)}`;
  const steps = await stepsAfterResults(actor, school);
  return (
    <Section
      title="Camino de este establecimiento"
      lead="Desde sus resultados hasta lo que se hace por mejorarlos."
    >
      <EvidenceThread steps={[{ label, href: "#resultados" }, ...steps]} />
      {steps.length === 0 && (
        <EmptyState title="El camino todavía no sigue desde aquí">
          Cuando se observen clases y se firme el diagnóstico, sus pasos aparecen en esta línea.
        </EmptyState>
      )}
    </Section>
  );
}

async function stepsAfterResults(
  actor: Actor,
  { id: schoolId, rbd }: SchoolRoadProps["school"],
): Promise<readonly ThreadStep[]> {
  const readsDiagnoses =
    permitsSomewhere(actor, "diagnosis.read") || permitsSomewhere(actor, "diagnosis.readApproved");
  const [diagnoses, foci, cycles] = await Promise.all([
    readsDiagnoses ? listDiagnoses(actor, { q: `${rbd}`, limit: 10 }) : null,
    listSupportFoci(actor, { schoolId, limit: 5 }),
    listCycles(actor, { rbd, limit: 100 }),
  ]);
  const diagnosis = diagnoses?.rows.find((row) => row.rbd === rbd);
  return [...diagnosisSteps(diagnosis), ...focusSteps(foci.rows), ...cycleSteps(cycles.rows.length, rbd)];
}

type DiagnosisRow = Awaited<ReturnType<typeof listDiagnoses>>["rows"][number];

function diagnosisSteps(row: DiagnosisRow | undefined): readonly ThreadStep[] {
  if (!row || row.diagnosisId === null || row.state === null) return [];
  const href = `/diagnosticos/${row.diagnosisId}`;
  const state = diagnosisStateLabels[row.state].toLowerCase();
  return [
    { label: `${row.teachersObserved} de ${countOf(row.teachersTotal, "docente")} con observación` },
    { label: `Diagnóstico v${row.version} (${state})`, ...(row.canOpen && { href }) },
  ];
}

type FocusRow = Awaited<ReturnType<typeof listSupportFoci>>["rows"][number];

function focusSteps(rows: readonly FocusRow[]): readonly ThreadStep[] {
  return rows.map((focus) => ({ label: `Foco: ${focus.title}`, href: `/focos/${focus.id}` }));
}

function cycleSteps(count: number, rbd: number): readonly ThreadStep[] {
  if (count === 0) return [];
  const label = countOf(count, "ciclo de acompañamiento", "ciclos de acompañamiento");
  return [{ label, href: `/acompanamiento?establecimiento=${rbd}` }];
}
