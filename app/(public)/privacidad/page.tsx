import type { Metadata } from "next";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { NEVER_KEPT, RETENTION, RIGHTS, WHAT_IS_KEPT, WHO_SEES_WHAT } from "./notice-text";

export const metadata: Metadata = { title: "Cómo tratamos los datos" };

/** The public processing notice that Ley 21.719, art. 14 ter, asks for. */
export default function PrivacyPage() {
  return (
    <>
      <PageHeader
        title="Cómo tratamos los datos"
        lead="Qué se guarda, para qué, quién lo ve, por cuánto tiempo y qué puede pedir cada persona."
        actions={<PrintButton />}
      />
      <Notice kind="demo" title="Si está viendo una demostración" className="mb-10">
        <p>
          Los establecimientos y sus resultados son públicos y oficiales. Las personas, las clases y las
          conversaciones son inventadas: no corresponden a nadie. No escriba aquí datos de personas reales.
        </p>
      </Notice>
      <Section title="Quién responde">
        <div className="max-w-measure space-y-3">
          <p>
            En un uso real responde el sostenedor que pone en marcha el programa: el Servicio Local de
            Educación Pública o la municipalidad. Su nombre, dirección y correo de contacto deben figurar en
            esta página antes de recibir el primer dato real.
          </p>
          <p>
            En una demostración no hay una institución detrás: quien la instala en su equipo responde por lo
            que escriba en ella.
          </p>
        </div>
      </Section>
      <Section title="Para qué">
        <div className="max-w-measure space-y-3">
          <p>
            Para acompañar a docentes: observar clases, acordar focos de apoyo, conversar, modelar y ver qué
            cambió. Es parte de la formación local para el desarrollo profesional que la ley encarga a los
            establecimientos y a sus sostenedores; esa función legal es la base del tratamiento. Participar se
            conversa y se acuerda con cada docente.
          </p>
          <p>
            No es evaluación docente. Ninguna decisión sobre una persona se toma de manera automática: el
            sistema propone con sus razones, y decide una persona con nombre y cargo.
          </p>
        </div>
      </Section>
      <Section title="Qué se guarda">
        <DescriptionList items={WHAT_IS_KEPT} />
        <p className="mt-4 max-w-measure">
          En su navegador se guardan la sesión, mientras dura, la apariencia que eligió y, solo en esa
          pestaña, lo que va escribiendo en formularios que no son confidenciales. No hay publicidad, ni
          medición de visitas, ni servicios de terceros.
        </p>
      </Section>
      <Section title="Qué no se guarda">
        <ul className="max-w-measure list-disc space-y-1 pl-5">
          {NEVER_KEPT.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section
        title="Quién ve qué"
        lead="Los permisos dependen del cargo y de la asignación vigente, con fecha de inicio y de término."
      >
        <DescriptionList items={WHO_SEES_WHAT} />
        <p className="mt-4 max-w-measure">
          Cuando alguien abre un registro de acompañamiento queda una huella que su docente puede leer. Los
          totales que reúnen a pocas personas no se muestran.
        </p>
      </Section>
      <Section
        title="Por cuánto tiempo"
        lead="Plazos propuestos: cada institución los fija antes de empezar. La eliminación al cumplirse el plazo no está automatizada en esta versión."
      >
        <DescriptionList items={RETENTION} />
      </Section>
      <Section
        title="Qué puede pedir"
        lead="La Ley 21.719 rige desde el 1 de diciembre de 2026. Ejercer estos derechos es gratuito."
      >
        <DescriptionList items={RIGHTS} />
        <div className="mt-4 max-w-measure space-y-3">
          <p>
            La respuesta llega en 30 días corridos, que se pueden extender una vez por otros 30. Un bloqueo
            temporal se responde en 2 días hábiles, y mientras tanto el dato no se usa. Si la respuesta es
            negativa trae sus razones, y hay 30 días hábiles para reclamar ante la Agencia de Protección de
            Datos Personales.
          </p>
          <p>
            Las solicitudes se dirigen al contacto de la institución que responde. Esta versión todavía no
            tiene una mesa de solicitudes en línea.
          </p>
        </div>
      </Section>
    </>
  );
}
