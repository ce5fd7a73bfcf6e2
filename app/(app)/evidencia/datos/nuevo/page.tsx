import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { WhoSeesAnswers } from "../_components/who-sees-answers";
import { SendAnswers } from "./_components/send-answers";

export const metadata: Metadata = { title: "Agregar respuestas" };

const steps = [
  "Se reconoce qué es cada columna: pregunta, establecimiento, grupo o ponderador.",
  "Las columnas que identifican a personas (nombre, RUT, MRUN, número de estudiante) se apartan y no se guardan nunca.",
  "Se muestra qué se tomará y qué filas no, con la línea y el motivo.",
  "Usted confirma la licencia, el propósito y hasta cuándo. Recién entonces se guarda, y el archivo enviado se borra.",
];

export default async function NewDataSetPage() {
  const actor = await requireActor();
  if (!permitsSomewhere(actor, "dataSet.import")) notFound();
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/evidencia/datos">Datos de estudiantes</TextLink>}
        title="Agregar respuestas"
        lead="Primero el archivo. Nada se guarda hasta que usted lo revise y lo confirme."
      />
      <div className="mb-8">
        <WhoSeesAnswers of="sent" />
      </div>
      <Section title="El archivo">
        <SendAnswers />
      </Section>
      <Section title="Qué pasa después">
        <ol className="max-w-measure list-decimal space-y-2 pl-6">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="mt-4 max-w-measure">
          Si tiene el libro de códigos, conviene{" "}
          <TextLink href="/evidencia/datos/cuestionarios/nuevo">guardarlo antes</TextLink>: con él se leen las
          preguntas con sus palabras y se revisa que cada código exista.
        </p>
      </Section>
    </>
  );
}
