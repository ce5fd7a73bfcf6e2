import type { OptionNote } from "../../schema/factors";

const lloret = "Lloret-Segura et al., 2014";
const ferrando = "Ferrando y Lorenzo-Seva, 2014";

/** What each choice of a factor run does, in one sentence, and who recommends it. Keys are the paths of the options. */
export const optionNotes = {
  items: {
    sentence:
      "Se analizan las preguntas que, por su enunciado, tratan de lo mismo; no todas las del cuestionario.",
    reference: lloret,
  },
  reversed: {
    sentence:
      "Las preguntas escritas al revés se dan vuelta antes de calcular, para que más siempre signifique más.",
    reference: lloret,
  },
  gradeBy: {
    sentence: "El índice habla de un nivel en una escuela, así que se agrega por escuela y nivel.",
    reference: "Lüdtke et al., 2006",
  },
  "audit.thinShare": {
    sentence:
      "Una categoría que casi nadie eligió da correlaciones inestables; se avisa bajo este porcentaje.",
    reference: lloret,
  },
  "audit.joinThin": {
    sentence: "Las categorías con pocas respuestas se pueden unir con la vecina hacia el centro.",
    reference: lloret,
  },
  "audit.leaveOutStraightLining": {
    sentence: "Quien marcó lo mismo en todo puede no haber leído; se puede dejar fuera y comparar.",
    reference: "Meade y Craig, 2012",
  },
  "matrix.correlation": {
    sentence:
      "Con hasta cuatro categorías ordenadas conviene la policórica; Pearson, con cinco o más y poca asimetría.",
    reference: `Olsson, 1979; ${ferrando}`,
  },
  "matrix.missing": {
    sentence: "De a pares usa todas las respuestas; por lista usa solo a quienes contestaron todo.",
    reference: "Enders, 2010",
  },
  "number.draws": {
    sentence: "Se compara con al menos 500 conjuntos de datos sin factores.",
    reference: "Horn, 1965; Hayton et al., 2004",
  },
  "number.data": {
    sentence:
      "Permutar las propias respuestas conserva sus distribuciones, lo que los datos normales no hacen.",
    reference: "Buja y Eyuboglu, 1992",
  },
  "number.quantile": {
    sentence: "Un factor cuenta si supera al 95% de los conjuntos al azar.",
    reference: "Glorfeld, 1995",
  },
  "number.basis": {
    sentence:
      "Los autovalores de la matriz completa son la regla más estudiada; los de la reducida suelen sugerir más.",
    reference: "Timmerman y Lorenzo-Seva, 2011",
  },
  "number.seed": {
    sentence: "La misma semilla da los mismos números, para que otra persona pueda repetir el análisis.",
    reference: "Programa, regla de reproducibilidad",
  },
  "number.factors": {
    sentence:
      "Se usa el número del análisis paralelo, salvo que el sentido de los factores pida otro y se diga por qué.",
    reference: lloret,
  },
  "solution.extraction": {
    sentence:
      "Mínimos residuos no supone normalidad; máxima verosimilitud, sí; ejes principales queda por tradición.",
    reference: `Harman y Jones, 1966; ${ferrando}`,
  },
  "solution.rotation": {
    sentence:
      "Oblicua, porque en educación los factores casi siempre se relacionan; varimax solo si no lo hacen.",
    reference: `Jennrich y Sampson, 1966; ${lloret}`,
  },
  "solution.kaiser": {
    sentence:
      "Normalizar da el mismo peso a cada pregunta al rotar; SPSS lo hace y el paquete psych de R no.",
    reference: "Kaiser, 1958",
  },
  "solution.starts": {
    sentence: "Rotar desde varios comienzos evita quedarse en una solución que no es la mejor.",
    reference: "Rozeboom, 1992",
  },
  "solution.mainLoading": {
    sentence: "Una pregunta representa a su factor con una carga de al menos 0,40.",
    reference: "Stevens, 2002",
  },
  "solution.crossGap": {
    sentence: "La carga principal se separa de la segunda en al menos 0,15.",
    reference: "Worthington y Whittaker, 2006",
  },
  "solution.communality": {
    sentence: "Bajo 0,30 de comunalidad, la pregunta comparte poco con las demás.",
    reference: "Child, 2006",
  },
  "solution.itemsPerFactor": {
    sentence: "Con menos de tres preguntas un factor no queda determinado.",
    reference: lloret,
  },
  "solution.dropping": {
    sentence: "Las preguntas se quitan de a una y con su motivo, porque cada retiro cambia las demás cargas.",
    reference: lloret,
  },
  "solution.dropped": {
    sentence: "Lo que usted quita queda en el registro, con el motivo que escriba.",
    reference: lloret,
  },
  "reliability.bootstrapDraws": {
    sentence:
      "El intervalo de alfa se obtiene remuestreando escuelas enteras, porque sus estudiantes se parecen.",
    reference: "Efron y Tibshirani, 1993",
  },
  "reliability.seed": {
    sentence: "La semilla del remuestreo.",
    reference: "Programa, regla de reproducibilidad",
  },
  "replication.seed": {
    sentence: "La semilla con que las escuelas se reparten en dos mitades.",
    reference: "Programa, regla de reproducibilidad",
  },
  "replication.congruence": {
    sentence: "Desde 0,95 de congruencia los factores de las dos mitades se consideran iguales.",
    reference: "Lorenzo-Seva y ten Berge, 2006",
  },
  "scores.method": {
    sentence:
      "El promedio de las preguntas es simple y se puede repetir a mano; se compara con el puntaje factorial.",
    reference: "Grice, 2001",
  },
  "scores.leastAnswered": {
    sentence: "Se promedia a quien contestó al menos la mitad de las preguntas del factor.",
    reference: "Newman, 2014",
  },
  "aggregation.minimumCell": {
    sentence: "Bajo este número de estudiantes no se guarda ni se muestra ningún resultado.",
    reference: "Condiciones de uso de los datos de la Agencia de Calidad",
  },
  "aggregation.shrink": {
    sentence:
      "Los promedios de escuelas con pocos estudiantes se acercan al promedio general según su confiabilidad.",
    reference: "Raudenbush y Bryk, 2002",
  },
} as const satisfies Readonly<Record<string, OptionNote>>;
