# Intervals of R's boot on resamples that are committed as indices, and DeLong's paired test of pROC.
# Rscript bootstrap.R > bootstrap.json
suppressMessages({library(boot); library(pROC); library(jsonlite)})
set.seed(20240611)
n <- 24; R <- 499
x <- round(exp(rnorm(n)), 3); y <- round(0.6 * x + rnorm(n), 3)
d <- data.frame(x = x, y = y)
ends <- function(b, L) {
  ci <- boot.ci(b, type = c("perc", "basic", "bca"), L = L)
  alpha <- ci$bca[2:3] / (R + 1)
  list(value = b$t0, acceleration = sum(L^3) / (6 * sum(L^2)^1.5), alpha = alpha,
       percentile7 = unname(quantile(b$t, c(.025, .975), type = 7)), bca7 = unname(quantile(b$t, alpha, type = 7)),
       percentile = ci$percent[4:5], basic = ci$basic[4:5], bca = ci$bca[4:5])
}
ratio <- function(d, i) sum(d$y[i]) / sum(d$x[i])
set.seed(3); b1 <- boot(d, function(d, i) mean(d$x[i]), R)
i <- boot.array(b1, indices = TRUE)
set.seed(3); b2 <- boot(d, ratio, R)
set.seed(3); b3 <- boot(d, function(d, i) cor(d$x[i], d$y[i]), R)
stopifnot(all(boot.array(b2, indices = TRUE) == i), all(boot.array(b3, indices = TRUE) == i))
# Efron and Tibshirani (14.15) and scipy centre the jackknife values; empinf(type = "jack") leaves them at the value of the sample
jack <- function(b) { l <- empinf(b, type = "jack"); l - mean(l) }
set.seed(8); m <- 80
labels <- rbinom(m, 1, .4); s1 <- round(labels + rnorm(m), 1); s2 <- round(.5 * labels + .5 * s1 + rnorm(m), 1)
r1 <- roc(labels, s1, direction = "<", quiet = TRUE); r2 <- roc(labels, s2, direction = "<", quiet = TRUE)
t <- roc.test(r1, r2, method = "delong", paired = TRUE)
out <- list(versions = list(R = as.character(getRversion()), boot = as.character(packageVersion("boot")), pROC = as.character(packageVersion("pROC"))),
  x = x, y = y, indices = i - 1,
  mean = ends(b1, jack(b1)), ratio = ends(b2, jack(b2)), correlation = ends(b3, jack(b3)),
  areas = list(labels = labels, first = s1, second = s2, area1 = as.numeric(auc(r1)), area2 = as.numeric(auc(r2)), z = unname(t$statistic), p = t$p.value,
               interval = as.numeric(t$conf.int), covariance = cov(r1, r2, method = "delong"), variance1 = var(r1, method = "delong"), variance2 = var(r2, method = "delong")))
cat(toJSON(out, digits = 17, auto_unbox = TRUE), "\n")
