import { Disclosure } from "@/components/ui/disclosure";
import { needRule } from "@/lib/diagnosis/rules/need-rule";
import { formatNumber, formatShare } from "@/lib/format/numbers";

/** The rule that proposes needs, stated with its numbers. */
export function RuleNote({ needThreshold }: Readonly<{ needThreshold: number }>) {
  return (
    <Disclosure summary="Cómo se proponen las necesidades">
      <div className="max-w-measure space-y-2 text-sm">
        <p>
          De cada indicador de la pauta con {needRule.minimumLessons} clases o más, de{" "}
          {needRule.minimumTeachers} docentes o más, se propone una necesidad si su promedio es menor que{" "}
          {formatNumber(needThreshold, { max: 2 })} (el umbral del programa), o si{" "}
          {formatShare(needRule.lowShare, { max: 0 })} o más de las clases están en los dos niveles iniciales.
          Cuentan las observaciones hechas para el diagnóstico y compartidas con su docente.
        </p>
        <p>
          Prioridad es impacto × factibilidad × urgencia, cada uno de 1 a 3. Impacto: cuántos docentes de los
          observados tienen alguna clase en esos niveles (dos tercios o más, 3; un tercio o más, 2). Urgencia:
          cuánto le falta al promedio para el umbral ({formatNumber(needRule.urgencyGaps.high, { max: 2 })} o
          más, 3; {formatNumber(needRule.urgencyGaps.medium, { max: 2 })} o más, 2). Factibilidad parte en{" "}
          {needRule.feasibility}.
        </p>
        <p>
          Se proponen {needRule.maximumNeeds} como máximo. Los resultados oficiales acompañan cuando son más
          bajos que los de escuelas similares: dan contexto, no prueban lo que pasa en una clase. La jefatura
          UTP edita, agrega y quita antes de enviar.
        </p>
      </div>
    </Disclosure>
  );
}
