import type { FactorAnswers } from "@/lib/analysis/queries/replication";
import type { ComputedRun } from "./factor-sheet";
import { rLogical, rText, rVector } from "./package-text";
import { comparisonScript } from "./script-comparison";

type Ends = ReadonlyMap<string, { readonly lowest: number; readonly highest: number }>;

/** An R script that does the factor analysis of the package again with psych and compares it with our results. */
export function factorScript(
  { run, options, results }: ComputedRun,
  { ends, minimumCell }: { readonly ends: Ends } & Pick<FactorAnswers["data"], "minimumCell">,
): string {
  const { matrix, solution, scores, aggregation, audit, reliability } = options;
  const joined = results.audit?.joined ?? [];
  const settings = [
    `items <- ${rVector(options.items)}`,
    `minimos <- ${rVector(options.items.map((item) => ends.get(item)?.lowest ?? 1))}`,
    `maximos <- ${rVector(options.items.map((item) => ends.get(item)?.highest ?? 1))}`,
    "names(minimos) <- names(maximos) <- items",
    `invertidos <- ${rVector(options.reversed)}`,
    `uniones <- data.frame(item = ${rVector(joined.map(({ variable }) => variable))}, de = as.numeric(${rVector(joined.map(({ from }) => from))}), a = as.numeric(${rVector(joined.map(({ to }) => to))}))`,
    `quita_parejos <- ${rLogical(audit.leaveOutStraightLining)}`,
    `minimo <- ${Math.max(minimumCell, aggregation.minimumCell)}`,
    `policorica <- ${rLogical(matrix.correlation === "polychoric")}`,
    `por_lista <- ${rLogical(matrix.missing === "listwise")}`,
    `extraccion <- ${rText(solution.extraction)}`,
    `rotacion <- ${rText(solution.rotation)}`,
    `kaiser <- ${rLogical(solution.kaiser)}`,
    `por_promedio <- ${rLogical(scores.method === "mean")}`,
    `respuestas_exigidas <- ${scores.leastAnswered}`,
    `factores <- ${results.number?.chosen ?? 1}`,
  ];
  return [
    `# Repite con psych el analisis factorial ${run.id} y compara con los resultados del paquete.`,
    "# Se ejecuta en esta carpeta: Rscript replicar.R",
    `# Lo que depende de sorteos (analisis paralelo, remuestreo con ${reliability.bootstrapDraws} repeticiones, mitades) no se compara.`,
    "suppressPackageStartupMessages({ library(psych); library(GPArotation) })",
    "",
    ...settings,
    comparisonScript,
    body,
  ].join("\n");
}

const body = `
# 1. Datos: los mismos estudiantes, dados vuelta y unidos como dicen las opciones.
datos <- leer("datos.csv")
x <- datos[, items, drop = FALSE]
parejo <- rowSums(is.na(x)) == 0 & apply(x, 1, function(f) length(unique(f)) == 1)
queda <- rowSums(!is.na(x)) > 0
if (quita_parejos && sum(parejo) >= minimo) queda <- queda & !parejo
x <- x[queda, , drop = FALSE]
datos <- datos[queda, , drop = FALSE]
for (i in invertidos) x[[i]] <- minimos[[i]] + maximos[[i]] - x[[i]]
antes <- x
for (j in seq_len(nrow(uniones))) {
  cual <- which(antes[[uniones$item[j]]] == uniones$de[j])
  x[[uniones$item[j]]][cual] <- uniones$a[j]
}

# 2. Matriz de asociacion.
xm <- if (por_lista) x[complete.cases(x), , drop = FALSE] else x
n <- nrow(xm)
r <- if (policorica) {
  suppressWarnings(suppressMessages(polychoric(xm, correct = 0)$rho))
} else {
  suppressWarnings(suppressMessages(cor.smooth(cor(xm, use = "pairwise.complete.obs"))))
}
nuestra <- as.matrix(read.csv("resultados/matriz.csv", row.names = 1, check.names = FALSE))
comparar("Matriz de asociacion", nuestra, r)

# 3. Adecuacion.
adecuacion <- leer("resultados/adecuacion.csv")
kmo <- KMO(r)
bartlett <- cortest.bartlett(r, n = n)
comparar("KMO", adecuacion$kmo, kmo$MSA)
comparar("KMO de cada item", leer("resultados/items.csv")$msa, kmo$MSAi)
comparar("Bartlett: chi cuadrado (relativo)", 1, bartlett$chisq / adecuacion$bartlett_chi)
comparar("Autovalores", leer("resultados/autovalores.csv")$observado, eigen(r)$values)

# 4. Solucion de los items que quedaron: desde la matriz de R y desde la nuestra.
girar <- function(l) {
  k <- ncol(l)
  if (k == 1 || rotacion == "none") return(list(cargas = l, phi = diag(k)))
  if (rotacion == "varimax") {
    return(list(cargas = unclass(varimax(l, normalize = TRUE, eps = 1e-12)$loadings), phi = diag(k)))
  }
  if (rotacion == "promax") {
    v <- if (kaiser) kaiser(l, rotate = "Promax") else Promax(l, m = 4)
    return(list(cargas = unclass(v$loadings), phi = v$Phi))
  }
  v <- if (rotacion == "geomin") {
    geominQ(l, normalize = kaiser, eps = 1e-8, maxit = 20000)
  } else {
    oblimin(l, normalize = kaiser, eps = 1e-8, maxit = 20000)
  }
  list(cargas = unclass(v$loadings), phi = v$Phi)
}

alinear <- function(s, meta) {
  k <- ncol(meta)
  parecido <- crossprod(s$cargas, meta) / sqrt(outer(colSums(s$cargas^2), colSums(meta^2)))
  orden <- integer(k)
  queda <- abs(parecido)
  for (paso in seq_len(k)) {
    mejor <- which(queda == max(queda), arr.ind = TRUE)[1, ]
    orden[mejor[2]] <- mejor[1]
    queda[mejor[1], ] <- -1
    queda[, mejor[2]] <- -1
  }
  signo <- sign(parecido[cbind(orden, seq_len(k))])
  list(
    cargas = s$cargas[, orden, drop = FALSE] %*% diag(signo, k),
    phi = diag(signo, k) %*% s$phi[orden, orden, drop = FALSE] %*% diag(signo, k)
  )
}

cargas <- leer("resultados/cargas.csv")
columnas <- paste0("F", seq_len(factores))
meta <- as.matrix(cargas[, columnas, drop = FALSE])
phi <- as.matrix(leer("resultados/phi.csv")[, columnas, drop = FALSE])
ajuste <- leer("resultados/ajuste.csv")
desde <- list("matriz de R" = r, "nuestra matriz" = nuestra)
for (cual in names(desde)) {
  m <- desde[[cual]][cargas$item, cargas$item]
  f <- suppressWarnings(suppressMessages(
    fa(m, nfactors = factores, n.obs = n, rotate = "none", fm = extraccion, max.iter = 5000, min.err = 1e-12)
  ))
  s <- alinear(girar(unclass(f$loadings)), meta)
  comparar(paste("Cargas, desde la", cual), meta, s$cargas)
  comparar(paste("Correlacion entre factores, desde la", cual), phi, s$phi)
  comparar(paste("Comunalidades, desde la", cual), cargas$comunalidad, f$communality)
  comparar(paste("Ajuste: RMSEA, TLI y RMSR, desde la", cual), ajuste[, c("rmsea", "tli", "rmsr")], c(f$RMSEA[1], f$TLI, f$rms))
  comparar(paste("Ajuste: chi cuadrado (relativo), desde la", cual), 1, f$STATISTIC / ajuste$chi)
}

# 5. Confiabilidad y, por establecimiento, ICC del promedio de los items.
omega_de <- function(m) {
  l <- suppressWarnings(suppressMessages(fa(m, 1, fm = "minres", rotate = "none")))$loadings[, 1]
  sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
}
alfa_de <- function(m) nrow(m) / (nrow(m) - 1) * (1 - sum(diag(m)) / sum(m))
grupos <- if ("num_escuela" %in% names(datos)) paste(datos$num_escuela, datos$nivel) else NULL
sin_escuela <- if (is.null(grupos)) NULL else is.na(datos$num_escuela) | (any(!is.na(datos$nivel)) & is.na(datos$nivel))
agregacion <- leer("resultados/agregacion.csv")
fiabilidad <- leer("resultados/confiabilidad.csv")
for (fila in seq_len(nrow(fiabilidad))) {
  suyo <- fiabilidad[fila, ]
  nombre <- paste0("F", suyo$factor)
  propios <- strsplit(suyo$items, ";", fixed = TRUE)[[1]]
  xs <- x[, propios, drop = FALSE]
  a <- suppressWarnings(suppressMessages(psych::alpha(xs, check.keys = FALSE, warnings = FALSE)))
  comparar(paste("Alfa de", nombre), suyo$alfa, a$total$raw_alpha)
  if (length(propios) > 2) comparar(paste("Omega de", nombre), suyo$omega, omega_de(cor(xs, use = "pairwise.complete.obs")))
  if (policorica) comparar(paste("Alfa ordinal de", nombre), suyo$alfa_ordinal, alfa_de(r[propios, propios]))
  if (policorica && length(propios) > 2) comparar(paste("Omega ordinal de", nombre), suyo$omega_ordinal, omega_de(r[propios, propios]))
  icc <- agregacion[agregacion$factor == suyo$factor, ]
  if (por_promedio && nrow(icc) == 1) {
    puntaje <- rowMeans(xs, na.rm = TRUE)
    puntaje[rowSums(!is.na(xs)) < max(1, ceiling(respuestas_exigidas * length(propios)))] <- NA
    usa <- !is.na(puntaje) & !sin_escuela
    tabla <- anova(lm(puntaje[usa] ~ factor(grupos[usa])))
    entre <- tabla[1, 3]
    dentro <- tabla[2, 3]
    m <- sum(usa) / length(unique(grupos[usa]))
    comparar(paste("ICC1 e ICC2 de", nombre), icc[, c("icc1", "icc2")], c((entre - dentro) / (entre + (m - 1) * dentro), (entre - dentro) / entre))
  }
}

informar()
`;
