/** The part of every script that takes down differences and says them at the end. R prints it in Spanish without accents, which every console shows. */
export const comparisonScript = `
comparaciones <- data.frame(que = character(), numeros = integer(), diferencia_mayor = numeric())

comparar <- function(que, nuestro, de_r) {
  nuestro <- as.numeric(unlist(nuestro))
  de_r <- as.numeric(unlist(de_r))
  if (length(nuestro) != length(de_r)) stop("No hay la misma cantidad de numeros en: ", que)
  ambos <- !is.na(nuestro) & !is.na(de_r)
  if (any(is.na(nuestro) != is.na(de_r))) {
    cat("AVISO:", que, "- numeros que solo uno de los dos calcula:", sum(is.na(nuestro) != is.na(de_r)), "\\n")
  }
  mayor <- if (any(ambos)) max(abs(nuestro[ambos] - de_r[ambos])) else NA
  comparaciones[nrow(comparaciones) + 1, ] <<- list(que, sum(ambos), mayor)
}

informar <- function() {
  vista <- comparaciones
  vista$diferencia_mayor <- format(vista$diferencia_mayor, digits = 3, scientific = TRUE)
  print(vista, row.names = FALSE, right = FALSE)
  cat("\\nDiferencia mayor:", format(max(comparaciones$diferencia_mayor, na.rm = TRUE), digits = 3, scientific = TRUE), "\\n")
}

leer <- function(archivo) read.csv(archivo, check.names = FALSE, na.strings = "", fileEncoding = "UTF-8")
`;
