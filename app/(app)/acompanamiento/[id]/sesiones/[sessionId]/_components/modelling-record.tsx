import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import type { ModellingView } from "@/lib/coaching/schema/views";
import { modelledByLabels, modellingKindLabels } from "@/lib/coaching/schema/words";

type ModellingRecordProps = Readonly<{ modelling: ModellingView }>;

/** A recorded modelling. */
export function ModellingRecord({ modelling }: ModellingRecordProps) {
  return (
    <Section title="El modelado">
      <div className="max-w-measure">
        <DescriptionList
          items={[
            { term: "Cómo", detail: modellingKindLabels[modelling.modellingKind] },
            { term: "Quién modeló", detail: modelledByLabels[modelling.modelledBy] },
            { term: "Técnica", detail: modelling.technique },
            { term: "En qué fijarse", detail: modelling.lookFors },
            { term: "Lo conversado después", detail: modelling.debrief },
            {
              term: "Ensayo",
              detail: modelling.rehearsalDone ? "La o el docente la ensayó" : "Sin ensayo todavía",
            },
            { term: "Qué probará", detail: modelling.teacherWillTry },
          ]}
        />
      </div>
    </Section>
  );
}
