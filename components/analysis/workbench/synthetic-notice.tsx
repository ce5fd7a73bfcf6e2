import { Notice } from "@/components/ui/notice";

/** Said at the head of every page of an analysis of answers that nobody gave. */
export function SyntheticNotice({ isSynthetic }: Readonly<{ isSynthetic: boolean }>) {
  if (!isSynthetic) return null;
  return (
    <Notice kind="demo" title="Datos sintéticos, inventados" className="mb-8">
      <p>
        Ningún estudiante dio estas respuestas: se generaron para mostrar cómo funciona el taller. Nada de lo
        que sale de aquí dice algo de un establecimiento real.
      </p>
    </Notice>
  );
}
