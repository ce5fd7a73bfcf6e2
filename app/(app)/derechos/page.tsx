import type { Metadata } from "next";
import { SessionTable } from "@/app/(app)/_components/session-table";
import { ThemeChoice } from "@/components/layout/theme-choice";
import { OpeningLog } from "@/components/privacy/opening-log";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { listSessions, requireActor } from "@/lib/auth/queries";
import { DEFAULT_ZONE } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { listMyOpenings } from "@/lib/privacy/queries";
import { HeldAboutMe } from "./_components/held-about-me";
import { PasswordForm } from "./_components/password-form";
import { recordHref } from "./_components/record-href";
import { endOwnSessions } from "./actions";

export const metadata: Metadata = { title: "Mis datos y derechos" };

const path = "/derechos";

export default async function RightsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  return (
    <>
      <PageHeader
        title="Mis datos y derechos"
        lead={
          <>
            Qué se guarda sobre usted, quién lo ha abierto y cómo cuidar su cuenta. Las reglas completas están
            en <TextLink href="/privacidad">cómo tratamos los datos</TextLink>.
          </>
        }
      />
      <HeldAboutMe actor={actor} />
      <OpeningsSection actor={actor} params={params} />
      <Section title="Contraseña" lead="Al cambiarla se cierran todas sus sesiones, también esta.">
        <PasswordForm />
      </Section>
      <SessionsSection actor={actor} />
      <Section title="Apariencia" className="no-print mb-12">
        <ThemeChoice />
      </Section>
    </>
  );
}

async function OpeningsSection({ actor, params }: Readonly<{ actor: Actor; params: SearchParams }>) {
  const cursor = readParam(params, "despues");
  const page = await listMyOpenings(actor, { cursor, limit: 20 });
  return (
    <Section
      id="aperturas"
      title="Quién abrió mis registros"
      lead="Cada vez que otra persona abre una observación, un ciclo o una sesión sobre usted, queda aquí."
    >
      <OpeningLog openings={page.rows} zone={DEFAULT_ZONE} recordHref={recordHref} />
      {(page.nextCursor !== null || cursor !== undefined) && (
        <Pagination
          summary={countOf(page.rows.length, "apertura")}
          newerLabel="Volver a lo más reciente"
          newerHref={cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </Section>
  );
}

async function SessionsSection({ actor }: Readonly<{ actor: Actor }>) {
  if (actor.personId === null) return null;
  const sessions = await listSessions(actor, actor.personId);
  return (
    <Section
      title="Sesiones"
      lead="Si no reconoce un ingreso, cerrar todas y cambiar la contraseña."
      actions={
        <ConfirmDialog
          trigger="Cerrar en todos los dispositivos"
          title="Cerrar todas las sesiones"
          description="Se cierran ahora en este equipo y en todos los demás. Lo que no se haya enviado sigue en cada equipo."
          confirmLabel="Cerrar todas"
          action={endOwnSessions}
        />
      }
    >
      <SessionTable sessions={sessions} />
    </Section>
  );
}
