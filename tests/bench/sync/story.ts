import { civilDateAt } from "@/lib/format/instant";
import { seededRandom, type SeededRandom } from "@/lib/numerics/random/seeded-random";
import { headsOf } from "@/lib/observation/rules/merge";
import type { FieldHead, FieldWrite } from "@/lib/observation/schema/fields";
import { operationDigest } from "@/lib/sync/rules/read-operation";
import type { OperationInput } from "@/lib/sync/schema/protocol";
import type { Observer } from "./observers";

/** An operation as it is sent. */
export type SentOperation = OperationInput & { readonly digest: string };

/** One lesson that two devices of the same person write at the same time, and what each of them does in it. */
export interface Story {
  readonly visitId: string;
  readonly observer: Observer;
  readonly devices: readonly [readonly SentOperation[], readonly SentOperation[]];
}

const zone = "America/Santiago";
const contested = ["context/lessonObjective", "context/studentsPresent"] as const;

/** Words that break careless code: emoji of several code points, combining accents, quotes, escapes, right to left. */
const words = [
  "«¿Quién me explica cómo lo pensó?»",
  "Estudiante: «nueve»; nadie más levanta la mano 🙋🏽‍♀️",
  "Pausa de ocho segundos\nDos manos más",
  'A\u0301rea con tilde suelta, "comillas" y \\barras\\',
  "Escribe 3/4 < 5/6; luego {borra} el % y sigue…",
  "שלום, dice una niña que viene de otro país",
] as const;

/** The lesson number `at` of a seed: 20 operations for each of its two devices, always the same ones. */
export function makeStory(observer: Observer, seed: number, at: number): Story {
  const maker = new StoryMaker(observer, seededRandom(seed, at));
  return maker.make();
}

/** The values that stand once every operation has arrived, by the rules alone. */
export function standing({ devices }: Story): readonly FieldHead[] {
  return headsOf(
    devices.flat().map(({ opId, payload }) => ({
      opId,
      writes: "writes" in payload ? (payload.writes as readonly FieldWrite[]) : [],
    })),
  );
}

/** A UUID of the seed's own chance, so that a seed names the same things each time. */
export function idOf(random: SeededRandom): string {
  const hex = Array.from({ length: 4 }, () =>
    random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

class StoryMaker {
  private readonly visitId: string;
  private readonly noteId: string;
  private noteCount = 0;
  private readonly contestedOps = new Map<string, string[]>(contested.map((field) => [field, []]));

  constructor(
    private readonly observer: Observer,
    private readonly random: SeededRandom,
  ) {
    this.visitId = idOf(random);
    this.noteId = idOf(random);
  }

  make(): Story {
    const begun = new Date();
    const at = (minutes: number) => new Date(begun.getTime() + minutes * 60_000).toISOString();
    const indicator = this.observer.rubric.sections[0]?.indicators[0];
    const level = indicator?.levels[0];
    if (!indicator || !level) throw new Error("A rubric without indicators");
    const first = [
      this.plan(),
      this.write({ field: "context/startedAt", value: at(0) }),
      this.note(this.noteId, "low_inference"),
      this.write({ field: `rating/${indicator.id}`, value: { level: level.value, noteIds: [this.noteId] } }),
      ...this.times(9, () => this.note()),
      ...this.contest(3),
    ];
    const second = [
      this.write({ field: "context/endedAt", value: at(45) }),
      ...this.times(11, () => this.note()),
      ...this.times(3, (count) => this.tally(count)),
      this.write({ field: `slice/${idOf(this.random)}`, value: { offsetSeconds: 600, onTask: 17, of: 24 } }),
      ...this.contest(4),
    ];
    const choices = contested.map((field) => this.choose(field));
    const words = [...first, ...second, ...choices].map(({ opId }) => opId);
    const register = this.operation({ kind: "observation.register", payload: {} }, words);
    const share = this.operation({ kind: "observation.share", payload: {} }, [register.opId]);
    return {
      ...{ visitId: this.visitId, observer: this.observer },
      devices: [[...first, ...choices, register, share], second],
    };
  }

  private times<T>(count: number, make: (at: number) => T): readonly T[] {
    return Array.from({ length: count }, (_, at) => make(at));
  }

  private operation(
    said: Pick<OperationInput, "kind" | "payload">,
    after: readonly string[] = [],
  ): SentOperation {
    const whole = {
      ...{ ...said, opId: idOf(this.random), entityId: this.visitId, baseVersion: 0, zone },
      ...{ after: [...after], capturedAt: new Date().toISOString() },
    };
    const digest = operationDigest(whole as Parameters<typeof operationDigest>[0]);
    return { ...whole, digest } as SentOperation;
  }

  private plan(): SentOperation {
    const { teacher, rubric, personId } = this.observer;
    const grade = teacher.grades[0] ?? "4b";
    return this.operation({
      kind: "visit.plan",
      payload: {
        ...{ schoolId: teacher.schoolId, teacherId: teacher.id, observerId: personId },
        ...{ rubricVersionId: rubric.id, purpose: "coaching", plannedOn: civilDateAt(new Date(), zone) },
        ...{ plannedAt: "09:15", grade, classGroup: "Ensayo", subject: teacher.subjects[0] ?? "Matemática" },
      },
    });
  }

  private write(...writes: readonly { field: string; value: unknown; over?: string[] }[]): SentOperation {
    return this.operation({
      kind: "observation.write",
      payload: { writes: writes.map(({ field, value, over = [] }) => ({ field, value, over })) },
    });
  }

  private note(id = idOf(this.random), noteClass: string | null = null): SentOperation {
    this.noteCount += 1;
    const text = `${this.noteCount}. ${words[this.random.below(words.length)] ?? ""}`;
    const speaker = (["teacher", "student", "group"] as const)[this.random.below(3)];
    const kind = noteClass ?? (["low_inference", "interpretation", "private"] as const)[this.random.below(3)];
    return this.write({
      field: `note/${id}`,
      value: { offsetSeconds: this.random.below(2_700), speaker, noteClass: kind, text },
    });
  }

  private tally(count: number): SentOperation {
    const field = `tally/${idOf(this.random)}`;
    return this.write({ field, value: { kind: "question", offsetSeconds: 60 * count, seconds: null } });
  }

  /** Writes of one device into fields that the other writes too, each over its own last value alone. */
  private contest(count: number): readonly SentOperation[] {
    const own = new Map<string, string>();
    return this.times(count, () => {
      const field = contested[this.random.below(contested.length)] ?? contested[0];
      const before = own.get(field);
      const value = field.endsWith("Present")
        ? this.random.below(45)
        : `Objetivo ${this.random.below(1_000)}`;
      const operation = this.write({ field, value, over: before === undefined ? [] : [before] });
      own.set(field, operation.opId);
      this.contestedOps.get(field)?.push(operation.opId);
      return operation;
    });
  }

  /** What the person decided, over all that was written. */
  private choose(field: string): SentOperation {
    const value = field.endsWith("Present") ? 31 : "Explicar cómo se pensó el problema";
    const over = this.contestedOps.get(field) ?? [];
    return this.operation({ kind: "observation.resolve", payload: { writes: [{ field, value, over }] } });
  }
}
