import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { CodebookForm } from "./_components/codebook-form";

export const metadata: Metadata = { title: "Agregar un cuestionario" };

const columns = [
  ["variable", "cómo se llama la columna en los datos. Obligatoria."],
  ["enunciado", "lo que se pregunta. Obligatoria."],
  ["escala", "los códigos con su respuesta, así: 1=Nunca|2=A veces|3=Siempre. Obligatoria."],
  ["sección", "la pregunta que comparten varias."],
  ["invertida", "sí, cuando un número más alto significa menos."],
  ["códigos perdidos", "los que significan que no hubo respuesta, así: 0, 99."],
  ["año, grado", "de la aplicación."],
] as const;

export default async function NewCodebookPage() {
  const actor = await requireActor();
  if (!permitsSomewhere(actor, "dataSet.import")) notFound();
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/evidencia/datos">Datos de estudiantes</TextLink>}
        title="Agregar un cuestionario"
        lead="El libro de códigos dice qué pregunta cada columna. No contiene respuestas."
      />
      <CodebookForm />
      <Section title="Qué archivos sirven" className="mt-12">
        <div className="max-w-measure space-y-3">
          <p>
            El libro de códigos que publica la Agencia de Calidad con cada base, tal como se descarga (.xlsx).
          </p>
          <p>
            O una tabla propia, en CSV o Excel, con una fila por pregunta y estas columnas, en español o en
            inglés:
          </p>
          <ul className="list-disc space-y-1 pl-6">
            {columns.map(([name, words]) => (
              <li key={name}>
                <strong>{name}</strong>: {words}
              </li>
            ))}
          </ul>
        </div>
      </Section>
    </>
  );
}
