import { StatusShape } from "./status-shape";

type FieldMessageProps = Readonly<{ id: string; error: string | undefined }>;

/** The error of a field, with a shape so that it does not depend on colour. */
export function FieldMessage({ id, error }: FieldMessageProps) {
  if (!error) return null;
  return (
    <p id={id} className="mt-1.5 flex items-start gap-2 text-sm font-semibold text-bad">
      <StatusShape tone="bad" className="mt-1" />
      <span>{error}</span>
    </p>
  );
}
