import type { Metadata } from "next";
import { Shipments } from "@/components/sync/shipments";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";

export const metadata: Metadata = { title: "Envíos de este equipo" };

/** What this person did on this device and has or has not arrived. It is read from the device alone. */
export default async function ShipmentsPage() {
  await requireActor();
  return (
    <>
      <PageHeader
        title="Envíos de este equipo"
        kicker={<TextLink href="/observar">Visitas</TextLink>}
        lead="Lo que usted escribió aquí, con o sin señal, y el comprobante de que llegó."
      />
      <Shipments />
    </>
  );
}
