import type { Metadata } from "next";
import { MessagePage } from "@/components/layout/message-page";
import { PublicShell } from "@/components/layout/public-shell";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Página no encontrada" };

/** The same words for what does not exist and for what one may not see, so that nothing is revealed. */
export default function NotFound() {
  return (
    <PublicShell>
      <MessagePage
        title="No encontramos esta página"
        actions={
          <LinkButton href="/" variant="primary">
            Volver al inicio
          </LinkButton>
        }
      >
        <p>Puede que la dirección tenga un error, o que no esté entre lo que usted puede ver.</p>
        <p>Si alguien le envió este enlace, pídale que revise si corresponde compartirlo.</p>
      </MessagePage>
    </PublicShell>
  );
}
