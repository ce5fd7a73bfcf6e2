import type { Metadata } from "next";
import { MessagePage } from "@/components/layout/message-page";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "No encontrado" };

/** The same words for what does not exist and for what one may not see, so that nothing is revealed. */
export default function NotFound() {
  return (
    <MessagePage
      title="No encontramos lo que busca"
      actions={
        <LinkButton href="/inicio" variant="primary">
          Volver al inicio
        </LinkButton>
      }
    >
      <p>Puede que la dirección tenga un error, o que no esté entre lo que usted puede ver con sus roles.</p>
      <p>Si le corresponde verlo, pedirlo a la coordinación del programa.</p>
    </MessagePage>
  );
}
