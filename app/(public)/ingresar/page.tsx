import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { getActor, listDemoAccounts } from "@/lib/auth/queries";
import { demoPassword, safeReturnPath } from "@/lib/auth/rules";
import { DemoAccounts } from "./_components/demo-accounts";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Ingresar" };

const notices: Readonly<Record<string, string>> = {
  terminada: "La sesión terminó, o sus permisos cambiaron. Ingresar de nuevo para seguir donde estaba.",
  salida: "Listo, la sesión quedó cerrada en este equipo.",
  clave: "Listo, la contraseña cambió y todas las sesiones se cerraron. Ingresar con la nueva.",
  todas: "Listo, todas las sesiones quedaron cerradas.",
};

export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const returnPath = safeReturnPath(readParam(params, "volver"));
  if (await getActor()) redirect(returnPath);
  const groups = await listDemoAccounts((await headers()).get("host"));
  const notice = notices[readParam(params, "aviso") ?? ""];
  return (
    <>
      <PageHeader title="Ingresar" lead="Con el correo y la contraseña que le entregó la administración." />
      {notice && <Notice className="mb-8">{notice}</Notice>}
      <SignInForm returnPath={returnPath} />
      {groups.length > 0 && <DemoAccounts groups={groups} password={demoPassword} returnPath={returnPath} />}
    </>
  );
}
