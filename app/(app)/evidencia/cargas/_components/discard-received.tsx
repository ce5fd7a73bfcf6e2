import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { discardReceived } from "../actions";

/** Asks before what arrived of one's own file is removed. */
export function DiscardReceived({ uploadId }: Readonly<{ uploadId: string }>) {
  return (
    <ConfirmDialog
      trigger="Descartar"
      title="Descartar este archivo"
      description="Se borra lo que llegó y deja de aparecer en la lista. El archivo de su equipo no cambia."
      confirmLabel="Descartar lo recibido"
      action={discardReceived.bind(null, uploadId)}
      doneHref="/evidencia/cargas"
    />
  );
}
