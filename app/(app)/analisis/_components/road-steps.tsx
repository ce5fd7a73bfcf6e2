import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";

const steps = [
  {
    href: "/evidencia/datos",
    title: "Datos",
    words:
      "Respuestas de estudiantes con su libro de códigos, con acceso, propósito y plazo. Los resultados oficiales ya están.",
  },
  {
    href: "/analisis/taller",
    title: "Índice",
    words:
      "Análisis factorial exploratorio paso a paso, confiabilidad, y un índice de retroalimentación con nombre y versión.",
  },
  {
    href: "/analisis/relaciones",
    title: "Relaciones",
    words:
      "El índice, o la aproximación pública, junto a IDPS y Simce: por zona, nivel y año, con todas las pruebas a la vista.",
  },
  {
    href: "/analisis/casos",
    title: "Casos",
    words:
      "Tres establecimientos por zona de relación positiva o negativa, con el motivo de cada uno y un registro que no cambia.",
  },
] as const;

/** What can be done, in the order of the road. Without student answers the road begins at the relations. */
export function RoadSteps() {
  return (
    <Section
      title="Qué se puede hacer"
      lead="Sin respuestas de estudiantes también se parte: la aproximación pública lleva directo a las relaciones."
    >
      <ol className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {steps.map(({ href, title, words }, index) => (
          <li key={href} className="border-t border-rule pt-2">
            <TextLink href={href} className="inline-flex min-h-11 items-center text-lg font-semibold">
              {`${index + 1}. ${title}`}
            </TextLink>
            <p className="max-w-measure text-ink-soft">{words}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
