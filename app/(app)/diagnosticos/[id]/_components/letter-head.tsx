import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import { formatRbd } from "@/lib/format/rbd";
import type { DiagnosisView, VersionView } from "@/lib/diagnosis/schema/views";

type LetterProps = Readonly<{ diagnosis: DiagnosisView; shown: VersionView }>;

/** The head of the printed letter: whose it is, of when, and the folio that proves its content. */
export function LetterHead({ diagnosis, shown }: LetterProps) {
  const { school } = diagnosis;
  return (
    <div className="print-only mb-4 border-b border-rule-strong pb-2 text-sm">
      <p className="font-semibold">
        {school.name} · RBD {formatRbd(school.rbd)} · {school.communeName} · {diagnosis.territoryName}
      </p>
      <p>
        Diagnóstico {diagnosis.schoolYear}, versión {shown.version} · cifras al {formatDate(shown.takenOn)} ·{" "}
        {shown.folio === null ? "borrador sin folio" : `folio ${shown.folio}`}
      </p>
      <p>Documento de uso formativo — confidencial</p>
    </div>
  );
}

/** The lines where it is signed on paper, with what was already signed on screen. */
export function SignatureLines({ diagnosis, shown }: LetterProps) {
  const zone = isChileanZone(diagnosis.timeZone) ? diagnosis.timeZone : DEFAULT_ZONE;
  const on = (instant: Date | null) => (instant === null ? null : formatDate(civilDateAt(instant, zone)));
  const agreed = shown.reviews.findLast(({ decision }) => decision === "agree");
  const lines = [
    { role: "Preparó", name: shown.preparedByName, date: on(shown.submittedAt), done: "Enviado" },
    { role: "Dirección", name: agreed?.reviewerName ?? null, date: on(shown.signedAt), done: "Firmado" },
    {
      role: "Jefatura del servicio",
      name: shown.approvedByName,
      date: on(shown.approvedAt),
      done: "Aprobado",
    },
  ];
  return (
    <div className="print-only keep-together mt-10">
      <div className="grid grid-cols-3 gap-8 text-sm">
        {lines.map(({ role, name, date, done }) => (
          <div key={role} className="border-t border-ink pt-1">
            <p className="font-semibold">{role}</p>
            <p>{name ?? "Nombre y firma"}</p>
            <p>{date === null ? "Fecha: ____________" : `${done} en la plataforma el ${date}`}</p>
          </div>
        ))}
      </div>
    </div>
  );
}
