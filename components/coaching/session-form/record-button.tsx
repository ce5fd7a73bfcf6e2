import { ConfirmSubmit } from "@/components/ui/confirm-submit";

/** Records the session; asked twice because what was recorded does not change. */
export function RecordButton() {
  return (
    <ConfirmSubmit
      trigger="Registrar sesión"
      title="Registrar esta sesión"
      description="Queda en el ciclo como realizada y la o el docente la puede leer. Después no se cambia."
      confirmLabel="Registrar sesión"
    />
  );
}
