import { Notice } from "@/components/ui/notice";

/** What the figures of a school can and cannot be compared with. */
export function ComparabilityNote() {
  return (
    <Notice title="Cómo leer estas cifras" className="mb-8">
      <ul className="list-disc space-y-1 pl-5">
        <li>Un puntaje se compara solo con el mismo nivel y la misma asignatura.</li>
        <li>
          «Aplicación anterior» es la vez previa en que se rindió la prueba, que puede ser de varios años
          antes.
        </li>
        <li>
          El grupo socioeconómico (GSE) es de cada nivel y año. La franja de los gráficos es la media de los
          establecimientos del mismo GSE, más y menos una desviación estándar.
        </li>
        <li>
          «Similar», «más alto» y «más bajo» son el juicio de significancia de la Agencia: una diferencia de
          puntos sin él no dice nada.
        </li>
        <li>Con menos de 10 estudiantes no se muestra la cifra ni entra en una tendencia.</li>
        <li>Los resultados anteriores al traspaso pertenecen al sostenedor de ese tiempo.</li>
      </ul>
    </Notice>
  );
}
