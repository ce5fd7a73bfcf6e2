import type { RelationRunView } from "@/lib/analysis/schema/relations";
import { comparisonScript } from "./script-comparison";

/** An R script that does every relation of the package again in base R and compares it with our results. */
export function relationScript(run: RelationRunView): string {
  return [
    `# Repite en R, sin paquetes, las relaciones del estudio ${run.id} y compara con los resultados del paquete.`,
    "# Se ejecuta en esta carpeta: Rscript replicar.R",
    `# El intervalo de Spearman sale de ${run.options.draws} sorteos y no se compara.`,
    comparisonScript,
    body,
  ].join("\n");
}

const body = `
datos <- leer("datos.csv")
pruebas <- leer("resultados/pruebas.csv")
datos <- datos[!is.na(datos$zona) & !datos$chica & !is.na(datos$retroalimentacion), ]
numericas <- setdiff(names(datos), c("escuela", "zona", "nivel", "anio", "chica", "rural"))
for (columna in numericas) datos[[columna]] <- as.numeric(datos[[columna]])

# El promedio de los anios en que cada escuela y nivel tiene puntaje.
promediar <- function(d) {
  partes <- split(d, paste(d$escuela, d$nivel))
  do.call(rbind, lapply(partes, function(p) {
    una <- p[1, ]
    for (columna in numericas) {
      una[[columna]] <- if (all(is.na(p[[columna]]))) NA else mean(p[[columna]], na.rm = TRUE)
    }
    una
  }))
}

muestra <- function(prueba) {
  d <- datos
  if (!is.na(prueba$zona)) d <- d[d$zona == prueba$zona, ]
  if (!is.na(prueba$nivel)) d <- d[d$nivel == prueba$nivel, ]
  d <- if (is.na(prueba$anio)) { if (nrow(d) > 0) promediar(d) else d } else d[d$anio == prueba$anio, ]
  d[!is.na(d[[prueba$resultado]]), ]
}

varia <- function(v) length(unique(v[!is.na(v)])) > 1

# Correlacion con lo demas constante; Spearman toma rangos de todo.
parcial <- function(x, y, fijos, rangos = FALSE) {
  todo <- cbind(x, y, fijos)
  todo <- todo[complete.cases(todo), , drop = FALSE]
  if (rangos) todo <- apply(todo, 2, rank)
  libres <- nrow(todo) - ncol(todo)
  if (libres < 1) return(c(NA, NA, NA, NA))
  resto <- function(v) if (ncol(todo) > 2) resid(lm(v ~ todo[, -(1:2), drop = FALSE])) else v
  r <- cor(resto(todo[, 1]), resto(todo[, 2]))
  t <- r * sqrt(libres / (1 - r^2))
  medio <- qnorm(0.975) / sqrt(nrow(todo) - 3 - (ncol(todo) - 2))
  c(r, 2 * pt(-abs(t), libres), tanh(atanh(r) - medio), tanh(atanh(r) + medio))
}

pendiente <- function(x, y, fijos, peso = NULL) {
  d <- data.frame(y = as.numeric(scale(y)), x = as.numeric(scale(x)))
  if (ncol(fijos) > 0) d <- cbind(d, fijos)
  completos <- complete.cases(d)
  d$peso <- if (is.null(peso)) 1 else peso
  d <- d[completos, ]
  m <- lm(y ~ . - peso, data = d, weights = d$peso)
  libres <- m$df.residual
  if (libres < 1) return(c(NA, NA, NA, NA))
  if (is.null(peso)) {
    X <- model.matrix(m)
    inversa <- solve(crossprod(X))
    palanca <- rowSums((X %*% inversa) * X)
    # Una escuela sola en su termino lo decide ella y no dice nada de la pendiente.
    e <- ifelse(palanca > 1 - 1e-9, 0, resid(m) / (1 - palanca))
    error <- sqrt(diag(inversa %*% crossprod(X * e) %*% inversa))["x"]
  } else {
    error <- coef(summary(m))["x", 2]
  }
  b <- coef(m)["x"]
  t <- qt(0.975, libres)
  c(b, 2 * pt(-abs(b / error), libres), b - t * error, b + t * error)
}

metodos <- c("pearson", "spearman", "parcial", "ponderada", "hc3")
de_r <- lapply(metodos, function(m) matrix(NA_real_, nrow(pruebas), 4))
names(de_r) <- metodos
casos <- integer(nrow(pruebas))
for (i in seq_len(nrow(pruebas))) {
  prueba <- pruebas[i, ]
  d <- muestra(prueba)
  casos[i] <- nrow(d)
  if (prueba$estado != "ok") next
  x <- d$retroalimentacion
  y <- d[[prueba$resultado]]
  controles <- cbind(gse = d$gse, rural = as.numeric(d$rural))
  controles <- controles[, apply(controles, 2, varia), drop = FALSE]
  niveles <- sort(unique(d$nivel))[-1]
  terminos <- sapply(niveles, function(nivel) as.numeric(d$nivel == nivel))
  terminos <- matrix(as.numeric(unlist(terminos)), nrow = nrow(d), ncol = length(niveles))
  if (length(niveles) > 0) colnames(terminos) <- paste0("nivel_", niveles)
  fijos <- cbind(controles, terminos)
  probar <- function(f) tryCatch(f, error = function(e) c(NA, NA, NA, NA))
  de_r$pearson[i, ] <- probar(parcial(x, y, terminos))
  de_r$spearman[i, ] <- probar(parcial(x, y, terminos, rangos = TRUE))
  if (ncol(controles) > 0) de_r$parcial[i, ] <- probar(parcial(x, y, fijos))
  de_r$ponderada[i, ] <- probar(pendiente(x, y, fijos, d$n))
  de_r$hc3[i, ] <- probar(pendiente(x, y, fijos))
}

comparar("Escuelas de cada prueba", pruebas$n, casos)
for (metodo in metodos) {
  suyo <- function(que) as.numeric(pruebas[[paste0(metodo, "_", que)]])
  r <- de_r[[metodo]]
  r[is.na(suyo("valor")), ] <- NA
  comparar(paste(metodo, "valor"), suyo("valor"), r[, 1])
  comparar(paste(metodo, "p"), suyo("p"), r[, 2])
  if (metodo != "spearman") comparar(paste(metodo, "intervalo"), cbind(suyo("bajo"), suyo("alto")), r[, 3:4])
  q <- r[, 2]
  q[!is.na(q)] <- p.adjust(q[!is.na(q)], "BH")
  comparar(paste(metodo, "q"), suyo("q"), q)
}

informar()
`;
