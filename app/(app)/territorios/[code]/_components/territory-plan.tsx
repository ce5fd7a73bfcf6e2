import { ChartWithTable } from "@/components/charts/chart-with-table";
import { CommuneMap } from "@/components/charts/commune-map";
import { Section } from "@/components/ui/section";
import type { SchoolDiagnosisState, SchoolOnPanel, TerritoryDashboard } from "@/lib/dashboards/schema";
import type { TerritoryMap } from "@/lib/directory/schema/territories";
import { formatNumber } from "@/lib/format/numbers";
import { withheld } from "./cells";

type TerritoryPlanProps = Readonly<{ panel: TerritoryDashboard; territory: TerritoryMap }>;

const categories = [
  { id: "approved", label: "Diagnóstico firmado o aprobado" },
  { id: "working", label: "Diagnóstico en trabajo" },
  { id: "none", label: "Sin diagnóstico" },
] as const;

/** The schools of the service on their communes, by how far their diagnosis has come; the size follows the open cycles. */
export function TerritoryPlan({ panel, territory }: TerritoryPlanProps) {
  const communes = territory.communes.flatMap(({ cut, name, boundary }) =>
    boundary === null ? [] : [{ code: cut, name, geometry: boundary }],
  );
  const communeNames = new Map(territory.communes.map(({ cut, name }) => [cut, name]));
  const label = (state: SchoolDiagnosisState) =>
    panel.diagnosesByState.find((row) => row.key === state)?.label ?? "";
  const count = (value: number | null) => (value === null ? withheld : formatNumber(value));
  return (
    <Section title="Establecimientos" lead="El tamaño de cada marca sigue a sus ciclos abiertos.">
      <ChartWithTable
        caption={`Establecimientos del servicio en ${panel.territory.name}, año escolar ${panel.schoolYear}`}
        note="Límites comunales simplificados (BCN). Ubicación según el Directorio Oficial 2025."
        table={{
          columns: [
            { header: "Establecimiento" },
            { header: "Comuna" },
            { header: "Diagnóstico" },
            { header: "Docentes observados", align: "end" },
            { header: "Ciclos abiertos", align: "end" },
          ],
          rows: panel.schools.map((school) => [
            school.name,
            communeNames.get(school.communeCut) ?? null,
            label(school.diagnosisState),
            school.teachers === null
              ? withheld
              : `${count(school.observedTeachers)} de ${count(school.teachers)}`,
            count(school.openCycles),
          ]),
          hrefs: panel.schools.map((school) => `/establecimientos/${school.rbd}`),
        }}
      >
        <CommuneMap
          caption={`Mapa de ${panel.territory.name}`}
          communes={communes}
          categories={categories}
          marks={panel.schools.flatMap((school) => markOf(school, label(school.diagnosisState)))}
        />
      </ChartWithTable>
    </Section>
  );
}

function markOf(school: SchoolOnPanel, state: string) {
  const { latitude, longitude } = school;
  if (latitude === null || longitude === null) return [];
  const label = `${school.name} · ${state}`;
  const href = `/establecimientos/${school.rbd}`;
  const category = categoryOf(school.diagnosisState);
  return [{ id: school.schoolId, label, latitude, longitude, category, size: school.openCycles ?? 0, href }];
}

function categoryOf(state: SchoolDiagnosisState): (typeof categories)[number]["id"] {
  if (state === "agreed" || state === "approved") return "approved";
  return state === "none" ? "none" : "working";
}
