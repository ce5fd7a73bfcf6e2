# What psych takes for the same work on the same answers, in one JSON line of seconds. Reading the file is not counted.
#   Rscript numerics.R bench_200k_x30.csv.gz
suppressMessages({ library(psych); library(GPArotation); library(parallel) })
options(mc.cores = detectCores())
x <- read.csv(gzfile(commandArgs(TRUE)[1]), colClasses = "numeric")
took <- function(work, rounds = 1) min(sapply(seq_len(rounds), function(i) system.time(suppressMessages(suppressWarnings(work())))[["elapsed"]]))
pdf(NULL); set.seed(1)
factors <- took(function() fa(x, nfactors = 3, fm = "minres", rotate = "oblimin", scores = "regression"), 3)
poly <- took(function() polychoric(x, correct = 0))
few <- x[1:50000, ]
many <- took(function() invisible(capture.output(fa.parallel(few, n.iter = 100, fa = "both", plot = FALSE, quant = .95))))
cat(sprintf('{"factors":%f,"polychoric":%f,"parallel":%f,"psych":"%s"}\n', factors, poly, many, packageVersion("psych")))
