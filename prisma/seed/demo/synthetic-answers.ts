import { MISSING_ITEM } from "@/lib/evidence/rules/data-sets/pack";
import type { CodebookQuestion } from "@/lib/evidence/schema/codebooks";
import { chanceOf, type Chance } from "./random";

/** A school whose students the invented answers are of. */
export interface AnsweringSchool {
  readonly rbd: number;
  readonly zone: string;
}

/** Answers that nobody gave, one array a column and one element a student. */
export interface SyntheticAnswers {
  readonly schools: Int32Array;
  /** Index in `classes` and in `zones`. */
  readonly classOf: Int16Array;
  readonly zoneOf: Int16Array;
  readonly zones: readonly string[];
  /** In the order of `syntheticQuestions`, with the reversed ones as a student would mark them. */
  readonly items: readonly Int16Array[];
  readonly weights: Float64Array;
}

/** The last one has students in few schools, too few for its figures to be shown. */
export const syntheticClasses = ["II medio A", "II medio B", "II medio C", "II medio D"] as const;
const SEATS_OF_THREE_CLASSES = 42;

/** Fixed: every clone has the same students. */
const SEED = 20_262_002;

/** What makes a student's answer: two factors that share a general one, which differs a little between schools. */
const GENERAL_SHARE = 0.62;
const SCHOOL_SHARE = 0.12;
type Factor = "next_step" | "dialogue";

interface Question extends Pick<CodebookQuestion, "variable" | "wording" | "isReversed"> {
  readonly factor: Factor;
  readonly loading: number;
  /** Where the latent answer passes from one option to the next. */
  readonly thresholds: readonly [number, number, number];
}

const section = "En las clases de este año, ¿con qué frecuencia ocurre esto?";
const scale = ["Nunca", "Pocas veces", "Muchas veces", "Siempre"].map((label, at) => ({
  code: at + 1,
  label,
}));

/** How strongly a question shows its factor (reversed: less than zero), how far its answers lean to "Nunca", and its words. */
type Item = readonly [loading: number, shift: number, wording: string];

/** Questions of our own, on what is said of the work. */
const nextStep: readonly Item[] = [
  [0.78, -0.1, "Mis docentes me muestran qué parte de mi trabajo está bien lograda."],
  [0.82, 0.1, "Mis docentes me explican qué puedo cambiar para que mi trabajo quede mejor."],
  [0.74, 0.3, "Antes de seguir, mis docentes me dan un ejemplo de cómo se ve un buen trabajo."],
  [0.7, -0.3, "Sé qué se va a mirar de mi trabajo antes de entregarlo."],
  [0.72, 0.5, "Cuando me equivoco, mis docentes me ayudan a encontrar dónde estuvo el error."],
  [0.66, 0.4, "Recibo comentarios a tiempo para usarlos en el trabajo que sigue."],
  [-0.6, -0.2, "Me devuelven los trabajos solo con la nota, sin otra explicación."],
];

/** And on how it is talked over. */
const dialogue: readonly Item[] = [
  [0.76, 0.2, "Mis docentes me preguntan cómo llegué a mi respuesta."],
  [0.73, 0, "Puedo decir que no entendí sin que me dé vergüenza."],
  [0.79, 0.4, "Conversamos sobre mis avances, además de mis notas."],
  [0.68, 0.2, "Mis docentes esperan a que piense antes de dar la respuesta."],
  [0.71, 0.6, "Tengo ocasión de corregir un trabajo y volver a entregarlo."],
  [0.64, 0.5, "Comentamos nuestros trabajos en el curso, con ayuda de la o el docente."],
  [-0.58, -0.5, "Cuando alguien se equivoca, la clase sigue como si nada."],
];

const questions: readonly Question[] = [
  ...nextStep.map((item) => questionOf("next_step", item)),
  ...dialogue.map((item) => questionOf("dialogue", item)),
].map((question, at) => ({ ...question, variable: `retro_${String(at + 1).padStart(2, "0")}` }));

function questionOf(factor: Factor, [loading, shift, wording]: Item) {
  const thresholds = [shift - 1.3, shift - 0.35, shift + 0.75] as const;
  return { factor, loading, thresholds, wording, isReversed: loading < 0 };
}

/** The invented questionnaire as a codebook holds it. */
export const syntheticQuestions: readonly CodebookQuestion[] = questions.map(
  ({ variable, wording, isReversed }) => ({
    variable,
    section,
    wording,
    scale,
    isReversed,
    missingCodes: [0, 99],
  }),
);

/**
 * Invents some forty students of each school, in the order of the schools. Their answers come of two correlated factors
 * under one general, with between a twentieth and a tenth of the index between schools, some left blank, and a weight of
 * their school; the same schools give the same answers.
 */
export function inventAnswers(schools: readonly AnsweringSchool[]): SyntheticAnswers {
  const chance = chanceOf(SEED);
  const zones = [...new Set(schools.map(({ zone }) => zone))];
  const students = schools.flatMap((school) => {
    const setting = { school, effect: normal(chance), weight: chance.whole(70, 160) / 100 };
    return Array.from({ length: chance.whole(34, 46) }, (_, seat) =>
      inventStudent({ ...setting, seat }, chance),
    );
  });
  return {
    schools: Int32Array.from(students, ({ school }) => school.rbd),
    classOf: Int16Array.from(students, ({ seat }) => (seat < SEATS_OF_THREE_CLASSES ? seat % 3 : 3)),
    zoneOf: Int16Array.from(students, ({ school }) => zones.indexOf(school.zone)),
    zones,
    items: questions.map((_, at) => Int16Array.from(students, ({ answers }) => answers[at] ?? MISSING_ITEM)),
    weights: Float64Array.from(students, ({ weight }) => weight),
  };
}

interface Seat {
  readonly school: AnsweringSchool;
  /** Of the school, in standard deviations between schools. */
  readonly effect: number;
  readonly weight: number;
  readonly seat: number;
}

function inventStudent(seat: Seat, chance: Chance) {
  const general = mixed(seat.effect, normal(chance), SCHOOL_SHARE);
  const factors = {
    next_step: mixed(general, normal(chance), GENERAL_SHARE),
    dialogue: mixed(general, normal(chance), GENERAL_SHARE),
  };
  const latent = questions.map(({ factor, loading }) => {
    return loading * factors[factor] + Math.sqrt(1 - loading ** 2) * normal(chance);
  });
  // A few tire and leave the end blank; the others skip a question now and then.
  const answered = chance.happens(0.03) ? chance.whole(6, 12) : questions.length;
  const answers = questions.map(({ thresholds }, at) => {
    const isBlank = chance.happens(0.05) || at >= answered;
    return isBlank
      ? MISSING_ITEM
      : 1 + thresholds.filter((threshold) => (latent[at] ?? 0) > threshold).length;
  });
  return { ...seat, answers };
}

/** A standard normal made of two, the first with that share of its variance. */
function mixed(first: number, second: number, share: number): number {
  return Math.sqrt(share) * first + Math.sqrt(1 - share) * second;
}

/** Box and Muller (1958). */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
}
