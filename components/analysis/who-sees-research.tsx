import { WhoSees } from "@/components/ui/who-sees";

/** Who reaches the research's results, in the same words everywhere; on paper the line stands by itself. */
export function WhoSeesResearch() {
  return (
    <div className="mb-6">
      <p className="print-only font-semibold">Confidencial · Solo el equipo de investigación</p>
      <WhoSees summary="Solo el equipo de investigación">
        <p>
          Lo alcanza quien tiene el rol de investigación en la zona. De las demás zonas se ven puntos sin
          nombre. Ningún curso con menos de 10 estudiantes entra en un cálculo ni en un gráfico.
        </p>
        <p>
          Los nombres de establecimientos no aparecen en ningún informe compartido. La lista de casos no se
          entrega a los sostenedores ni a las escuelas.
        </p>
      </WhoSees>
    </div>
  );
}
