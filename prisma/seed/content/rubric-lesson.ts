import type { RubricContent } from "./schema";

/** Lesson observation on the five standards of the Marco para la Buena Enseñanza that a lesson shows. Descriptors are ours. */
export const LESSON_RUBRIC = {
  code: "observacion-de-clase",
  name: "Observación de clase",
  version: 1,
  description:
    "Pauta breve para mirar una clase y conversar sobre ella, ordenada por los cinco estándares que se pueden ver en el aula. Cada nivel describe lo que se ve y se oye.",
  notice:
    "Los nombres de los estándares se citan como referencia del Marco para la Buena Enseñanza (CPEIP, 2021); los indicadores y descriptores fueron escritos para esta plataforma y no son texto oficial. Uso formativo: no sirve para evaluar ni para ordenar docentes, y una clase vista por una persona no retrata a un docente.",
  levels: [
    { value: 1, label: "Incipiente" },
    { value: 2, label: "En desarrollo" },
    { value: 3, label: "Logrado" },
    { value: 4, label: "Ejemplar" },
  ],
  sections: [
    {
      code: "B5",
      title: "Ambiente respetuoso y organizado",
      indicators: [
        {
          code: "B5.1",
          title: "Trato y respeto",
          description: "Cómo se hablan docente y estudiantes, y qué ocurre cuando alguien falta el respeto.",
          observableIn: "lesson",
          descriptors: [
            "Se oyen burlas, gritos o descalificaciones y la clase sigue sin que nadie las detenga.",
            "Se dirige con cordialidad a una parte del curso; ante burlas o interrupciones a veces responde y a veces no, o llama la atención a todos por igual.",
            "Llama a sus estudiantes por su nombre y con tono sereno; ante cada falta de respeto interviene y recuerda el acuerdo que corresponde.",
            "Además, las y los estudiantes se escuchan sin interrumpirse, se corrigen con respeto y citan los acuerdos del curso sin que se les pida.",
          ],
        },
        {
          code: "B5.2",
          title: "Rutinas y transiciones",
          description: "Cómo comienzan, cambian y terminan las actividades, y quién sabe qué hacer.",
          observableIn: "lesson",
          descriptors: [
            "Cada cambio de actividad toma varios minutos: hay estudiantes de pie, sin materiales o preguntando qué hacer, y no se da una señal común.",
            "Da instrucciones al cambiar de actividad y debe repetirlas, o resuelve caso a caso dónde sentarse, quién reparte y con qué trabajar.",
            "Usa señales y pasos que el curso conoce: la mayoría cambia de actividad y tiene sus materiales en uno o dos minutos.",
            "Las y los estudiantes llevan las rutinas: reparten, se agrupan y comienzan sin ayuda, y quien termina sabe con qué seguir sin preguntar.",
          ],
        },
        {
          code: "B5.3",
          title: "Tiempo para aprender",
          description:
            "Cuánto de la clase se dedica a la tarea y cuántos estudiantes están en ella en cada conteo.",
          observableIn: "lesson",
          descriptors: [
            "Gran parte de la clase se va en esperar materiales, pasar lista o corregir conducta; en los conteos, menos de la mitad del curso está en la tarea.",
            "Hay tramos de trabajo y tramos de espera; en los conteos, entre la mitad y tres de cada cuatro estudiantes están en la tarea.",
            "Casi toda la clase se dedica a la tarea; en los conteos, más de tres de cada cuatro estudiantes están en ella.",
            "Del inicio al cierre cada estudiante tiene algo que aprender; en todos los conteos casi todo el curso está en la tarea, también quien termina antes.",
          ],
        },
      ],
    },
    {
      code: "B6",
      title: "Desarrollo personal y social",
      indicators: [
        {
          code: "B6.1",
          title: "Participación de todas y todos",
          description: "A quiénes se da la palabra y qué se hace con lo que dicen.",
          observableIn: "lesson",
          descriptors: [
            "Hablan siempre las mismas pocas personas; hay sectores de la sala a los que no se dirige en toda la clase.",
            "Invita a participar en general: responden quienes levantan la mano y algunas intervenciones quedan sin respuesta.",
            "Da la palabra también a quienes no la piden, en distintos sectores de la sala, y retoma lo que cada persona aporta.",
            "Usa formas en que todo el curso responde (parejas, tarjetas, turnos), y las y los estudiantes se dan la palabra y continúan lo que dijo otra persona.",
          ],
        },
        {
          code: "B6.2",
          title: "Error, perseverancia y colaboración",
          description:
            "Qué ocurre después de un error o una dificultad, y cómo trabajan juntos los estudiantes.",
          observableIn: "lesson",
          descriptors: [
            "Ante un error pasa a otra persona o entrega la respuesta; se trabaja sin intercambio, o en grupos sin tarea para cada integrante.",
            "Anima con frases generales («tú puedes»); hay grupos, y una o dos personas hacen la tarea de todas.",
            "Pide volver a intentar y da tiempo para hacerlo; en los grupos cada integrante tiene algo que hacer o decir.",
            "Además, las y los estudiantes cuentan qué harán distinto, ofrecen ayuda explicando y resuelven entre ellos un desacuerdo sobre la tarea.",
          ],
        },
      ],
    },
    {
      code: "C7",
      title: "Estrategias de enseñanza para el logro de aprendizajes profundos",
      indicators: [
        {
          code: "C7.1",
          title: "Objetivo y sentido de la clase",
          description: "Si se sabe qué se aprende y para qué, y si la clase vuelve a ello.",
          observableIn: "lesson",
          descriptors: [
            "No se oye ni se ve qué se va a aprender: la clase comienza por la actividad.",
            "Lee o escribe el objetivo y no vuelve a él; si se les pregunta, las y los estudiantes describen la actividad y no lo que aprenden.",
            "Dice qué se aprenderá y para qué, lo une con lo ya visto y vuelve al objetivo al menos una vez antes del cierre.",
            "Además, las y los estudiantes dicen con sus palabras qué aprenden y para qué, y en el cierre muestran con un ejemplo lo que ahora saben.",
          ],
        },
        {
          code: "C7.2",
          title: "Explicación y modelamiento",
          description: "Cómo se muestra un contenido o procedimiento antes de pedir que lo hagan sin ayuda.",
          observableIn: "lesson",
          descriptors: [
            "Nombra el contenido o dicta definiciones, sin un ejemplo resuelto ni una representación.",
            "Da un ejemplo o una representación y pasa a la práctica sin decir en voz alta los pasos ni las decisiones.",
            "Muestra el procedimiento paso a paso pensando en voz alta, y practica un caso con el curso antes del trabajo autónomo.",
            "Además, contrasta con errores frecuentes y retira la ayuda de a poco; las y los estudiantes explican el porqué de cada paso.",
          ],
        },
        {
          code: "C7.3",
          title: "Apoyos para la diversidad del curso",
          description: "Qué caminos y apoyos tienen quienes parten de lugares distintos.",
          observableIn: "lesson",
          descriptors: [
            "Todo el curso hace la misma tarea del mismo modo; quien no puede comenzar espera o copia.",
            "Se acerca a quien pide ayuda y repite la misma explicación; la tarea y los apoyos son iguales para el curso.",
            "Ofrece más de una forma de acceder o responder (material concreto, imagen, oral, escrita) y apoya a quien se detiene sin darle la respuesta.",
            "Además, hay apoyos y desafíos previstos para distintos puntos de partida, las y los estudiantes eligen entre ellos, y la tarea usa ejemplos de su territorio o su cultura.",
          ],
        },
      ],
    },
    {
      code: "C8",
      title: "Estrategias para el desarrollo de habilidades del pensamiento",
      indicators: [
        {
          code: "C8.1",
          title: "Preguntas y tiempo para pensar",
          description: "Qué piden las preguntas, cuánto se espera y quién responde.",
          observableIn: "lesson",
          descriptors: [
            "Sus preguntas se contestan con una palabra o con sí o no, y las responde sin esperar.",
            "La mayoría de sus preguntas pide recordar; espera uno o dos segundos y toma la primera respuesta.",
            "Hace varias preguntas de por qué y cómo, espera tres segundos o más y pide a más de una persona que responda.",
            "Encadena preguntas que piden justificar, comparar o predecir; todo el curso piensa o escribe antes de responder, y las y los estudiantes también preguntan.",
          ],
        },
        {
          code: "C8.2",
          title: "Razonamiento y diálogo",
          description: "Si las y los estudiantes explican lo que piensan y conversan entre sí sobre ello.",
          observableIn: "lesson",
          descriptors: [
            "Las respuestas son de una palabra o copian la pizarra; no se pide explicarlas.",
            "Algunas personas explican cómo llegaron a su respuesta; el diálogo va siempre de docente a estudiante.",
            "Pide razones o estrategias distintas y las compara ante el curso; las y los estudiantes se refieren a lo que dijo otra persona.",
            "Las y los estudiantes sostienen el diálogo con pocas intervenciones docentes: preguntan, dan evidencia, cambian de idea y dicen por qué.",
          ],
        },
      ],
    },
    {
      code: "C9",
      title: "Evaluación y retroalimentación para el aprendizaje",
      indicators: [
        {
          code: "C9.1",
          title: "Criterios de logro",
          description: "Si se sabe cómo se reconoce un trabajo logrado y quién usa esos criterios.",
          observableIn: "lesson",
          descriptors: [
            "Da la tarea sin decir ni mostrar cómo se reconoce un trabajo logrado.",
            "Nombra aspectos de forma (orden, extensión, plazo), o un criterio que no vuelve a usar.",
            "Muestra los criterios con un ejemplo o una lista y los usa al revisar el trabajo durante la clase.",
            "Además, las y los estudiantes usan los criterios para revisar un trabajo, propio o de otra persona, y lo corrigen.",
          ],
        },
        {
          code: "C9.2",
          title: "Chequeo de comprensión",
          description: "Cómo se averigua qué entendió el curso y qué se hace con eso en la misma clase.",
          observableIn: "lesson",
          descriptors: [
            "Avanza sin comprobar, o pregunta «¿se entiende?» y sigue con quienes asienten.",
            "Comprueba con una o dos personas que se ofrecen, y la clase sigue igual cualquiera sea la respuesta.",
            "Reúne respuestas de la mayoría (pizarritas, señales, revisión de cuadernos) y vuelve a explicar o cambia el ejemplo según lo que ve.",
            "Comprueba con todo el curso en varios momentos y, según lo que ve, reagrupa, ajusta la tarea o cambia el camino de la clase.",
          ],
        },
        {
          code: "C9.3",
          title: "Retroalimentación",
          description: "Qué se dice a las y los estudiantes sobre su trabajo y qué hacen con ello.",
          observableIn: "lesson",
          descriptors: [
            "Dice si la respuesta es correcta o incorrecta, o elogia sin decir qué.",
            "Señala dónde está el error o repite la regla, y entrega hecha la corrección.",
            "Dice qué está logrado y qué falta, con una pista o una pregunta para avanzar, y da tiempo para corregir.",
            "Además, vuelve a mirar lo corregido; las y los estudiantes se comentan entre sí con el criterio y dicen qué cambiaron.",
          ],
        },
      ],
    },
  ],
} as const satisfies RubricContent;
