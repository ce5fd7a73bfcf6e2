import type { FocusContent } from "./schema";

/** Foci on what is taught and how: the subject, planning, assessment and strategies. */
export const TEACHING_FOCI = [
  {
    code: "PCK",
    name: "Disciplina y didáctica de la asignatura",
    description: "Conocer a fondo lo que se enseña, cómo se aprende y qué suele costar en cada asignatura.",
    standards: ["A1", "A2"],
    indicatorCodes: ["C7.2", "C8.2"],
    subFoci: [
      {
        code: "PCK.LEN",
        name: "Lenguaje: lectura, escritura y oralidad",
        description: "Enseñar a leer y comprender, a escribir con propósito y a hablar y escuchar en clase.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.MAT",
        name: "Matemática: problemas y representaciones",
        description:
          "Pasar de lo concreto a lo pictórico y lo simbólico, resolver problemas y anticipar errores en fracciones o álgebra.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.CN",
        name: "Ciencias Naturales: indagación",
        description: "Preguntar, probar y explicar con evidencia, con materiales al alcance de la escuela.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.HIS",
        name: "Historia y Ciencias Sociales: fuentes",
        description: "Leer fuentes, situarlas en tiempo y espacio y discutir más de una interpretación.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.ING",
        name: "Inglés: uso en la sala",
        description:
          "Usar el idioma en situaciones con sentido, con apoyos para comprender y atreverse a hablar.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.EFI",
        name: "Educación Física y Salud",
        description: "Desarrollar habilidades motrices y vida activa con participación de todo el curso.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.ART",
        name: "Artes y Música",
        description: "Crear, apreciar y conversar sobre obras propias y ajenas.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.TP",
        name: "Formación técnico-profesional",
        description: "Unir módulos, taller y oficio con tareas cercanas al trabajo real.",
        standards: ["A2"],
        indicatorCodes: [],
      },
      {
        code: "PCK.PAR",
        name: "Educación parvularia: juego y lenguaje",
        description: "Aprender por medio del juego, la conversación y la exploración en prekínder y kínder.",
        standards: ["A1", "A2"],
        indicatorCodes: [],
      },
    ],
  },
  {
    code: "PLAN",
    name: "Planificación",
    description: "Decidir antes de la clase qué se aprenderá, en qué orden y con qué recursos.",
    standards: ["A3"],
    indicatorCodes: ["C7.1"],
    subFoci: [
      {
        code: "PLAN.OBJ",
        name: "Objetivo claro",
        description: "Formular lo que se aprenderá de modo que el curso lo entienda y se pueda comprobar.",
        standards: ["A3", "C7"],
        indicatorCodes: ["C7.1"],
      },
      {
        code: "PLAN.SEC",
        name: "Secuencia de la clase",
        description:
          "Ordenar inicio, práctica guiada, práctica autónoma y cierre para que cada paso prepare el siguiente.",
        standards: ["A3"],
        indicatorCodes: ["C7.1", "C7.2"],
      },
      {
        code: "PLAN.PRIO",
        name: "Priorización curricular",
        description:
          "Elegir lo que más importa aprender con el tiempo que hay, a partir de lo que el curso ya sabe.",
        standards: ["A2", "A3"],
        indicatorCodes: [],
      },
      {
        code: "PLAN.MULTI",
        name: "Aula multigrado",
        description:
          "Preparar una misma clase para varios grados con momentos comunes y tareas para cada uno.",
        standards: ["A3"],
        indicatorCodes: ["C7.1", "C7.3"],
      },
      {
        code: "PLAN.REC",
        name: "Recursos para aprender",
        description:
          "Escoger o crear materiales que ayuden a llegar al objetivo y que estén listos a tiempo.",
        standards: ["A3"],
        indicatorCodes: ["C7.1", "B5.2"],
      },
    ],
  },
  {
    code: "EVAL",
    name: "Evaluación y retroalimentación",
    description: "Saber qué se está aprendiendo y usarlo a tiempo para enseñar y para aprender.",
    standards: ["A4", "C9"],
    indicatorCodes: ["C9.1", "C9.2", "C9.3"],
    subFoci: [
      {
        code: "EVAL.CRIT",
        name: "Criterios de logro",
        description: "Mostrar cómo se reconoce un trabajo logrado y usar esos criterios durante la clase.",
        standards: ["A4", "C9"],
        indicatorCodes: ["C9.1"],
      },
      {
        code: "EVAL.CHEQ",
        name: "Chequeo de comprensión",
        description: "Averiguar qué entendió todo el curso y ajustar la clase en el momento.",
        standards: ["C9"],
        indicatorCodes: ["C9.2"],
      },
      {
        code: "EVAL.RETRO",
        name: "Retroalimentación",
        description: "Decir qué está logrado, qué falta y cómo avanzar, y dar tiempo para corregir.",
        standards: ["C9"],
        indicatorCodes: ["C9.3"],
      },
      {
        code: "EVAL.AUTO",
        name: "Autoevaluación y coevaluación",
        description:
          "Que las y los estudiantes revisen su trabajo y el de otras personas con criterios conocidos.",
        standards: ["C9"],
        indicatorCodes: ["C9.1", "C9.3"],
      },
      {
        code: "EVAL.D67",
        name: "Evaluación según el Decreto 67",
        description:
          "Usar la evaluación para acompañar el avance de cada estudiante y decidir la promoción con evidencia.",
        standards: ["A4"],
        indicatorCodes: ["C9.1", "C9.2"],
      },
    ],
  },
  {
    code: "EST",
    name: "Estrategias de enseñanza y pensamiento",
    description: "Explicar, preguntar y conversar de modo que el curso piense y comprenda.",
    standards: ["C7", "C8"],
    indicatorCodes: ["C7.2", "C8.1", "C8.2"],
    subFoci: [
      {
        code: "EST.PREG",
        name: "Preguntas y tiempo de espera",
        description: "Hacer preguntas que piden pensar, esperar y recoger más de una respuesta.",
        standards: ["C8"],
        indicatorCodes: ["C8.1"],
      },
      {
        code: "EST.MODEL",
        name: "Modelamiento",
        description: "Mostrar un procedimiento paso a paso pensando en voz alta antes de pedirlo.",
        standards: ["C7"],
        indicatorCodes: ["C7.2"],
      },
      {
        code: "EST.DISC",
        name: "Discusión entre estudiantes",
        description:
          "Sostener conversaciones en que las y los estudiantes dan razones y se responden entre sí.",
        standards: ["C8"],
        indicatorCodes: ["C8.2", "C8.1"],
      },
      {
        code: "EST.ANDAM",
        name: "Andamiaje",
        description: "Dar la ayuda justa y retirarla de a poco hasta que el curso trabaje sin ella.",
        standards: ["C7"],
        indicatorCodes: ["C7.2", "C7.3"],
      },
      {
        code: "EST.META",
        name: "Metacognición",
        description: "Que las y los estudiantes digan cómo pensaron, qué les costó y qué harán distinto.",
        standards: ["C8"],
        indicatorCodes: ["C8.2", "B6.2"],
      },
    ],
  },
] as const satisfies readonly FocusContent[];
