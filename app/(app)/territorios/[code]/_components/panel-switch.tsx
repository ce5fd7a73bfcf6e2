import { LinkTabs } from "@/components/ui/link-tabs";

type PanelSwitchProps = Readonly<{
  code: string;
  schoolYear: number;
  thisYear: number;
  territories: readonly Readonly<{ code: string; name: string }>[];
}>;

/** The same panel of another territory of the person, or of another year. */
export function PanelSwitch({ code, schoolYear, thisYear, territories }: PanelSwitchProps) {
  const years = [thisYear, thisYear - 1];
  const href = (place: string, year: number) =>
    `/territorios/${place}${year === thisYear ? "" : `?anio=${year}`}`;
  return (
    <div className="no-print mb-8 flex flex-wrap gap-x-10">
      {territories.length > 1 && (
        <LinkTabs
          label="Territorio"
          tabs={territories.map((one) => ({
            href: href(one.code, schoolYear),
            label: one.name,
            isCurrent: one.code === code,
          }))}
        />
      )}
      <LinkTabs
        label="Año escolar"
        tabs={years.map((year) => ({
          href: href(code, year),
          label: `${year}`,
          isCurrent: year === schoolYear,
        }))}
      />
    </div>
  );
}
