/** Invented words of talks, models and closings. What is worked on goes with the indicator of the focus; the rest with anybody. */
export interface WorkWords {
  readonly improvements: readonly string[];
  readonly steps: readonly { readonly what: string; readonly howSeen: string }[];
  readonly technique: string;
  readonly lookFor: string;
}

const questions: WorkWords = {
  improvements: [
    "Dar tiempo para pensar después de cada pregunta abierta.",
    "Cambiar algunas preguntas de una sola respuesta por otras que pidan explicar.",
  ],
  steps: [
    {
      what: "Hacer dos preguntas abiertas por clase y esperar cinco segundos",
      howSeen: "Se cuenta la espera en el próximo monitoreo",
    },
    {
      what: "Escribir antes de la clase tres preguntas que partan con «por qué» o «cómo»",
      howSeen: "Las preguntas están en la planificación y se oyen en la clase",
    },
  ],
  technique: "Preguntar, esperar cinco segundos y recién nombrar a quien responde",
  lookFor: "Cuántos segundos pasan y quiénes se animan a hablar",
};

const wordsByIndicator: Readonly<Record<string, WorkWords>> = {
  "B5.1": {
    improvements: ["Nombrar lo que se espera al escucharse, antes de pedir silencio."],
    steps: [
      {
        what: "Acordar con el curso una señal para pedir la palabra y usarla toda la clase",
        howSeen: "Se cuenta cuántas veces hablan de a uno en diez minutos",
      },
    ],
    technique: "Detenerse, nombrar la conducta esperada y agradecer a quien la muestra",
    lookFor: "Qué dice la o el docente y qué hace el curso en los diez segundos siguientes",
  },
  "B5.2": {
    improvements: ["Ensayar la entrada a la sala hasta que la primera tarea parta sola."],
    steps: [
      {
        what: "Dejar escrita en la pizarra una tarea de inicio de tres minutos",
        howSeen: "Se mide cuánto pasa entre el timbre y el primer cuaderno abierto",
      },
    ],
    technique: "Explicar la rutina, mostrarla, practicarla una vez y corregir en el momento",
    lookFor: "Cuánto demora la transición y quiénes preguntan qué hay que hacer",
  },
  "B5.3": {
    improvements: ["Usar los primeros minutos en la tarea y dejar la lista para cuando ya trabajan."],
    steps: [
      {
        what: "Pasar la lista mientras el curso resuelve la tarea de inicio",
        howSeen: "Se cuenta cuántos estudiantes trabajan en los minutos 5, 15 y 25",
      },
    ],
    technique: "Decir cuánto tiempo queda y qué debe estar listo al terminar",
    lookFor: "Cuántos estudiantes están en la tarea cada cinco minutos",
  },
  "B6.1": {
    improvements: ["Preguntar también a quienes no levantan la mano, con aviso y con apoyo."],
    steps: [
      {
        what: "Usar los palitos con nombres en la mitad de las preguntas",
        howSeen: "Se anota en el plano de la sala quiénes hablaron",
      },
    ],
    technique: "Conversar en parejas un minuto y después nombrar a quien comparte",
    lookFor: "Qué sectores de la sala hablan y cuáles no",
  },
  "B6.2": {
    improvements: ["Detenerse en un error frecuente antes de dar la respuesta."],
    steps: [
      {
        what: "Elegir un error de la clase anterior y analizarlo con el curso",
        howSeen: "El error está en la pizarra y el curso explica qué pensó quien lo hizo",
      },
    ],
    technique: "Mostrar una respuesta equivocada sin nombre y preguntar qué tiene de bueno",
    lookFor: "Qué dicen los estudiantes sobre el error y si alguien corrige el suyo",
  },
  "C7.1": {
    improvements: ["Decir para qué sirve lo que se va a aprender, con palabras del curso."],
    steps: [
      {
        what: "Pedir al cierre que dos estudiantes digan qué aprendieron y para qué",
        howSeen: "Se registran sus palabras en el próximo monitoreo",
      },
    ],
    technique: "Partir con una situación del barrio y volver a ella al cierre",
    lookFor: "Si los estudiantes pueden decir qué están aprendiendo a mitad de la clase",
  },
  "C7.2": {
    improvements: ["Pensar en voz alta mientras se resuelve el primer ejemplo."],
    steps: [
      {
        what: "Resolver un ejemplo completo diciendo cada decisión antes del trabajo solo",
        howSeen: "Se oye el «primero miro…, después…» y queda escrito en la pizarra",
      },
    ],
    technique: "Yo lo hago, lo hacemos, lo haces: un ejemplo para cada momento",
    lookFor: "En qué momento el curso toma el lápiz y qué pasos repite solo",
  },
  "C7.3": {
    improvements: ["Preparar una ayuda para quienes no comienzan y un desafío para quienes terminan."],
    steps: [
      {
        what: "Llevar dos versiones de la guía, con y sin apoyo visual",
        howSeen: "Se cuenta cuántos estudiantes comienzan en los primeros tres minutos",
      },
    ],
    technique: "Acercarse primero a quienes más lo necesitan, con una pista y no con la respuesta",
    lookFor: "A quiénes se acerca la o el docente y qué pista da",
  },
  "C8.1": questions,
  "C8.2": {
    improvements: ["Pedir la razón también cuando la respuesta es correcta."],
    steps: [
      {
        what: "Preguntar «¿quién lo pensó de otra forma?» al menos tres veces",
        howSeen: "Se registran las estrategias distintas que aparecen",
      },
    ],
    technique: "Devolver la respuesta al curso antes de decir si está bien",
    lookFor: "Cuántos estudiantes responden a otro estudiante y no a la o el docente",
  },
  "C9.1": {
    improvements: ["Mostrar un ejemplo logrado y otro por mejorar antes de comenzar."],
    steps: [
      {
        what: "Escribir tres criterios con el curso y pedir que marquen los que ya tienen",
        howSeen: "Los criterios están a la vista y los cuadernos tienen las marcas",
      },
    ],
    technique: "Comparar dos trabajos y sacar de ahí los criterios",
    lookFor: "Qué criterios nombran los estudiantes sin que se les dicten",
  },
  "C9.2": {
    improvements: ["Pedir una muestra de todos antes de seguir, en vez de preguntar si se entendió."],
    steps: [
      {
        what: "Usar pizarritas en una pregunta clave y decidir con lo que muestran",
        howSeen: "Se ve si la clase cambia después de mirar las respuestas",
      },
    ],
    technique: "Una pregunta, todas las respuestas a la vista, una decisión",
    lookFor: "Qué hace la o el docente con las respuestas equivocadas",
  },
  "C9.3": {
    improvements: ["Cambiar el «muy bien» por lo que está logrado y lo que sigue."],
    steps: [
      {
        what: "Dejar en cinco cuadernos un comentario con un logro y una pista",
        howSeen: "Se leen los comentarios y si el estudiante cambió algo",
      },
    ],
    technique: "Decir qué está logrado, dar una pista y quedarse a mirar el cambio",
    lookFor: "Qué corrige el estudiante después de la pista",
  },
};

/** What is worked on when the focus is seen by this indicator. */
export function workOn(indicatorCode: string): WorkWords {
  return wordsByIndicator[indicatorCode] ?? questions;
}

export const agreements = [
  "Acordamos trabajar este foco con una visita por semana. Lo observado lo leemos usted y yo; la dirección ve fechas, horas y foco. Es formativo: no se usa para evaluar (demostración).",
  "Nos juntamos los martes después de la clase observada, en la biblioteca. Lo que conversemos queda entre nosotros; la dirección solo ve cuándo y cuánto (demostración).",
  "Partimos por lo que a usted le interesa cambiar. Cada clase observada termina con una conversación antes de tres días. Nada de esto entra a su evaluación (demostración).",
] as const;

export const teacherGoals = [
  "Quiero que mis estudiantes expliquen cómo pensaron, no solo el resultado.",
  "Me gustaría que participen también los de la última fila.",
  "Quiero llegar al cierre con tiempo y saber quién entendió.",
  "Busco hablar menos yo y que el curso hable más.",
  "Quiero que el curso parta a trabajar sin que yo repita la instrucción.",
] as const;

export const strengths = [
  "El curso comenzó a trabajar en menos de tres minutos y supo qué hacer.",
  "Llama a cada estudiante por su nombre y vuelve a quien se quedó callado.",
  "La explicación usó material concreto y después el dibujo.",
  "Anunció el tiempo que quedaba y el curso llegó al cierre.",
  "Tomó una respuesta a medias y la ayudó a completarse.",
  "La pizarra quedó ordenada y sirvió de apoyo para el trabajo solo.",
  "El tono fue cercano también al corregir.",
] as const;

export const teacherWords = [
  "«Me apuro porque siento que se acaba la hora.»",
  "«Pensé que habían entendido, pero al mirar las guías vi que no.»",
  "«Me gustó que hablara ella, casi nunca lo hace.»",
  "«Me cuesta quedarme callada mientras piensan.»",
  "«Con el séptimo me resulta; con el octavo todavía no.»",
  "«No me había dado cuenta de que pregunto siempre para el mismo lado.»",
] as const;

export const debriefs = [
  "Notó que hablaron estudiantes que casi nunca participan.",
  "Dijo que el silencio se le hizo corto mirándolo desde atrás.",
  "Le sorprendió que el curso encontrara el error sin ayuda.",
  "Vio que la rutina tomó dos minutos y quiere probarla el lunes.",
  "Quedó con la duda de cómo hacerlo con un curso más grande; lo ensayamos.",
] as const;

export const reflections = [
  "Me sirvió ver la clase modelo antes de intentarlo.",
  "Aprendí a esperar; todavía se me olvida al final de la hora.",
  "Lo que más me ayudó fue leer las notas de mi propia clase.",
  "Quiero seguir con lo mismo, pero en el otro curso.",
] as const;

export const closingEvidence = {
  achieved: [
    "En la última clase se vio de principio a fin; en la primera, solo en el inicio (demostración).",
    "Las notas de la última clase muestran el cambio en tres momentos distintos (demostración).",
  ],
  partly_achieved: [
    "Se ve al comienzo de la clase y en el trabajo guiado; falta en el cierre (demostración).",
    "Hay un avance frente a la primera clase, todavía con apoyo (demostración).",
  ],
  not_achieved: [
    "Lo observado es parecido a la primera clase; las licencias cortaron dos semanas de trabajo (demostración).",
    "El intento se vio una vez y no se sostuvo; se propone un paso más pequeño (demostración).",
  ],
} as const;
