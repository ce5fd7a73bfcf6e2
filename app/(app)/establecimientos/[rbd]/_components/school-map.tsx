import { ChartWithTable } from "@/components/charts/chart-with-table";
import { CommuneMap } from "@/components/charts/commune-map";
import { Section } from "@/components/ui/section";
import type { SchoolSheet } from "@/lib/directory/schema/schools";
import type { TerritoryMap } from "@/lib/directory/schema/territories";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";

type SchoolMapProps = Readonly<{ school: SchoolSheet; territory: TerritoryMap }>;

const thisSchool = "this";

/** Where the school stands among the communes of its territory. */
export function SchoolMap({ school, territory }: SchoolMapProps) {
  const { latitude, longitude } = school;
  const communes = territory.communes.flatMap(({ cut, name, boundary }) =>
    boundary === null ? [] : [{ code: cut, name, geometry: boundary }],
  );
  return (
    <Section title="Ubicación" className="keep-together">
      {latitude === null || longitude === null ? (
        <p className="text-ink-soft">
          El directorio oficial no trae las coordenadas de este establecimiento.
        </p>
      ) : (
        <ChartWithTable
          caption={`En ${school.communeName}, territorio ${territory.name}`}
          note={`Comunas: ${joinWords(territory.communes.map(({ name }) => name))}. Límites simplificados.`}
          table={{
            columns: [
              { header: "Comuna" },
              { header: "Latitud", align: "end" },
              { header: "Longitud", align: "end" },
            ],
            rows: [[school.communeName, degrees(latitude), degrees(longitude)]],
          }}
        >
          <CommuneMap
            caption={`Ubicación en ${school.communeName}`}
            communes={communes}
            categories={[{ id: thisSchool, label: "Este establecimiento" }]}
            marks={[{ id: school.id, label: school.name, latitude, longitude, category: thisSchool }]}
          />
        </ChartWithTable>
      )}
    </Section>
  );
}

function degrees(value: number): string {
  return `${formatNumber(value, { max: 4 })}°`;
}
