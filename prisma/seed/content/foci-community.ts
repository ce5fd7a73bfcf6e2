import type { FocusContent } from "./schema";

/** Foci on the people: the classroom, inclusion, life together, technology at hand, families and colleagues. */
export const COMMUNITY_FOCI = [
  {
    code: "AULA",
    name: "Gestión de aula",
    description: "Organizar la sala y el tiempo para que se pueda enseñar y aprender con calma.",
    standards: ["B5"],
    indicatorCodes: ["B5.1", "B5.2", "B5.3"],
    subFoci: [
      {
        code: "AULA.RUT",
        name: "Rutinas",
        description: "Enseñar y sostener modos conocidos de comenzar, trabajar y terminar.",
        standards: ["B5"],
        indicatorCodes: ["B5.2"],
      },
      {
        code: "AULA.TIEM",
        name: "Uso del tiempo",
        description: "Dedicar la clase a la tarea y reducir las esperas.",
        standards: ["B5"],
        indicatorCodes: ["B5.3"],
      },
      {
        code: "AULA.EXP",
        name: "Expectativas de comportamiento",
        description: "Decir lo que se espera, reconocerlo y redirigir sin detener la clase.",
        standards: ["B5"],
        indicatorCodes: ["B5.2", "B5.1"],
      },
      {
        code: "AULA.TRANS",
        name: "Transiciones",
        description: "Cambiar de actividad en poco tiempo, con materiales listos y señales claras.",
        standards: ["B5"],
        indicatorCodes: ["B5.2", "B5.3"],
      },
    ],
  },
  {
    code: "INCL",
    name: "Inclusión y diversificación",
    description: "Que cada estudiante pueda entrar a la tarea, avanzar en ella y mostrar lo que sabe.",
    standards: ["A1", "A3", "C7"],
    indicatorCodes: ["C7.3", "B6.1"],
    subFoci: [
      {
        code: "INCL.DUA",
        name: "Diseño universal para el aprendizaje",
        description:
          "Ofrecer desde el inicio distintas formas de acceder, participar y expresar lo aprendido.",
        standards: ["A3", "C7"],
        indicatorCodes: ["C7.3"],
      },
      {
        code: "INCL.D83",
        name: "Diversificación según el Decreto 83",
        description: "Adecuar la enseñanza y la evaluación sin bajar lo que se espera de cada estudiante.",
        standards: ["A3", "C7"],
        indicatorCodes: ["C7.3", "C9.1"],
      },
      {
        code: "INCL.PIE",
        name: "Trabajo con el equipo PIE",
        description:
          "Coordinar con educación diferencial los apoyos que necesita el curso, según el Decreto 170.",
        standards: ["A1", "A3"],
        indicatorCodes: ["C7.3"],
      },
      {
        code: "INCL.COENS",
        name: "Co-enseñanza",
        description: "Planificar y enseñar entre dos, con un papel claro para cada persona durante la clase.",
        standards: ["A3", "C7"],
        indicatorCodes: ["C7.3", "B6.1"],
      },
      {
        code: "INCL.INTER",
        name: "Interculturalidad",
        description: "Enseñar con los saberes, lenguas y experiencias de las familias y del territorio.",
        standards: ["A1", "C7"],
        indicatorCodes: ["C7.3", "B6.1"],
      },
    ],
  },
  {
    code: "CONV",
    name: "Convivencia y desarrollo socioemocional",
    description: "Cuidar el vínculo, el bienestar y la pertenencia de todo el curso.",
    standards: ["B5", "B6"],
    indicatorCodes: ["B5.1", "B6.1", "B6.2"],
    subFoci: [
      {
        code: "CONV.VINC",
        name: "Vínculo y buen trato",
        description: "Tratar a cada estudiante por su nombre, con respeto y con interés por lo que dice.",
        standards: ["B5", "B6"],
        indicatorCodes: ["B5.1"],
      },
      {
        code: "CONV.CONF",
        name: "Resolución de conflictos",
        description: "Enseñar a conversar un desacuerdo y a reparar, en vez de solo detenerlo.",
        standards: ["B6"],
        indicatorCodes: ["B5.1", "B6.2"],
      },
      {
        code: "CONV.BIEN",
        name: "Bienestar y perseverancia",
        description:
          "Tratar el error y la dificultad como parte de aprender y dar modos de volver a intentar.",
        standards: ["B6"],
        indicatorCodes: ["B6.2"],
      },
      {
        code: "CONV.PERT",
        name: "Pertenencia y participación",
        description: "Que cada estudiante tenga voz, un lugar y algo que aportar al curso.",
        standards: ["B6"],
        indicatorCodes: ["B6.1"],
      },
    ],
  },
  {
    code: "TEC",
    name: "Tecnología con sentido pedagógico",
    description: "Usar tecnología cuando ayuda a aprender y contar con un plan cuando falta.",
    standards: ["C7"],
    indicatorCodes: ["C7.2"],
    subFoci: [
      {
        code: "TEC.REC",
        name: "Recursos digitales",
        description:
          "Elegir recursos digitales que muestren o permitan practicar lo que sin ellos no se podría.",
        standards: ["C7"],
        indicatorCodes: ["C7.2"],
      },
      {
        code: "TEC.CONEX",
        name: "Baja conectividad",
        description: "Preparar actividades que funcionen sin señal y con pocos equipos.",
        standards: ["A3", "C7"],
        indicatorCodes: ["B5.2"],
      },
    ],
  },
  {
    code: "FAM",
    name: "Familia y comunidad",
    description: "Trabajar con apoderadas, apoderados y comunidad por el aprendizaje de sus estudiantes.",
    standards: ["D12"],
    indicatorCodes: [],
    subFoci: [
      {
        code: "FAM.COM",
        name: "Comunicación con las familias",
        description: "Contar a las familias qué se aprende y cómo apoyar en casa, en palabras simples.",
        standards: ["D12"],
        indicatorCodes: [],
      },
      {
        code: "FAM.CITA",
        name: "Citaciones y entrevistas",
        description:
          "Preparar y conducir conversaciones con apoderadas y apoderados que terminen en un acuerdo.",
        standards: ["D12"],
        indicatorCodes: [],
      },
    ],
  },
  {
    code: "PROF",
    name: "Desarrollo profesional",
    description: "Aprender de la propia práctica y junto a colegas.",
    standards: ["D11"],
    indicatorCodes: [],
    subFoci: [
      {
        code: "PROF.REFL",
        name: "Reflexión sobre la práctica",
        description: "Mirar evidencia de la propia clase, sacar una conclusión y decidir un cambio.",
        standards: ["D11"],
        indicatorCodes: [],
      },
      {
        code: "PROF.COLAB",
        name: "Trabajo colaborativo",
        description: "Planificar, observar y analizar trabajos de estudiantes junto a colegas.",
        standards: ["D11", "D12"],
        indicatorCodes: [],
      },
      {
        code: "PROF.PORT",
        name: "Preparación del portafolio",
        description: "Preparar el portafolio docente, solo cuando la persona acompañada lo pide.",
        standards: ["D11"],
        indicatorCodes: [],
      },
    ],
  },
] as const satisfies readonly FocusContent[];
