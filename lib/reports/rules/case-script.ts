import type { CaseSelectionView } from "@/lib/analysis/schema/cases";
import { rText, rVector } from "./package-text";
import { comparisonScript } from "./script-comparison";

/** An R script that calculates both scores of every school of the package again in base R, and their quadrants, and compares them with ours. */
export function caseScript({ id, settings, basis }: CaseSelectionView): string {
  return [
    `# Repite en R, sin paquetes, los puntajes de la seleccion de casos ${id} y compara con los resultados del paquete.`,
    "# Se ejecuta en esta carpeta: Rscript replicar.R",
    `# La estabilidad sale de ${settings.draws} sorteos y no se compara.`,
    "",
    `idps <- ${rVector(settings.idps)}`,
    `simce <- ${rVector(settings.simce)}`,
    `base <- ${rText(basis.kind)}`,
    `umbral <- ${settings.threshold}`,
    comparisonScript,
    body,
  ].join("\n");
}

const body = `
datos <- leer("datos.csv")
escuelas <- leer("resultados/escuelas.csv")
usados <- c("retroalimentacion", "gse", "rural", "n", idps, simce)
datos <- datos[complete.cases(datos[, usados]), ]
datos <- datos[order(datos$escuela, datos$anio), ]

z <- function(v) as.numeric(scale(v))
controlar <- function(v, fijos) z(if (ncol(fijos) > 0) resid(lm(v ~ fijos)) else v)

# Dentro de cada anio: O es la media de dos mitades, y F y O pierden lo que dicen de ellos GSE y ruralidad.
del_anio <- function(d) {
  bienestar <- z(rowMeans(d[, idps, drop = FALSE]))
  aprendizaje <- z(rowMeans(sapply(simce, function(s) z(d[[s]]))))
  grupos <- sort(unique(d$gse))
  gse <- if (base == "country") sapply(grupos[-1], function(g) as.numeric(d$gse == g)) else d$gse
  fijos <- cbind(matrix(as.numeric(unlist(gse)), nrow = nrow(d)), as.numeric(d$rural))
  fijos <- fijos[, apply(fijos, 2, function(v) length(unique(v)) > 1), drop = FALSE]
  data.frame(escuela = d$escuela, f = controlar(d$retroalimentacion, fijos), o = controlar((bienestar + aprendizaje) / 2, fijos))
}

partes <- do.call(rbind, lapply(split(datos, datos$anio), del_anio))
medias <- aggregate(cbind(f, o) ~ escuela, data = partes, FUN = mean)
medias <- medias[order(medias$escuela), ]
medias$f <- z(medias$f)
medias$o <- z(medias$o)
medias$residuo <- abs(rstudent(lm(o ~ f, data = medias)))

con_puntaje <- escuelas[!is.na(escuelas$f), ]
suya <- medias[match(con_puntaje$escuela, medias$escuela), ]
comparar("F", con_puntaje$f, suya$f)
comparar("O", con_puntaje$o, suya$o)
comparar("Fuerza: eslabon mas debil", con_puntaje$fuerza_minima, pmin(abs(suya$f), abs(suya$o)))
comparar("Fuerza: producto", con_puntaje$fuerza_producto, abs(suya$f * suya$o))
comparar("Fuerza: residuo estudentizado", con_puntaje$fuerza_residuo, suya$residuo)
comparar("Fuerza: suma", con_puntaje$fuerza_suma, abs(suya$f) + abs(suya$o))

cuadrante <- ifelse(
  abs(suya$f) < umbral | abs(suya$o) < umbral, "near_mean",
  paste0(ifelse(suya$f > 0, "high", "low"), "_", ifelse(suya$o > 0, "high", "low"))
)
comparar("Cuadrante (0: el mismo)", rep(0, nrow(suya)), as.numeric(cuadrante != con_puntaje$cuadrante))

informar()
`;
