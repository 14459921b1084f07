import type { goApi as norwegian } from "../nb/goapi";

/** What the GoApi façade says in `summary`, where the text of our own problem document would not fit v1. */
export const goApi: typeof norwegian = {
  validation: "Mend the fields in `validation`.",
  transition: "The invoice's status ({from}) does not allow this. It can be followed by: {allowed}.",
  odata: {
    not_understood:
      "{option} is not understood at '{near}'. Use eq, ne, gt, ge, lt, le between a field and a value, and, or and parentheses.",
    unknown_field: "{option}: the invoice has no field '{near}'.",
    unfit_literal: "{option}: '{near}' cannot be compared.",
    too_long: "{option} is too long.",
    unknown_option: "'{near}' is not supported. Use $filter, $orderby, $skip and $top.",
    repeated_option: "{near} is given twice.",
    not_a_count: "{option}: '{near}' is not a number that can be used ($top is at most 1000).",
  },
};
