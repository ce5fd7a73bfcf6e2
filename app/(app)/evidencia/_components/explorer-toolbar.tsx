import NextForm from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchBox } from "@/components/ui/search-box";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { dependenceLabels, dependences } from "@/lib/directory/schema/schools";
import { gseName } from "@/lib/evidence/rules/figures";
import type { ExplorerFrame, ExplorerView } from "@/lib/evidence/schema/explorer";
import { formatGrade } from "@/lib/format/grade";
import { capitalise } from "@/lib/format/text";
import { EXPLORER_PATH } from "../explorer-request";
import { indicatorOptions } from "./indicator-options";

const SCHOOL_FILTERS = ["comuna", "gse", "zona", "dependencia"];

type ToolbarProps = Readonly<{ view: ExplorerView; frame: ExplorerFrame; params: SearchParams }>;

/** What to show and of which schools, as a GET form: the address holds it all, so it can be kept and shared. */
export function ExplorerToolbar({ view, frame, params }: ToolbarProps) {
  const active = SCHOOL_FILTERS.filter(
    (name) => ![undefined, "slep"].includes(readParam(params, name)),
  ).length;
  return (
    // Another address is another form: its controls start from what the address says.
    <NextForm
      key={hrefWith(EXPLORER_PATH, params, {})}
      action={EXPLORER_PATH}
      role="search"
      className="no-print mb-6 space-y-3"
    >
      {view !== "anios" && <input type="hidden" name="vista" value={view} />}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Subject view={view} frame={frame} />
      </div>
      <Choices view={view} frame={frame} />
      <Disclosure
        summary={active === 0 ? "Más filtros de escuelas" : `Más filtros de escuelas (${active} en uso)`}
        defaultOpen={active > 0}
      >
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <SchoolFilters view={view} frame={frame} params={params} />
        </div>
      </Disclosure>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {view !== "territorios" && (
          <SearchBox label="Buscar escuela, RBD o comuna" defaultValue={readParam(params, "q")} />
        )}
        <div className="flex gap-2">
          <Button type="submit">Ver</Button>
          <Link href={EXPLORER_PATH} className="link inline-flex min-h-11 items-center px-2">
            Volver al comienzo
          </Link>
        </div>
      </div>
    </NextForm>
  );
}

function Subject({ view, frame }: Readonly<{ view: ExplorerView; frame: ExplorerFrame }>) {
  const { territories, territory, grades, selection, indicators } = frame;
  return (
    <>
      {view !== "territorios" && territories.length > 1 && (
        <FilterSelect
          name="territorio"
          label="Territorio"
          options={[
            ...territories.map(({ code, name }) => ({ value: code, label: name })),
            { value: "todos", label: "Todos los míos" },
          ]}
          defaultValue={territory?.code ?? "todos"}
        />
      )}
      <FilterSelect
        name="nivel"
        label="Nivel"
        options={grades.map((grade) => ({ value: grade, label: capitalise(formatGrade(grade)) }))}
        defaultValue={selection.grade ?? ""}
      />
      {view !== "indicadores" && (
        <FilterSelect
          name="indicador"
          label="Indicador"
          options={indicatorOptions(indicators)}
          defaultValue={selection.paths[0] ?? ""}
        />
      )}
      {view === "indicadores" && (
        <FilterSelect
          name="anio"
          label="Año"
          options={frame.years.map((year) => ({ value: `${year}`, label: `${year}` }))}
          defaultValue={`${selection.years[0] ?? ""}`}
        />
      )}
    </>
  );
}

function Choices({ view, frame }: Readonly<{ view: ExplorerView; frame: ExplorerFrame }>) {
  const { years, indicators, selection } = frame;
  if (view !== "indicadores") {
    return (
      <fieldset>
        <legend className="text-sm font-semibold">Años</legend>
        <div className="flex flex-wrap gap-x-5">
          {years.map((year) => (
            <Choice
              key={year}
              name="anio"
              value={`${year}`}
              label={`${year}`}
              isChosen={selection.years.includes(year)}
            />
          ))}
        </div>
      </fieldset>
    );
  }
  return (
    <Disclosure summary={`Indicadores (${selection.paths.length} elegidos)`}>
      {indicatorOptions(indicators).map((group) => (
        <fieldset key={group.label} className="mb-3">
          <legend className="text-sm font-semibold">{group.label}</legend>
          <div className="grid gap-x-5 sm:grid-cols-2 lg:grid-cols-3">
            {group.options.map(({ value, label }) => (
              <Choice
                key={value}
                name="indicador"
                value={value}
                label={label}
                isChosen={selection.paths.includes(value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Disclosure>
  );
}

type ChoiceProps = Readonly<{ name: string; value: string; label: string; isChosen: boolean }>;

function Choice({ name, value, label, isChosen }: ChoiceProps) {
  return (
    <label className="flex min-h-11 items-start gap-2 py-2">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <span>{label}</span>
    </label>
  );
}

function SchoolFilters({ view, frame, params }: ToolbarProps) {
  const { communes, selection } = frame;
  const year = selection.years[0];
  const any = { value: "", label: "Todas" };
  return (
    <>
      {view !== "territorios" && (
        <FilterSelect
          name="comuna"
          label="Comuna"
          options={[any, ...communes.map(({ cut, name }) => ({ value: cut, label: name }))]}
          defaultValue={readParam(params, "comuna") ?? ""}
        />
      )}
      <FilterSelect
        name="gse"
        label={year === undefined ? "GSE" : `GSE en ${year}`}
        options={[
          { value: "", label: "Todos" },
          ...[1, 2, 3, 4, 5].map((group) => ({ value: `${group}`, label: capitalise(gseName(group)) })),
        ]}
        defaultValue={readParam(params, "gse") ?? ""}
      />
      <FilterSelect
        name="zona"
        label="Zona"
        options={[any, { value: "urbana", label: "Urbana" }, { value: "rural", label: "Rural" }]}
        defaultValue={readParam(params, "zona") ?? ""}
      />
      <FilterSelect
        name="dependencia"
        label="Dependencia"
        options={[
          ...dependences.map((one) => ({ value: one, label: dependenceLabels[one] })),
          { value: "todas", label: "Todas" },
        ]}
        defaultValue={readParam(params, "dependencia") ?? "slep"}
      />
    </>
  );
}
