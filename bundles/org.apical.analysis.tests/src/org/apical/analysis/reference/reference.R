# Computes with R what the tests of this bundle expect: pROC for areas under the curve, boot for intervals from
# resampling; glm, aov, t.test, prop.test, cor and p.adjust for theirs; formulas written out for the rest.
# Usage: Rscript reference.R FOLDER   (reads its regression.csv, binary.csv and shroutFleiss.csv, writes its values.csv)
suppressPackageStartupMessages({
  library(pROC)
  library(boot)
})
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, name), stringsAsFactors = FALSE)
values <- list()
put <- function(name, value) values[[name]] <<- as.numeric(value)

# Regression ---------------------------------------------------------------------------------------------------------
d <- read("regression.csv")
y <- d$truth
p <- d$first
n <- nrow(d)
e <- p - y
put("mae", mean(abs(e)))
put("rmse", sqrt(mean(e^2)))
put("meanPredictionMae", mean(abs(54 - y)))
put("maeRatio", mean(abs(e)) / mean(abs(54 - y)))
put("r2", 1 - sum(e^2) / sum((y - mean(y))^2))
put("pearson", cor(y, p))
put("bias", mean(e))
test <- t.test(p, y, paired = TRUE)
put("bias.low", test$conf.int[1])
put("bias.high", test$conf.int[2])
z <- qnorm(0.975)
put("limitsLow", mean(e) - z * sd(e))
put("limitsHigh", mean(e) + z * sd(e))
half <- qt(0.975, n - 1) * sqrt(var(e) / n + z^2 * var(e) / (2 * (n - 1)))
put("limitsLow.low", mean(e) - z * sd(e) - half)
put("limitsHigh.high", mean(e) + z * sd(e) + half)

lin <- function(x, y) {
  n <- length(x)
  sx <- var(x) * (n - 1) / n
  sy <- var(y) * (n - 1) / n
  sxy <- cov(x, y) * (n - 1) / n
  ccc <- 2 * sxy / (sx + sy + (mean(x) - mean(y))^2)
  r <- cor(x, y)
  u2 <- (mean(x) - mean(y))^2 / sqrt(sx * sy)
  se <- sqrt(((1 - r^2) * ccc^2 / ((1 - ccc^2) * r^2) + 2 * ccc^3 * (1 - ccc) * u2 / (r * (1 - ccc^2)^2) -
    ccc^4 * u2^2 / (2 * r^2 * (1 - ccc^2)^2)) / (n - 2))
  c(ccc, tanh(atanh(ccc) - z * se), tanh(atanh(ccc) + z * se))
}
l <- lin(y, p)
put("concordance", l[1])
put("concordance.low", l[2])
put("concordance.high", l[3])

# Intraclass correlation from an analysis of variance.
icc <- function(m) {
  n <- nrow(m)
  k <- ncol(m)
  long <- data.frame(value = as.vector(m), row = factor(rep(1:n, k)), column = factor(rep(1:k, each = n)))
  squares <- summary(aov(value ~ row + column, data = long))[[1]][["Mean Sq"]]
  r <- squares[1]
  c <- squares[2]
  e <- squares[3]
  a1 <- (r - e) / (r + (k - 1) * e + k * (c - e) / n)
  c1 <- (r - e) / (r + (k - 1) * e)
  f <- r / e
  fl <- f / qf(0.975, n - 1, (n - 1) * (k - 1))
  fu <- f * qf(0.975, (n - 1) * (k - 1), n - 1)
  a <- k * a1 / (n * (1 - a1))
  b <- 1 + k * a1 * (n - 1) / (n * (1 - a1))
  v <- (a * c + b * e)^2 / ((a * c)^2 / (k - 1) + (b * e)^2 / ((n - 1) * (k - 1)))
  g <- qf(0.975, n - 1, v)
  h <- qf(0.975, v, n - 1)
  c(a1, n * (r - g * e) / (g * (k * c + (k * n - k - n) * e) + n * r),
    n * (h * r - e) / (k * c + (k * n - k - n) * e + n * h * r), c1, (fl - 1) / (fl + k - 1), (fu - 1) / (fu + k - 1))
}
names <- c("iccAgreement", "iccAgreement.low", "iccAgreement.high", "iccConsistency", "iccConsistency.low",
  "iccConsistency.high")
unused <- mapply(put, names, icc(cbind(y, p)))
shrout <- read("shroutFleiss.csv")
unused <- mapply(put, paste0("shroutFleiss.", names), icc(as.matrix(shrout)))

# Bands of the ejection fraction and Cohen's kappa with quadratic weights, from the table of counts.
bands <- c(-Inf, 30, 40, 50, Inf)
counts <- table(cut(y, bands, right = FALSE), cut(p, bands, right = FALSE)) / n
weights <- outer(1:4, 1:4, function(a, b) (a - b)^2)
put("kappa", 1 - sum(weights * counts) / sum(weights * outer(rowSums(counts), colSums(counts))))

# Binary -------------------------------------------------------------------------------------------------------------
b <- read("binary.csv")
t <- b$truth
q <- b$first
first <- roc(t, b$first, levels = c(0, 1), direction = "<", quiet = TRUE)
second <- roc(t, b$second, levels = c(0, 1), direction = "<", quiet = TRUE)
ci <- ci.auc(first, method = "delong")
put("auc", ci[2])
put("auc.low", ci[1])
put("auc.high", ci[3])
put("auc.variance", var(first, method = "delong"))
put("auc.second", auc(second))
paired <- roc.test(second, first, method = "delong", paired = TRUE)
put("auc.paired.z", paired$statistic)
put("auc.paired.p", paired$p.value)
put("auc.paired.low", paired$conf.int[1])
put("auc.paired.high", paired$conf.int[2])
a <- roc(t[b$group == "a"], q[b$group == "a"], levels = c(0, 1), direction = "<", quiet = TRUE)
o <- roc(t[b$group == "b"], q[b$group == "b"], levels = c(0, 1), direction = "<", quiet = TRUE)
# pROC refers the unpaired statistic to Student's t; the normal p value is that of the statistic.
unpaired <- roc.test(o, a, method = "delong", paired = FALSE)
put("auc.unpaired.z", unpaired$statistic)
put("auc.unpaired.p", 2 * pnorm(-abs(unpaired$statistic)))
at <- coords(first, 0.4, input = "threshold", transpose = FALSE,
  ret = c("sensitivity", "specificity", "ppv", "npv", "accuracy", "precision", "recall"))
put("sensitivity", at$sensitivity)
put("specificity", at$specificity)
put("ppv", at$ppv)
put("npv", at$npv)
put("accuracy", at$accuracy)
put("f1", 2 * at$precision * at$recall / (at$precision + at$recall))
curve <- coords(first, "all", transpose = FALSE, ret = c("threshold", "precision", "recall"))
curve <- curve[order(curve$recall, -curve$threshold), ]
curve <- curve[is.finite(curve$precision), ]
put("averagePrecision", sum(diff(c(0, curve$recall)) * curve$precision))
put("brier", mean((q - t)^2))
bin <- cut(q, seq(0, 1, 0.1), include.lowest = TRUE)
put("ece", sum(abs(tapply(q - t, bin, sum)), na.rm = TRUE) / length(t))
odds <- qlogis(pmin(1 - 1e-9, pmax(1e-9, q)))
large <- glm(t ~ offset(odds), family = binomial, epsilon = 1e-14)
line <- glm(t ~ odds, family = binomial, epsilon = 1e-14)
put("calibrationIntercept", coef(large))
put("calibrationIntercept.low", confint.default(large)[1])
put("calibrationIntercept.high", confint.default(large)[2])
put("calibrationSlope", coef(line)[2])
put("calibrationSlope.low", confint.default(line)[2, 1])
put("calibrationSlope.high", confint.default(line)[2, 2])
put("wilson.low", prop.test(7, 31, correct = FALSE)$conf.int[1])
put("wilson.high", prop.test(7, 31, correct = FALSE)$conf.int[2])
unused <- mapply(put, paste0("holm.", 1:6), p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.8, 0.03), "holm"))

# Resampling ---------------------------------------------------------------------------------------------------------
mae <- function(d, i) mean(abs(d$first[i] - d$truth[i]))
r2 <- function(d, i) 1 - sum((d$first[i] - d$truth[i])^2) / sum((d$truth[i] - mean(d$truth[i]))^2)
# Efron and Tibshirani 1993, formula 14.15; boot's empinf centres on the estimate instead of the jackknife's mean.
acceleration <- function(size, statistic) {
  left <- sapply(seq_len(size), function(i) statistic(seq_len(size)[-i]))
  l <- mean(left) - left
  sum(l^3) / (6 * sum(l^2)^1.5)
}
put("mae.acceleration", acceleration(n, function(i) mae(d, i)))
put("r2.acceleration", acceleration(n, function(i) r2(d, i)))
byPatient <- split(seq_len(nrow(d)), factor(d$patient, levels = unique(d$patient)))
ofPatients <- function(statistic) function(patients, i) statistic(d, unlist(byPatient[patients[i]]))
patients <- seq_along(byPatient)
put("mae.patients.acceleration", acceleration(length(patients), function(i) ofPatients(mae)(patients, i)))
set.seed(1)
bca <- function(name, data, statistic) {
  ci <- boot.ci(boot(data, statistic, R = 20000), type = "bca")$bca
  put(paste0(name, ".boot.low"), ci[4])
  put(paste0(name, ".boot.high"), ci[5])
}
bca("mae", d, mae)
bca("r2", d, r2)
bca("mae.patients", patients, ofPatients(mae))
bca("mae.difference", d, function(d, i) mean(abs(d$second[i] - d$truth[i])) - mean(abs(d$first[i] - d$truth[i])))

# Permutation of the signs of paired differences, in R's own draws.
gain <- (abs(d$second - y) - abs(d$first - y))[1:20]
set.seed(2)
draws <- replicate(100000, mean(gain * sample(c(-1, 1), 20, TRUE)))
put("mae.difference20.p", (1 + sum(abs(draws) >= abs(mean(gain)) - 1e-12)) / 100001)

out <- file(file.path(folder, "values.csv"), "w")
writeLines(c(paste0("# ", R.version.string, ", pROC ", packageVersion("pROC"), ", boot ", packageVersion("boot")),
  "name,value", sprintf("%s,%.15g", names(values), unlist(values))), out)
close(out)
