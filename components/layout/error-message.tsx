"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { MessagePage } from "./message-page";

type ErrorMessageProps = Readonly<{
  error: Error & { digest?: string };
  reset: () => void;
}>;

/** What an `error.tsx` shows: a fault of ours, never the person's, with the id that the log has. */
export function ErrorMessage({ error, reset }: ErrorMessageProps) {
  useEffect(() => {
    document.title = "Algo falló · Acompaña";
  }, []);
  return (
    <MessagePage
      title="Algo falló de nuestro lado"
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Intentar de nuevo
          </Button>
          <LinkButton href="/">Volver al inicio</LinkButton>
        </>
      }
    >
      <p>No es por algo que usted haya hecho. Lo que ya estaba guardado sigue guardado.</p>
      {error.digest && (
        <p className="text-base">
          Si vuelve a pasar, este código ayuda a encontrar la causa:{" "}
          <strong className="tabular-nums">{error.digest}</strong>
        </p>
      )}
    </MessagePage>
  );
}
