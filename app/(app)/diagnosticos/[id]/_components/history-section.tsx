import { DiagnosisStateMark } from "@/components/diagnosis/diagnosis-state";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { DiagnosisView, VersionSummary } from "@/lib/diagnosis/schema/views";
import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";

/** Every version this person may read, with who prepared, reviewed and approved it, and what changed in the one shown. */
export function HistorySection({ diagnosis }: Readonly<{ diagnosis: DiagnosisView }>) {
  const { shown, versions } = diagnosis;
  return (
    <Section id="historia" title="Historia y versiones">
      {shown !== null && shown.differences.length > 0 && (
        <div className="mb-6 max-w-measure">
          <h3 className="mb-2 font-semibold">
            Qué cambió de la versión {shown.version - 1} a la {shown.version}
          </h3>
          <ul className="list-disc space-y-1 pl-5">
            {shown.differences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <ol className="border-t border-rule">
        {versions.map((version) => (
          <VersionItem
            key={version.id}
            version={version}
            diagnosis={diagnosis}
            isShown={version.id === shown?.id}
          />
        ))}
      </ol>
    </Section>
  );
}

type VersionItemProps = Readonly<{
  version: VersionSummary;
  diagnosis: DiagnosisView;
  isShown: boolean;
}>;

function VersionItem({ version, diagnosis, isShown }: VersionItemProps) {
  return (
    <li className="keep-together border-b border-rule py-3">
      <p className="flex flex-wrap gap-x-4">
        {isShown ? (
          <strong>Versión {version.version} (esta)</strong>
        ) : (
          <TextLink href={`/diagnosticos/${diagnosis.id}?version=${version.version}`}>
            Versión {version.version}
          </TextLink>
        )}
        <DiagnosisStateMark state={version.state} />
        {version.folio !== null && <span className="text-sm text-ink-soft">folio {version.folio}</span>}
      </p>
      <ul className="mt-1 max-w-measure space-y-1 text-sm">
        {momentsOf(version, diagnosis.timeZone).map((moment) => (
          <li key={moment}>{moment}</li>
        ))}
      </ul>
    </li>
  );
}

function momentsOf(version: VersionSummary, timeZone: string): readonly string[] {
  const zone = isChileanZone(timeZone) ? timeZone : DEFAULT_ZONE;
  const on = (instant: Date) => formatDate(civilDateAt(instant, zone));
  const { changeReason, submittedAt, approvedAt, approvedByName, approvalNote } = version;
  return [
    `La comenzó ${version.preparedByName} el ${on(version.createdAt)}${changeReason === null ? "" : `: ${changeReason}`}`,
    submittedAt === null ? "" : `Se envió a la dirección el ${on(submittedAt)}`,
    ...version.reviews.map(
      ({ decision, reviewerName, text, on: when }) =>
        `${decision === "agree" ? "La firmó" : "La objetó"} ${reviewerName} el ${on(when)}${text === null ? "" : `: “${text}”`}`,
    ),
    approvedAt === null || approvedByName === null
      ? ""
      : `La aprobó ${approvedByName} el ${on(approvedAt)}${approvalNote === null ? "" : `: “${approvalNote}”`}`,
  ].filter((moment) => moment !== "");
}
