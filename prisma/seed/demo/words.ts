/** Invented words of the demonstration. Nobody bears these names together; "Ejemplo" marks each person. */
export const givenNames = [
  "Alejandra",
  "Álvaro",
  "Antonia",
  "Bárbara",
  "Benjamín",
  "Carla",
  "Carolina",
  "César",
  "Constanza",
  "Daniela",
  "Eduardo",
  "Fernanda",
  "Francisca",
  "Gabriel",
  "Graciela",
  "Gonzalo",
  "Isidora",
  "Jaime",
  "Javiera",
  "Jorge",
  "Karina",
  "Leonardo",
  "Lidia",
  "Macarena",
  "Manuel",
  "Marcela",
  "Matías",
  "Miriam",
  "Nicolás",
  "Olga",
  "Pablo",
  "Paulina",
  "Ramón",
  "Rayen",
  "Rosa",
  "Sebastián",
  "Silvia",
  "Teresa",
  "Valentina",
  "Víctor",
] as const;

export const secondFamilyNames = [
  "Abarca",
  "Aliaga",
  "Bustos",
  "Cáceres",
  "Catrileo",
  "Cortés",
  "Donoso",
  "Escobar",
  "Espinoza",
  "Fuenzalida",
  "Gallardo",
  "Garrido",
  "Henríquez",
  "Iturra",
  "Jara",
  "Leiva",
  "Llanos",
  "Mardones",
  "Millán",
  "Navarrete",
  "Ñancupil",
  "Ortega",
  "Oyarzún",
  "Palma",
  "Pereira",
  "Quezada",
  "Retamal",
  "Riquelme",
  "Sandoval",
  "Sepúlveda",
  "Toledo",
  "Urrutia",
  "Valdebenito",
  "Veloso",
  "Villagra",
  "Yáñez",
  "Zamora",
  "Zúñiga",
] as const;

export interface Department {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
}

const upperGrades = ["5b", "6b", "7b", "8b", "1m", "2m", "3m", "4m"];

export const firstDepartment: Department = {
  name: "Primer ciclo",
  subjects: ["Matemática", "Lenguaje y Comunicación"],
  grades: ["1b", "2b", "3b", "4b"],
};

export const departments: readonly Department[] = [
  firstDepartment,
  { name: "Educación parvularia", subjects: ["Educación Parvularia"], grades: ["nt1", "nt2"] },
  { name: "Lenguaje", subjects: ["Lengua y Literatura"], grades: upperGrades },
  { name: "Matemática", subjects: ["Matemática"], grades: upperGrades },
  { name: "Ciencias", subjects: ["Ciencias Naturales"], grades: upperGrades },
  { name: "Historia", subjects: ["Historia, Geografía y Ciencias Sociales"], grades: upperGrades },
];

type Spoken = readonly [speaker: "teacher" | "student" | "group", text: string];

/** What was seen or heard, by indicator: first at the lower levels, then at the higher ones. */
export const evidenceByIndicator: Readonly<
  Record<string, readonly [low: readonly Spoken[], high: readonly Spoken[]]>
> = {
  "B5.1": [
    [
      ["group", "Tres estudiantes hablan a la vez; la docente sigue explicando."],
      ["teacher", "«Silencio, ya les dije.»"],
    ],
    [
      ["teacher", "«Gracias por esperar tu turno, Grupo 2.»"],
      ["student", "«¿Me puedes repetir? No te escuché», a su compañera."],
    ],
  ],
  "B5.2": [
    [
      ["group", "Pasan 7 minutos entre la entrada y la primera instrucción."],
      ["teacher", "Busca las guías en el estante mientras el curso espera de pie."],
    ],
    [
      ["group", "Dos estudiantes reparten el material sin que se les pida."],
      ["teacher", "Levanta la mano y el curso queda en silencio en 10 segundos."],
    ],
  ],
  "B5.3": [
    [
      ["group", "{some} de {all} estudiantes copian la fecha y esperan; 4 miran por la ventana."],
      ["teacher", "Pasa la lista durante 6 minutos."],
    ],
    [
      ["group", "{most} de {all} estudiantes trabajan en la guía en el minuto 20."],
      ["teacher", "«Les quedan 4 minutos; después compartimos.»"],
    ],
  ],
  "B6.1": [
    [
      ["teacher", "Pregunta 9 veces; responden los mismos 3 estudiantes de la primera fila."],
      ["group", "Nadie de la última fila habla en 15 minutos."],
    ],
    [
      ["teacher", "Saca un palito con nombre y pregunta a quien sale."],
      ["student", "Una estudiante de la última fila explica su respuesta."],
    ],
  ],
  "B6.2": [
    [
      ["student", "Borra toda la hoja al ver su error."],
      ["teacher", "«No, está malo. ¿Otro?»"],
    ],
    [
      ["teacher", "«Este error nos sirve: ¿qué pensó quien lo hizo?»"],
      ["group", "Comparan dos respuestas distintas en parejas."],
    ],
  ],
  "C7.1": [
    [
      ["teacher", "Escribe el título «Fracciones» y entrega la guía."],
      ["student", "«¿Profe, qué hay que hacer?»"],
    ],
    [
      ["teacher", "«Hoy vamos a comparar fracciones para repartir en partes justas.»"],
      ["student", "«Es para saber cuál pedazo es más grande.»"],
    ],
  ],
  "C7.2": [
    [
      ["teacher", "Resuelve el ejercicio en la pizarra sin decir los pasos."],
      ["group", "Copian el resultado."],
    ],
    [
      ["teacher", "Resuelve en voz alta: «primero miro qué me preguntan…»"],
      ["teacher", "Usa tiras de papel y después el dibujo."],
    ],
  ],
  "C7.3": [
    [
      ["group", "Todo el curso trabaja la misma guía; 5 estudiantes no la comienzan."],
      ["teacher", "Repite la misma explicación con la voz más alta."],
    ],
    [
      ["teacher", "Entrega a tres estudiantes la recta numérica ya dibujada."],
      ["student", "Elige entre dibujar o escribir su respuesta."],
    ],
  ],
  "C8.1": [
    [
      ["teacher", "«¿Cuánto es? ¿Cuánto es?» Espera menos de 1 segundo."],
      ["teacher", "Hace 11 preguntas; 10 se responden con una palabra."],
    ],
    [
      ["teacher", "«¿Cómo lo supiste?» Espera 5 segundos."],
      ["teacher", "«Piensen un momento antes de levantar la mano.»"],
    ],
  ],
  "C8.2": [
    [
      ["student", "Da el resultado; la docente pasa al siguiente ejercicio."],
      ["teacher", "«Correcto. Siguiente.»"],
    ],
    [
      ["student", "Explica su estrategia en la pizarra."],
      ["teacher", "«¿Quién lo pensó de otra forma?»"],
    ],
  ],
  "C9.1": [
    [
      ["teacher", "«Háganlo bonito y completo.»"],
      ["student", "«¿Así está bien, profe?»"],
    ],
    [
      ["teacher", "Muestra dos ejemplos y pregunta cuál cumple los tres criterios."],
      ["student", "Marca en su hoja los criterios que ya tiene."],
    ],
  ],
  "C9.2": [
    [
      ["teacher", "«¿Se entendió? ¿Sí? Bien.»"],
      ["group", "Responden «sí» a coro."],
    ],
    [
      ["teacher", "Pide mostrar la respuesta en pizarritas y las mira una a una."],
      ["teacher", "«Veo que seis pusieron 3/4; volvamos a ese paso.»"],
    ],
  ],
  "C9.3": [
    [
      ["teacher", "Pone un visto bueno en 8 cuadernos sin comentario."],
      ["teacher", "«Muy bien. Sigan.»"],
    ],
    [
      ["teacher", "«Ordenaste bien los datos; ahora revisa la unidad.»"],
      ["student", "Corrige la unidad y vuelve a mostrar su hoja."],
    ],
  ],
};

const objectives: Readonly<Record<string, readonly string[]>> = {
  "Primer ciclo": [
    "Comparar fracciones con material concreto",
    "Leer un cuento y decir qué pasó primero y después",
    "Resolver problemas de dos pasos con dibujos",
  ],
  "Educación parvularia": ["Contar hasta diez con objetos de la sala", "Relatar lo que pasó en el patio"],
  Lenguaje: ["Reconocer la idea principal de un texto", "Distinguir hecho de opinión en una noticia"],
  Matemática: ["Resolver problemas de dos pasos", "Comparar dos formas de repartir en partes iguales"],
  Ciencias: ["Formular una pregunta que se pueda investigar", "Leer un gráfico y decir qué muestra"],
  Historia: ["Comparar dos fuentes sobre un mismo hecho", "Ubicar en el plano los servicios de la comuna"],
};

/** What a lesson of the department may be about. */
export function objectivesOf({ name }: Department): readonly string[] {
  const known = objectives[name];
  if (!known) throw new Error(`No invented objectives for ${name}`);
  return known;
}
