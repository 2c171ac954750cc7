# Cohen's kappa, unweighted and with quadratic weights, by psych::cohen.kappa. Prints agreement-psych.json.
suppressMessages({library(psych); library(jsonlite)})
tables <- list(
  matrix(c(0, 4, 1, 0, 8, 0, 0, 1, 5), 3, byrow = TRUE),          # SAS PROC FREQ, square table
  matrix(c(88, 14, 18, 10, 40, 10, 2, 6, 12), 3, byrow = TRUE),    # Cohen 1968, as counts of 200
  matrix(c(22, 2, 2, 0, 5, 7, 14, 0, 0, 2, 36, 0, 0, 1, 14, 7), 4, byrow = TRUE)) # biopsy slides, Landis and Koch 1977
cases <- lapply(tables, function(t) {
  k <- suppressWarnings(cohen.kappa(t))
  list(table = t, kappa = unbox(k$kappa), quadratic = unbox(k$weighted.kappa), error = unbox(sqrt(k$var.kappa)), quadratic_error = unbox(sqrt(k$var.weighted)))
})
cat(toJSON(list(versions = list(R = unbox(as.character(getRversion())), psych = unbox(as.character(packageVersion("psych")))), cases = cases), digits = 16, matrix = "rowmajor"), "\n")
