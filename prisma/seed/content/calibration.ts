import { LESSON_RUBRIC } from "./rubric-lesson";

interface Moment {
  readonly minute: number;
  readonly speaker: "teacher" | "student" | "group";
  readonly text: string;
}

interface Reference {
  readonly code: string;
  readonly level: number;
  readonly why: string;
}

export interface WrittenLesson {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly rubricCode: string;
  readonly rubricVersion: number;
  readonly lesson: readonly Moment[];
  readonly reference: readonly Reference[];
}

const rubric = { rubricCode: LESSON_RUBRIC.code, rubricVersion: LESSON_RUBRIC.version } as const;

/** Lessons written for this platform: nobody taught them. Their levels are argued with the rubric's own descriptors. */
export const WRITTEN_LESSONS: readonly WrittenLesson[] = [
  {
    ...{
      code: "fracciones-4",
      version: 1,
      title: "Fracciones en 4° básico (clase escrita, inventada)",
      ...rubric,
    },
    lesson: [
      {
        minute: 0,
        speaker: "teacher",
        text: "Escribe en la pizarra: «Comparar fracciones y explicar cuál es mayor». Lo lee en voz alta una vez.",
      },
      {
        minute: 2,
        speaker: "teacher",
        text: "«Saquen la hoja de ayer.» Tres estudiantes no la encuentran; espera a que la busquen.",
      },
      {
        minute: 6,
        speaker: "teacher",
        text: "Dibuja dos barras iguales y pinta 3/4 de una y 5/8 de la otra. «Miren: aquí hay más pintado, así que 3/4 es mayor.»",
      },
      { minute: 9, speaker: "teacher", text: "«¿Cuál es mayor, 2/3 o 3/5?» Espera dos segundos." },
      { minute: 9, speaker: "student", text: "Una estudiante con la mano levantada: «2/3»." },
      { minute: 9, speaker: "teacher", text: "«Muy bien. ¿Se entiende?» Varios asienten. Reparte la guía." },
      {
        minute: 14,
        speaker: "group",
        text: "18 de 27 escriben en la guía; dos conversan de otra cosa y siete miran la hoja del lado.",
      },
      {
        minute: 18,
        speaker: "teacher",
        text: "Se acerca a quien levanta la mano y repite: «Dibuja las barras, como yo hice».",
      },
      { minute: 23, speaker: "student", text: "«Profe, a mí me dio al revés.»" },
      {
        minute: 23,
        speaker: "teacher",
        text: "Mira la hoja: «Está malo. Es 5/6, mira, aquí te equivocaste», y lo corrige con su lápiz.",
      },
      { minute: 30, speaker: "group", text: "20 de 27 escriben; quienes terminaron conversan bajo." },
      {
        minute: 38,
        speaker: "teacher",
        text: "Dicta los resultados de la guía. «¿Alguien tuvo otra cosa?» Nadie responde.",
      },
      { minute: 43, speaker: "teacher", text: "«Guarden. Mañana seguimos con suma.»" },
    ],
    reference: [
      {
        code: "B5.3",
        level: 2,
        why: "En los conteos trabajan 18 y 20 de 27: entre la mitad y tres de cada cuatro, con tramos de espera al comienzo y al final.",
      },
      {
        code: "C7.2",
        level: 2,
        why: "Muestra un ejemplo con dibujo, pero dice la conclusión y nadie más explica el paso.",
      },
      {
        code: "C7.3",
        level: 2,
        why: "Se acerca a quien pide ayuda y repite la misma explicación; la tarea es igual para todo el curso.",
      },
      {
        code: "C8.1",
        level: 1,
        why: "La pregunta tiene una respuesta y espera dos segundos; contesta quien ya tenía la mano arriba.",
      },
      {
        code: "C9.2",
        level: 1,
        why: "Pregunta «¿se entiende?» y sigue con quienes asienten; al final nadie responde y la clase sigue igual.",
      },
      {
        code: "C9.3",
        level: 2,
        why: "Señala dónde está el error y entrega hecha la corrección con su lápiz.",
      },
    ],
  },
  {
    ...{
      code: "textos-7",
      version: 1,
      title: "Textos argumentativos en 7° básico (clase escrita, inventada)",
      ...rubric,
    },
    lesson: [
      {
        minute: 0,
        speaker: "teacher",
        text: "«Hoy vamos a defender una opinión con pruebas. ¿Para qué les serviría fuera de aquí?» Espera ocho segundos.",
      },
      { minute: 1, speaker: "student", text: "«Para que mi mamá me dé permiso, pero con razones.»" },
      {
        minute: 3,
        speaker: "teacher",
        text: "Proyecta dos párrafos. «Uno convence y el otro no. En parejas: ¿qué tiene el que convence?»",
      },
      {
        minute: 8,
        speaker: "group",
        text: "Las 14 parejas marcan los párrafos; las palabras «prueba» y «ejemplo» se oyen en varias.",
      },
      {
        minute: 10,
        speaker: "teacher",
        text: "Anota en una lista lo que dicen: opinión clara, dos pruebas, de dónde salió la prueba. «Esta lista la usan para revisarse.»",
      },
      {
        minute: 14,
        speaker: "group",
        text: "Escriben su párrafo. Hay tarjetas con comienzos de frase en una mesa; cinco estudiantes toman una.",
      },
      {
        minute: 22,
        speaker: "teacher",
        text: "«Pizarritas: ¿tu prueba dice de dónde salió? Sí, no, no sé.» Cuenta: 15 sí, 9 no, 4 no sé.",
      },
      {
        minute: 23,
        speaker: "teacher",
        text: "Junta a las trece personas que pusieron no o no sé y lee con ellas otro ejemplo; el resto sigue escribiendo.",
      },
      {
        minute: 31,
        speaker: "teacher",
        text: "A una estudiante: «La opinión se entiende altiro. Te falta decir quién lo dijo: ¿dónde lo leíste?» Vuelve tres minutos después y lo lee.",
      },
      {
        minute: 36,
        speaker: "student",
        text: "A su compañero, con la lista en la mano: «Tienes una prueba, faltaría otra».",
      },
      { minute: 37, speaker: "student", text: "«Ah, le agrego lo de la encuesta.» Escribe." },
      {
        minute: 42,
        speaker: "teacher",
        text: "«¿Quién cambió algo después de la lista? ¿Qué?» Cuatro leen el antes y el después.",
      },
    ],
    reference: [
      {
        code: "B5.3",
        level: 4,
        why: "De principio a fin hay algo que aprender; en los momentos mirados todo el curso está en la tarea.",
      },
      {
        code: "C7.3",
        level: 3,
        why: "Hay tarjetas de apoyo y un grupo con otro ejemplo; los desafíos para distintos puntos de partida no están previstos.",
      },
      {
        code: "C8.1",
        level: 3,
        why: "Pregunta para pensar, espera ocho segundos y da tiempo en parejas antes de oír respuestas.",
      },
      {
        code: "C9.1",
        level: 4,
        why: "Los criterios salen de ejemplos, quedan en una lista y las y los estudiantes la usan para revisar y corregir.",
      },
      {
        code: "C9.2",
        level: 4,
        why: "Comprueba con todo el curso y reagrupa según lo que ve, además de oír el antes y el después al cierre.",
      },
      {
        code: "C9.3",
        level: 4,
        why: "Dice qué está y qué falta con una pregunta, vuelve a mirar lo corregido, y se comentan entre sí con la lista.",
      },
    ],
  },
];
