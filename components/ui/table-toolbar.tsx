import NextForm from "next/form";
import Link from "next/link";
import { Button } from "./button";
import { FilterSelect } from "./filter-select";
import { SearchBox } from "./search-box";
import type { Option } from "./select";
import { readParam, type SearchParams } from "./table-params";

export type TableFilter = Readonly<{
  name: string;
  label: string;
  /** The text for no filter: "Todas las comunas". */
  all: string;
  options: readonly Option[];
}>;

type TableToolbarProps = Readonly<{
  /** The page's own address, without parameters. */
  path: string;
  params: SearchParams;
  searchLabel?: string;
  filters?: readonly TableFilter[];
}>;

/** Search and filters of a list as a GET form: the address holds them, so they can be kept and shared. */
export function TableToolbar({ path, params, searchLabel, filters = [] }: TableToolbarProps) {
  const order = readParam(params, "orden");
  const active =
    readParam(params, "q") !== undefined ||
    filters.some((filter) => readParam(params, filter.name) !== undefined);
  return (
    <NextForm action={path} role="search" className="no-print mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
      {order && <input type="hidden" name="orden" value={order} />}
      {searchLabel && (
        <SearchBox key={readParam(params, "q")} label={searchLabel} defaultValue={readParam(params, "q")} />
      )}
      {filters.map((filter) => {
        const value = readParam(params, filter.name) ?? "";
        return (
          <FilterSelect
            key={`${filter.name}-${value}`}
            name={filter.name}
            label={filter.label}
            options={[{ value: "", label: filter.all }, ...filter.options]}
            defaultValue={value}
          />
        );
      })}
      <div className="flex gap-2">
        <Button type="submit">Buscar</Button>
        {active && (
          <Link href={path} className="link inline-flex min-h-11 items-center px-2">
            Quitar filtros
          </Link>
        )}
      </div>
    </NextForm>
  );
}
