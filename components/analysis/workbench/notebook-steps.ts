import {
  factorStepLabels,
  factorSteps,
  type FactorStep,
  type OptionNote,
} from "@/lib/analysis/schema/factors";

/** What the notebook grows through: the data and the items, what is computed from them, and the index at the end. */
export const notebookSteps = ["data", "items", ...factorSteps, "index"] as const;
export type NotebookStep = (typeof notebookSteps)[number];

export const notebookStepTitles: Readonly<Record<NotebookStep, string>> = {
  data: "Datos",
  items: "Ítems",
  ...factorStepLabels,
  index: "Guardar como índice",
};

/** Where each step is on the page: "#paso-matriz". */
export const notebookStepAnchors: Readonly<Record<NotebookStep, string>> = {
  data: "paso-datos",
  items: "paso-items",
  audit: "paso-revision",
  matrix: "paso-matriz",
  adequacy: "paso-adecuacion",
  number: "paso-cuantos",
  solution: "paso-solucion",
  reliability: "paso-confiabilidad",
  replication: "paso-replica",
  scores: "paso-puntajes",
  aggregation: "paso-establecimientos",
  index: "paso-indice",
};

export const notebookStepNumber = (step: NotebookStep): number => notebookSteps.indexOf(step) + 1;

export const isComputed = (step: NotebookStep): step is FactorStep =>
  factorSteps.some((known) => known === step);

/** One sentence of method for each step, with who recommends it. */
export const stepMethods: Readonly<Record<NotebookStep, OptionNote>> = {
  data: {
    sentence:
      "Se parte de las respuestas tal como se guardaron: sin nombres, sin completar lo que falta y con su huella, para que otra persona pueda repetirlo.",
    reference: "Lloret-Segura, Ferreres-Traver, Hernández-Baeza y Tomás-Marco (2014)",
  },
  items: {
    sentence:
      "Los ítems se eligen por lo que preguntan y no por sus números: al menos tres por cada factor que se espera, y los redactados al revés se dan vuelta antes de calcular.",
    reference: "Lloret-Segura et al. (2014); Velicer y Fava (1998)",
  },
  audit: {
    sentence:
      "Antes de correlacionar se mira cuántos contestan, quién marcó siempre lo mismo, qué categorías casi nadie usó y qué ítems no dejan espacio arriba o abajo.",
    reference: "Lloret-Segura et al. (2014)",
  },
  matrix: {
    sentence:
      "Con respuestas de cuatro categorías ordenadas se usan correlaciones policóricas: estiman, en dos pasos, cómo se relacionan las actitudes que hay detrás de las categorías.",
    reference: "Olsson (1979); Ferrando y Lorenzo-Seva (2014)",
  },
  adequacy: {
    sentence:
      "KMO dice cuánto de lo que los ítems comparten es de todos y no de a pares: desde 0,80 es bueno y bajo 0,60 no conviene seguir. Bartlett casi siempre rechaza con muchos estudiantes y por eso decide poco.",
    reference: "Kaiser (1974); Bartlett (1950)",
  },
  number: {
    sentence:
      "Se conservan los factores que superan lo que darían datos sin estructura (análisis paralelo). El gráfico de sedimentación y MAP acompañan; «autovalor mayor que 1» se informa y no decide.",
    reference: "Horn (1965); Buja y Eyuboglu (1992); Velicer (1976)",
  },
  solution: {
    sentence:
      "Mínimos residuos no pide normalidad y la rotación oblicua deja que los factores se relacionen, como se espera en educación; quitar un ítem es una decisión y queda escrita con su motivo.",
    reference: "Harman y Jones (1966); Jennrich y Sampson (1966); Lloret-Segura et al. (2014)",
  },
  reliability: {
    sentence:
      "Omega no supone que todos los ítems pesen igual; alfa se informa porque es lo que se conoce. Ambos van con su intervalo o su versión ordinal.",
    reference: "McDonald (1999); Cronbach (1951); Feldt, Woodruff y Salih (1987)",
  },
  replication: {
    sentence:
      "La estructura se busca otra vez en dos mitades hechas por establecimientos: si los factores se parecen en 0,95 o más, no dependen de a quién se preguntó.",
    reference: "Tucker (1951); Lorenzo-Seva y ten Berge (2006)",
  },
  scores: {
    sentence:
      "El promedio de los ítems es simple y cualquiera lo puede repetir; se compara con el puntaje factorial, y si se parecen en 0,95 o más basta el promedio.",
    reference: "DiStefano, Zhu y Mîndrilă (2009); ten Berge, Krijnen, Wansbeek y Shapiro (1999)",
  },
  aggregation: {
    sentence:
      "El promedio de un establecimiento vale si sus estudiantes coinciden entre sí más que con los de otros: ICC(1) dice cuánto, ICC(2) qué tan confiable es el promedio y rwg(j) cuánto acuerdo hay dentro.",
    reference: "Bliese (2000); Lüdtke et al. (2006); James, Demaree y Wolf (1984)",
  },
  index: {
    sentence:
      "El índice se guarda con nombre y versión y ya no cambia: ítems, puntaje, confiabilidad y promedios. Una corrección es una versión nueva.",
    reference: "AERA, APA y NCME (2014), sobre documentar lo que se mide",
  },
};
