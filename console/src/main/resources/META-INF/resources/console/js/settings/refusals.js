/** The refusals of fields that are not among those shown, nor within one of them. */
export const refusalsBeside = (problem, shown) =>
  (problem?.errors ?? []).filter(({ field }) => !shown.some((place) => isWithin(field, place)));

/** What is left of a problem when a field is typed in again; undefined when that was all of it. */
export function withoutRefusal(problem, place) {
  if (!problem?.errors) return problem;
  problem.errors = problem.errors.filter(({ field }) => !isWithin(field, place));
  return problem.errors.length === 0 ? undefined : problem;
}

const isWithin = (field, place) => field === place || field.startsWith(`${place}.`);
