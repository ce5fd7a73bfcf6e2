import { impossible } from "@/lib/errors";
import type { ObservationContent } from "@/lib/observation/schema/observation";
import { speakerLabels } from "@/lib/observation/schema/words";
import type { Operation } from "../schema/protocol";
import type { WaitingWords } from "../schema/waiting";
import { writesOf } from "./read-operation";

const contextLabels: Readonly<Record<string, string>> = {
  lessonObjective: "Objetivo de la clase",
  studentsPresent: "Presentes",
  pieStudents: "Del PIE",
  grades: "Niveles en la sala",
  startedAt: "Inicio",
  endedAt: "Término",
};

const recordLabels: Readonly<Record<string, string>> = {
  strength: "Fortaleza",
  improvementPoint: "Punto de mejora",
  teacherWords: "Qué dijo la o el docente",
  talkNotes: "Notas de la conversación",
  technique: "Técnica",
  lookFors: "En qué fijarse",
  debrief: "Qué conversaron después",
  teacherWillTry: "Qué probará",
  alsoPresent: "Quién más estuvo",
  heldOn: "Fecha",
  durationMinutes: "Minutos",
};

/** What an operation wrote, in words that its writer recognizes and can copy; empty for what holds no words. */
export function waitingWords(operation: Operation): readonly WaitingWords[] {
  switch (operation.kind) {
    case "observation.write":
    case "observation.resolve":
      return writesOf(operation).map(({ field, value }) => wordsOfField(field, value));
    case "session.record":
      return wordsOfRecord(operation.payload.record);
    case "visit.plan": {
      const { subject, classGroup, plannedOn, plannedAt } = operation.payload;
      return [{ label: "Visita", text: `${subject}, ${classGroup}, ${plannedOn} ${plannedAt}` }];
    }
    case "observation.register":
    case "observation.share":
      return [];
    default:
      return impossible(operation);
  }
}

function wordsOfField(field: string, value: unknown): WaitingWords {
  const [part = "", name = ""] = field.split("/");
  if (value === null) return { label: partLabels[part] ?? "Dato", text: "Quitado" };
  switch (part) {
    case "note": {
      const { speaker, text } = value as ObservationContent["notes"][number];
      return { label: speakerLabels[speaker], text };
    }
    case "rating": {
      const { level } = value as ObservationContent["ratings"][number];
      return { label: "Valoración", text: level === null ? "No observado" : `Nivel ${level}` };
    }
    case "context":
      return { label: contextLabels[name] ?? "Dato de la clase", text: String(value) };
    case "slice": {
      const { onTask, of } = value as ObservationContent["slices"][number];
      return { label: "Trabajando en la tarea", text: `${onTask} de ${of}` };
    }
    case "photo":
      return {
        label: "Foto",
        text: (value as ObservationContent["photos"][number]).caption || "Sin descripción",
      };
    default:
      return { label: partLabels[part] ?? "Dato", text: "1" };
  }
}

const partLabels: Readonly<Record<string, string>> = {
  note: "Nota",
  rating: "Valoración",
  context: "Dato de la clase",
  tally: "Toque de contador",
  slice: "Trabajando en la tarea",
  photo: "Foto",
};

function wordsOfRecord(record: Readonly<Record<string, unknown>>): readonly WaitingWords[] {
  return Object.entries(recordLabels).flatMap(([name, label]) => {
    const value = record[name];
    return value === null || value === undefined || value === "" ? [] : [{ label, text: String(value) }];
  });
}
