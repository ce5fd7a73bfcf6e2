import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { describeDataSet } from "@/lib/evidence/queries/data-set-answers";
import type { DataSetDescription, DataSetSheet, ItemDescription } from "@/lib/evidence/schema/data-sets";
import { formatNumber } from "@/lib/format/numbers";
import { countOf, foldText, joinWords } from "@/lib/format/text";
import { FrequencyChart } from "../../_components/frequency-chart";

const ITEMS_A_PAGE = 12;

type ItemSectionProps = Readonly<{ actor: Actor; dataSet: DataSetSheet; params: SearchParams }>;

/** The questions with how often each answer was given, a dozen at a time. */
export async function ItemSection({ actor, dataSet, params }: ItemSectionProps) {
  const description = await describeDataSet(actor, dataSet.id);
  const path = `/evidencia/datos/${dataSet.id}`;
  const items = soughtAmong(description.items, readParam(params, "q"));
  const from = Math.max(0, Number.parseInt(readParam(params, "desde") ?? "0", 10) || 0);
  const shown = items.slice(from, from + ITEMS_A_PAGE);
  const hrefFrom = (start: number) => hrefWith(path, params, { desde: start === 0 ? null : String(start) });
  return (
    <Section title="Preguntas y respuestas" lead={<Reach description={description} />}>
      <TableToolbar path={path} params={params} searchLabel="Buscar una pregunta" />
      <div className="mt-6">
        {bySection(shown).map((items) => (
          <div key={items[0].variable}>
            {items[0].section !== null && <h3 className="mb-4 max-w-measure text-lg">{items[0].section}</h3>}
            <div className="grid gap-x-10 lg:grid-cols-2 print:grid-cols-2">
              {items.map((item) => (
                <ItemFrequencies key={item.variable} item={item} description={description} path={path} />
              ))}
            </div>
          </div>
        ))}
        {shown.length === 0 && <EmptyState title="Ninguna pregunta con esas palabras" />}
      </div>
      <Pagination
        summary={`${countOf(items.length, "pregunta")}; se muestran ${formatNumber(shown.length)}`}
        newerHref={from === 0 ? undefined : hrefFrom(Math.max(0, from - ITEMS_A_PAGE))}
        olderHref={from + ITEMS_A_PAGE < items.length ? hrefFrom(from + ITEMS_A_PAGE) : undefined}
      />
    </Section>
  );
}

type ItemFrequenciesProps = Readonly<{
  item: ItemDescription;
  description: DataSetDescription;
  path: string;
}>;

function ItemFrequencies({ item, description, path }: ItemFrequenciesProps) {
  return (
    <div className="break-inside-avoid">
      <FrequencyChart item={item} respondentCount={description.respondentCount} />
      {description.groupings.length > 0 && (
        <p className="no-print -mt-5 mb-8">
          <TextLink
            className="inline-flex min-h-11 items-center"
            href={`${path}/${encodeURIComponent(item.variable)}`}
          >
            Ver {item.variable} por grupos
          </TextLink>
        </p>
      )}
    </div>
  );
}

type ItemRun = [ItemDescription, ...ItemDescription[]];

/** Neighbours that share a question stand under it together. */
function bySection(items: readonly ItemDescription[]): readonly ItemRun[] {
  const runs: ItemRun[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last !== undefined && last[0].section === item.section) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function Reach({ description }: Readonly<{ description: DataSetDescription }>) {
  const { schools, minimumCell, groupings, weights } = description;
  return (
    <>
      <p>
        Donde dice «no se muestra» hay menos de {formatNumber(minimumCell)} estudiantes, o el número
        permitiría deducir otro que sí es de menos.
      </p>
      {schools !== null && (
        <p>
          {countOf(schools.count, "establecimiento")}; {formatNumber(schools.withMinimum)} con{" "}
          {formatNumber(minimumCell)} estudiantes o más. Aquí no se nombra ninguno.
        </p>
      )}
      {groupings.length > 0 && <p>Grupos: {joinWords(groupings)}.</p>}
      {weights.length > 0 && <p>Ponderadores, que estas cuentas no aplican: {joinWords(weights)}.</p>}
    </>
  );
}

function soughtAmong(items: readonly ItemDescription[], q: string | undefined): readonly ItemDescription[] {
  if (q === undefined) return items;
  const words = foldText(q);
  return items.filter(({ variable, wording, section }) =>
    foldText(`${variable} ${wording ?? ""} ${section ?? ""}`).includes(words),
  );
}
