import type { RubricContent } from "./schema";

/**
 * Adapted after Teach Primary, second edition (World Bank, 2021, CC BY 4.0 IGO), in words of ours. The licence asks for
 * the citation and for two disclaimers. In the original they read: "This translation was not created by The World
 * Bank and should not be considered an official World Bank translation. The World Bank shall not be liable for any
 * content or error in this translation." "This is an adaptation of an original work by The World Bank. Views and
 * opinions expressed in the adaptation are the sole responsibility of the author or authors of the adaptation and are
 * not endorsed by The World Bank."
 */
export const TEACH_RUBRIC = {
  code: "teach-adaptada",
  name: "Prácticas de aula, adaptada de Teach Primary",
  version: 1,
  description:
    "Diez elementos de la práctica en el aula, en cinco niveles, para mirar dos tramos de quince minutos de una clase. Sirve para comparar lo que ven dos personas y para mirar habilidades socioemocionales.",
  notice:
    "Adaptación de: Molina et al. (2021), Teach Primary: Observer Manual, segunda edición, Banco Mundial, Washington, D. C. Licencia CC BY 4.0 IGO (https://creativecommons.org/licenses/by/4.0/igo/). " +
    "Esta traducción no es obra del Banco Mundial y no debe considerarse traducción oficial de dicho organismo. El Banco Mundial no responderá por el contenido ni los errores de la traducción. " +
    "Esta es una adaptación de una obra original del Banco Mundial. Las opiniones y los puntos de vista expresados en la adaptación son de exclusiva responsabilidad de su autor o sus autores y no cuentan con el respaldo del Banco Mundial.",
  levels: [
    { value: 1, label: "Por iniciar" },
    { value: 2, label: "Inicial" },
    { value: 3, label: "En desarrollo" },
    { value: 4, label: "Afianzado" },
    { value: 5, label: "Extendido" },
  ],
  sections: [
    {
      code: "TA",
      title: "Tiempo de aprendizaje",
      indicators: [
        {
          code: "T0",
          title: "Tiempo en la tarea",
          description:
            "Si hay una actividad de aprendizaje y cuántos estudiantes están en ella, en tres miradas breves.",
          observableIn: "lesson",
          descriptors: [
            "En las miradas no hay actividad de aprendizaje, o casi nadie está en ella.",
            "Hay actividad en una parte de las miradas, y la mitad del curso o más está en otra cosa.",
            "Hay actividad en la mayoría de las miradas y cerca de tres de cada cuatro estudiantes están en ella.",
            "Hay actividad en todas las miradas; en alguna, unas pocas personas están en otra cosa.",
            "Hay actividad en todas las miradas y todo el curso está en ella.",
          ],
        },
      ],
    },
    {
      code: "CA",
      title: "Cultura de aula",
      indicators: [
        {
          code: "T1",
          title: "Ambiente de apoyo",
          description:
            "Cómo se trata a cada estudiante, qué palabras se usan y cómo se responde a una necesidad.",
          observableIn: "lesson",
          descriptors: [
            "Se oyen gritos, burlas o amenazas, o se deja fuera a un grupo (por ejemplo, solo los niños reciben la palabra).",
            "No usa nombres ni palabras de aliento, y una necesidad visible (alguien llora, a alguien le falta el lápiz) queda sin respuesta.",
            "Usa algunos nombres y alguna palabra de aliento; responde a una parte de las necesidades que se ven.",
            "Usa nombres y palabras de aliento en varios momentos, responde a las necesidades que se ven y reparte la palabra entre niñas y niños.",
            "Todo lo anterior de principio a fin; además usa ejemplos que contradicen estereotipos, y las y los estudiantes se tratan del mismo modo.",
          ],
        },
        {
          code: "T2",
          title: "Expectativas positivas",
          description:
            "Si se dice qué comportamiento se espera, se reconoce a quien cumple y se redirige a quien no.",
          observableIn: "lesson",
          descriptors: [
            "No dice qué comportamiento espera; reprende, o el ruido detiene la clase.",
            "Dice lo que no se debe hacer y llama la atención muchas veces; no reconoce a quienes cumplen.",
            "Dice qué espera en algunas actividades y reconoce a alguien que cumple; lo que redirige vuelve a ocurrir pronto.",
            "Dice qué espera en cada actividad, reconoce a quienes cumplen y redirige hacia lo esperado sin detener la clase.",
            "Además, las y los estudiantes recuerdan lo esperado por su cuenta y casi no hace falta redirigir.",
          ],
        },
      ],
    },
    {
      code: "EN",
      title: "Enseñanza",
      indicators: [
        {
          code: "T3",
          title: "Facilitación de la clase",
          description: "Objetivo, explicación, unión con lo que ya se sabe y demostración ante el curso.",
          observableIn: "lesson",
          descriptors: [
            "No dice el objetivo, y la explicación falta o se contradice.",
            "El objetivo se adivina por la actividad; la explicación salta pasos y no hay un ejemplo hecho ante el curso.",
            "Dice el objetivo en general, explica con algún ejemplo y muestra una parte del procedimiento.",
            "Dice un objetivo preciso, explica en orden, lo une con lo que ya saben o con su vida y muestra el procedimiento completo.",
            "Además, piensa en voz alta mientras lo muestra y usa más de una representación.",
          ],
        },
        {
          code: "T4",
          title: "Chequeo de comprensión",
          description: "Preguntas y recorridos para saber qué se entendió, y ajustes que nacen de ello.",
          observableIn: "lesson",
          descriptors: [
            "No pregunta por lo aprendido, o responde sus propias preguntas; no mira el trabajo.",
            "Pregunta a coro, o mira unos pocos cuadernos, y la clase sigue igual.",
            "Pregunta a varias personas o recorre una parte de la sala, y alguna vez aclara según lo que ve.",
            "Reúne respuestas de la mayoría, recorre toda la sala y ajusta: aclara, agrega un ejemplo o da más tiempo.",
            "Además, comprueba con todo el curso en varios momentos y cambia la tarea o los grupos según lo que encuentra.",
          ],
        },
        {
          code: "T5",
          title: "Retroalimentación",
          description: "Comentarios sobre el trabajo o las ideas de las y los estudiantes.",
          observableIn: "lesson",
          descriptors: [
            "No comenta las respuestas, o solo dice «bien» o «mal».",
            "Comenta en general («sigan así», «falta orden»), o corrige sin explicar.",
            "A algunas personas les dice, en pocas palabras, qué está logrado o qué falta.",
            "A varias personas les dice qué está logrado, qué falta y por qué, con una pista para seguir.",
            "Además, da tiempo para usar el comentario, y las y los estudiantes comentan el trabajo de otras personas con razones.",
          ],
        },
        {
          code: "T6",
          title: "Pensamiento crítico",
          description: "Preguntas abiertas y tareas que piden pensar más allá de repetir.",
          observableIn: "lesson",
          descriptors: [
            "Todas las preguntas y tareas piden repetir o copiar.",
            "Casi todas piden recordar; una pregunta abierta queda sin conversarse.",
            "Hay dos o tres preguntas abiertas, o una tarea que pide comparar, clasificar o aplicar, con respuestas breves.",
            "Se encadenan preguntas abiertas y una tarea pide explicar, predecir o resolver algo nuevo; las y los estudiantes dan razones.",
            "Además, las y los estudiantes hacen preguntas abiertas, contrastan razones y deciden entre alternativas.",
          ],
        },
      ],
    },
    {
      code: "SE",
      title: "Habilidades socioemocionales",
      indicators: [
        {
          code: "T7",
          title: "Autonomía",
          description: "Elecciones, encargos y ganas de participar de las y los estudiantes.",
          observableIn: "lesson",
          descriptors: [
            "Todo lo decide y lo hace la persona que enseña; nadie elige ni se ofrece.",
            "Se puede elegir algo que no cambia la tarea (un color, un asiento), o se ofrecen siempre las mismas personas.",
            "Hay alguna elección sobre la tarea, o un encargo para unas pocas personas, y varias se ofrecen a participar.",
            "Se elige cómo resolver o mostrar la tarea, hay encargos que ayudan a aprender y muchas personas se ofrecen.",
            "Además, las y los estudiantes proponen caminos, conducen una parte de la clase y cuentan por qué eligieron.",
          ],
        },
        {
          code: "T8",
          title: "Perseverancia",
          description: "Cómo se habla del esfuerzo, del error y de las metas.",
          observableIn: "lesson",
          descriptors: [
            "Comenta solo la capacidad («qué inteligente», «esto no es para ti»), o ante la dificultad pasa a otra cosa.",
            "Celebra respuestas correctas; ante el error entrega la solución.",
            "Reconoce el esfuerzo alguna vez y anima a volver a intentar, sin decir cómo.",
            "Nombra el esfuerzo o la estrategia usada, dice que equivocarse es parte de aprender y da tiempo y un modo de reintentar.",
            "Además, las y los estudiantes se ponen una meta breve, revisan cuánto avanzaron y cuentan qué les sirvió.",
          ],
        },
        {
          code: "T9",
          title: "Colaboración",
          description: "Trabajo con otras personas, escucha y manejo de desacuerdos.",
          observableIn: "lesson",
          descriptors: [
            "No trabajan con otras personas, o lo hacen con peleas en que nadie media.",
            "Se sientan en grupo y cada quien hace lo suyo; ante un conflicto, el grupo se separa.",
            "Comparten materiales o respuestas de una tarea común, y alguna vez se recuerda escuchar o respetar turnos.",
            "La tarea necesita de cada integrante, y se practica cómo escuchar, ponerse de acuerdo o ponerse en el lugar de otra persona.",
            "Además, las y los estudiantes resuelven desacuerdos conversando y se reparten el trabajo sin ayuda.",
          ],
        },
      ],
    },
  ],
} as const satisfies RubricContent;
