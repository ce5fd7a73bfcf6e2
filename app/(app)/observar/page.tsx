import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { addDays } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { listPendingObservations, listVisits } from "@/lib/observation/queries/visit";
import { visitStateLabels, visitStates } from "@/lib/observation/schema/words";
import { Agenda } from "./_components/agenda";
import { PendingList } from "./_components/pending-work";

export const metadata: Metadata = { title: "Observar" };

const path = "/observar";

const more = [
  { href: "/observar/envios", label: "Envíos de este equipo" },
  { href: "/observar/por-resolver", label: "Por resolver" },
  { href: "/observar/concordancia", label: "Concordancia" },
  { href: "/observar/calibracion", label: "Calibración" },
] as const;

export default async function ObservePage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const isPast = readParam(params, "cuando") === "anteriores";
  const cursor = readParam(params, "despues");
  const [pending, page] = await Promise.all([
    listPendingObservations(actor, today),
    listVisits(actor, {
      ...(isPast ? { to: addDays(today, -1), order: "latest" } : { from: today }),
      state: visitStates.find((state) => state === readParam(params, "estado")),
      mine: readParam(params, "quien") === "mias",
      cursor,
      limit: 40,
    }),
  ]);
  const canPlan = permitsSomewhere(actor, "visit.plan");
  const planButton = canPlan && (
    <LinkButton href="/observar/nueva" variant="primary">
      Planificar visita
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Observar"
        lead="Las visitas de observación de clases. Qué se vio en cada una lo leen solo quien observó y la o el docente, y en un diagnóstico también su asesor/a y la jefatura UTP."
        actions={
          <>
            {planButton}
            <PrintButton />
          </>
        }
      />
      {canPlan && (
        <nav aria-label="Más de observar" className="no-print -mt-4 mb-8 flex flex-wrap gap-x-6">
          {more.map(({ href, label }) => (
            <TextLink key={href} href={href} className="inline-flex min-h-11 items-center">
              {label}
            </TextLink>
          ))}
        </nav>
      )}
      {!isPast && cursor === undefined && <PendingList pending={pending} />}
      <TableToolbar
        path={path}
        params={params}
        filters={[
          {
            name: "cuando",
            label: "Cuándo",
            all: "Hoy y próximas",
            options: [{ value: "anteriores", label: "Anteriores" }],
          },
          {
            name: "estado",
            label: "Estado",
            all: "Todos",
            options: visitStates.map((state) => ({ value: state, label: visitStateLabels[state] })),
          },
          ...(canPlan
            ? [
                {
                  name: "quien",
                  label: "Quién observa",
                  all: "Todas las personas",
                  options: [{ value: "mias", label: "Solo yo" }],
                },
              ]
            : []),
        ]}
      />
      {page.rows.length === 0 ? (
        <EmptyState
          title={
            isPast
              ? "No hay visitas anteriores con esos filtros"
              : "No hay visitas por venir con esos filtros"
          }
          action={planButton}
        >
          {canPlan
            ? "Planificar una visita toma un minuto: docente, día, hora y pauta."
            : "Cuando se planifique una visita en su establecimiento o territorio, aparece aquí."}
        </EmptyState>
      ) : (
        <>
          <Agenda visits={page.rows} today={today} personId={actor.personId} />
          <Pagination
            summary={countOf(page.rows.length, "visita")}
            newerLabel="Volver al comienzo"
            newerHref={cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
            olderHref={
              page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
            }
          />
        </>
      )}
    </>
  );
}
