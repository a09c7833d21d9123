# Draws the data that reference.R and the tests of this bundle compute figures of.
# Usage: Rscript data.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20200121, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

n <- 120
hidden <- rnorm(n)
regression <- data.frame(
  patient = sprintf("p%02d", rep(1:40, each = 3)),
  truth = round(55 + 11 * hidden, 1),
  first = round(54 + 8 * hidden + 6 * rnorm(n), 2),
  second = round(56 + 9 * hidden + 4 * rnorm(n), 2))
write.csv(regression, file.path(folder, "regression.csv"), row.names = FALSE, quote = FALSE)

n <- 150
hidden <- rnorm(n)
chance <- function(x) round(1 / (1 + exp(-x)), 2)
binary <- data.frame(
  group = rep(c("a", "b"), length.out = n),
  truth = as.integer(hidden + 0.6 * rnorm(n) > 0.7),
  first = chance(-1 + 1.6 * hidden + 1.2 * rnorm(n)),
  second = chance(-0.8 + 2 * hidden + 0.7 * rnorm(n)))
write.csv(binary, file.path(folder, "binary.csv"), row.names = FALSE, quote = FALSE)
