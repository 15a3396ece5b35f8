import { Problem } from "../api/problem.js";

/** What `load` imports. Fetching a module may fail as fetching anything may; it then rejects with a `Problem`, for `Loaded`. */
export async function fetchedModule(load) {
  try {
    return await load();
  } catch (failure) {
    console.warn(failure);
    throw new Problem(0, "This part of the console has not arrived", "Check your connection.");
  }
}
