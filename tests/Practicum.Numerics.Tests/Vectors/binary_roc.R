# Areas of pROC: whole and partial areas, DeLong's variances and the paired test. Rscript binary_roc.R > binary_roc.json
suppressMessages({library(pROC); library(jsonlite)})
set.seed(715)
one <- function(name, n, rate, digits, shift) {
  labels <- c(0, 0, 1, 1, as.integer(runif(n - 4) < rate))
  first <- round(rnorm(n) + shift * labels, digits)
  second <- round(0.6 * first + 0.8 * rnorm(n), digits)
  r <- roc(labels, first, levels = c(0, 1), direction = "<", quiet = TRUE)
  q <- roc(labels, second, levels = c(0, 1), direction = "<", quiet = TRUE)
  t <- roc.test(r, q, method = "delong", paired = TRUE)
  part <- function(most, correct) as.numeric(auc(r, partial.auc = c(1, 1 - most), partial.auc.focus = "specificity", partial.auc.correct = correct))
  list(name = name, labels = labels, first = first, second = second, area = as.numeric(auc(r)), other = as.numeric(auc(q)),
       variance = var(r, method = "delong"), covariance = cov(r, q, method = "delong"), low = ci.auc(r, method = "delong")[1], high = ci.auc(r, method = "delong")[3],
       z = as.numeric(t$statistic), p = as.numeric(t$p.value),
       raw = sapply(c(0.05, 0.1, 0.37), part, FALSE), correct = sapply(c(0.05, 0.1, 0.37), part, TRUE) )
}
cases <- list(one("continuous", 120, 0.4, 7, 1), one("ties", 150, 0.3, 1, 1), one("heavy ties", 200, 0.5, 0, 0.8), one("rare", 300, 0.05, 3, 1.5), one("small", 14, 0.5, 1, 0.5))
cat(toJSON(list(versions = list(R = paste(R.version$major, R.version$minor, sep = "."), pROC = as.character(packageVersion("pROC"))), cases = cases), digits = NA, auto_unbox = TRUE))
