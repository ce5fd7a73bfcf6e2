import type { Metadata } from "next";
import { MessagePage } from "@/components/layout/message-page";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Sin conexión" };

export default function OfflinePage() {
  return (
    <MessagePage
      title="Sin conexión por ahora"
      actions={
        <LinkButton href="/" variant="primary" prefetch={false}>
          Probar otra vez
        </LinkButton>
      }
    >
      <p>Esta página necesita señal y en este momento no la hay.</p>
      <p>Lo que ya estaba guardado sigue guardado. Al volver la señal, seguir donde estaba.</p>
    </MessagePage>
  );
}
