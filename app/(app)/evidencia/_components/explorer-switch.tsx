import { LinkTabs } from "@/components/ui/link-tabs";
import { TextLink } from "@/components/ui/text-link";
import { hrefWith, type SearchParams } from "@/components/ui/table-params";
import { presets } from "@/lib/evidence/rules/explorer";
import type { ExplorerView } from "@/lib/evidence/schema/explorer";
import { EXPLORER_PATH } from "../explorer-request";

const views: readonly { readonly view: ExplorerView; readonly label: string }[] = [
  { view: "anios", label: "Un indicador, varios años" },
  { view: "indicadores", label: "Un año, varios indicadores" },
  { view: "territorios", label: "Por territorio" },
];

type ExplorerSwitchProps = Readonly<{ view: ExplorerView; params: SearchParams }>;

/** The three ways of looking, and the choices of indicators that have a name. */
export function ExplorerSwitch({ view, params }: ExplorerSwitchProps) {
  const first = { orden: null, despues: null };
  return (
    <>
      <LinkTabs
        label="Forma de mirar"
        tabs={views.map((one) => ({
          href: hrefWith(EXPLORER_PATH, params, {
            ...first,
            anio: null,
            vista: one.view === "anios" ? null : one.view,
          }),
          label: one.label,
          isCurrent: one.view === view,
        }))}
      />
      <ul aria-label="Conjuntos de indicadores" className="no-print mb-4 flex flex-wrap gap-x-6">
        {presets.map(({ id, label, paths, grade }) => (
          <li key={id}>
            <TextLink
              className="inline-flex min-h-11 items-center"
              href={hrefWith(EXPLORER_PATH, params, {
                ...first,
                vista: "indicadores",
                indicador: paths,
                anio: null,
                ...(grade === null ? {} : { nivel: grade }),
              })}
            >
              {label}
            </TextLink>
          </li>
        ))}
      </ul>
    </>
  );
}
