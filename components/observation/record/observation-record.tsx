import clsx from "clsx";
import { DescriptionList, type DescriptionItem } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format/civil-date";
import { formatMinutes, formatOffset } from "@/lib/format/duration";
import { formatGrade, formatGradeRange } from "@/lib/format/grade";
import { formatTime } from "@/lib/format/instant";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import { countOf } from "@/lib/format/text";
import type { NoteView, ObservationView } from "@/lib/observation/schema/observation";
import { meanWait, tallyCount, timeOnTask } from "@/lib/observation/rules/tallies";
import { noteClassLabels, purposeLabels, speakerLabels, tallyLabels } from "@/lib/observation/schema/words";
import { zoneOf } from "../visit-words";
import { RatingList } from "./rating-list";

type ObservationRecordProps = Readonly<{ observation: ObservationView }>;

/** The observation as it is read, on screen and as a visit's minute on paper. */
export function ObservationRecord({ observation }: ObservationRecordProps) {
  return (
    <>
      <p className="print-only mb-2 font-semibold">
        Minuta de visita · documento de uso formativo — confidencial
      </p>
      <div className="no-print mb-8 max-w-measure">
        <DescriptionList items={factsOf(observation)} />
      </div>
      <dl className="print-only mb-4 grid grid-cols-2 gap-x-8 border-y border-rule py-2">
        {factsOf(observation).map(({ term, detail }) => (
          <div key={term} className="flex gap-2">
            <dt>{term}:</dt>
            <dd className="font-semibold">{detail}</dd>
          </div>
        ))}
      </dl>
      <Section title="Lo visto y oído" className="print:mb-4">
        <NoteTimeline notes={observation.notes} />
      </Section>
      {observation.missingPhotos.length > 0 && (
        <Notice title="Registro incompleto" kind="warning" className="mb-8">
          <p>
            {observation.missingPhotos.length === 1
              ? "Falta que llegue 1 foto"
              : `Faltan que lleguen ${observation.missingPhotos.length} fotos`}{" "}
            desde el equipo de quien observó. Lo demás está entero.
          </p>
        </Notice>
      )}
      {observation.photos.length > 0 && (
        <Section title="Fotos" className="print:mb-4">
          <RecordPhotos observation={observation} />
        </Section>
      )}
      <Section title="Valoración, con sus notas" className="print:mb-4">
        <RatingList observation={observation} />
      </Section>
    </>
  );
}

function factsOf({ visit, rubric, context, tallies, slices }: ObservationView): readonly DescriptionItem[] {
  const zone = zoneOf(visit);
  const { startedAt, endedAt, lessonObjective, studentsPresent } = context;
  const hours =
    startedAt && endedAt
      ? `${formatTime(new Date(startedAt), zone)} a ${formatTime(new Date(endedAt), zone)} (${formatMinutes(
          (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000,
        )})`
      : visit.plannedAt;
  return [
    { term: "Docente", detail: visit.teacherName },
    { term: "Observó", detail: visit.observerName },
    { term: "Establecimiento", detail: `${visit.schoolName} · RBD ${formatRbd(visit.rbd)}` },
    { term: "Clase", detail: `${visit.subject}, ${formatGrade(visit.grade)}, ${visit.classGroup}` },
    { term: "Fecha y hora", detail: `${formatDate(visit.plannedOn)}, ${hours}` },
    ...(lessonObjective ? [{ term: "Objetivo de la clase", detail: lessonObjective }] : []),
    ...(studentsPresent === null
      ? []
      : [{ term: "Presentes", detail: countOf(studentsPresent, "estudiante") }]),
    ...(context.pieStudents === null
      ? []
      : [{ term: "Del PIE", detail: countOf(context.pieStudents, "estudiante") }]),
    ...(context.grades.length === 0
      ? []
      : [{ term: "Sala multigrado", detail: formatGradeRange(context.grades) }]),
    ...(tallies.length === 0 ? [] : [{ term: "Conteos", detail: talliesInWords(tallies) }]),
    ...(slices.length === 0 ? [] : [{ term: "Trabajando en la tarea", detail: slicesInWords(slices) }]),
    { term: "Para qué", detail: purposeLabels[visit.purpose] },
    { term: "Pauta", detail: `${rubric.name}, versión ${rubric.version}` },
  ];
}

function talliesInWords(tallies: ObservationView["tallies"]): string {
  const wait = meanWait(tallies);
  const counts = (["question", "answer"] as const).map(
    (kind) => `${tallyLabels[kind]} ${tallyCount(tallies, kind)}`,
  );
  return [...counts, ...(wait === null ? [] : [`espera media ${formatNumber(wait, { max: 1 })} s`])].join(
    " · ",
  );
}

/** Each moment looked at, and all of them together: "12:00: 20 de 31 · en todos, 72%". */
function slicesInWords(slices: ObservationView["slices"]): string {
  const share = timeOnTask(slices);
  const moments = slices.map(
    ({ offsetSeconds, onTask, of }) => `${formatOffset(offsetSeconds)}: ${onTask} de ${of}`,
  );
  return [...moments, ...(share === null ? [] : [`en todos, ${formatShare(share, { max: 0 })}`])].join(" · ");
}

/** The notes in the order of the lesson: minute, who, what. */
function NoteTimeline({ notes }: Readonly<{ notes: readonly NoteView[] }>) {
  return (
    <ol className="max-w-measure border-t border-rule print:max-w-none">
      {notes.map((note) => (
        <li
          key={note.id}
          // What is printed is handed on; a private note is not.
          className={clsx(
            "keep-together flex gap-3 border-b border-rule py-1.5 print:py-0.5",
            note.noteClass === "private" && "print:hidden",
          )}
        >
          <span className="w-14 shrink-0 text-ink-soft tabular-nums">{formatOffset(note.offsetSeconds)}</span>
          <p className="min-w-0">
            <span className="font-semibold">{speakerLabels[note.speaker]}</span>{" "}
            <span className="whitespace-pre-wrap">{note.text}</span>
            {note.noteClass !== "low_inference" && (
              <span className="ml-2 rounded-sm border border-dashed border-rule-strong px-1 text-sm">
                {noteClassLabels[note.noteClass]}
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** A photo whose bytes are still on their way shows its words. */
function RecordPhotos({ observation }: ObservationRecordProps) {
  const { visit, photos, missingPhotos } = observation;
  return (
    <ul className="flex flex-wrap gap-6">
      {photos.map(({ id, sha256, width, height, offsetSeconds, caption }) => (
        <li key={id} className="keep-together max-w-80">
          {missingPhotos.includes(sha256) ? (
            <p className="border border-dashed border-rule-strong p-4 text-sm text-ink-soft">
              Foto que aún no llega
            </p>
          ) : (
            <img
              src={`/api/sync/v1/attachments/${visit.id}/${sha256}`}
              alt={caption || "Foto sin descripción"}
              width={width}
              height={height}
              loading="lazy"
              className="h-auto w-full border border-rule"
            />
          )}
          <p className="mt-1 text-sm">
            <span className="tabular-nums">{formatOffset(offsetSeconds)}</span> {caption}
          </p>
        </li>
      ))}
    </ul>
  );
}
