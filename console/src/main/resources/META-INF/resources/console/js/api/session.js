import { get, post } from "./http.js";
import { Problem } from "./problem.js";

const REMEMBERED = "session";

/** Who is logged in, as the gateway says: `{id, name, tenant, roles, preferences}`; preferences may not be known. */
export async function currentSession() {
  const known = rememberedSession();
  const { user, id = user, name = user, tenant, roles, preferences } = (await get("/session")) ?? {};
  if (!id || !Array.isArray(roles)) throw new Problem(0, "Switchboard's answer cannot be read", "Load the page again.");
  const session = { id, name, tenant, roles, preferences };
  if (known && isSamePerson(known, session)) Object.assign(session, { name: known.name });
  remember(session);
  return session;
}

/** Whether two sessions are of one person with the same rights. */
export const isSamePerson = (one, other) =>
  one.id === other.id && one.tenant === other.tenant && one.roles.join() === other.roles.join();

/** Who was logged in when this browser was last here, so that the page need not wait for the answer. */
export function rememberedSession() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The person's own profile, which the first request for it creates. An operator is no member and has none. */
export async function withOwnName(session) {
  const { name } = await get("/api/members/me");
  const named = { ...session, name };
  remember(named);
  return named;
}

export async function endSession() {
  const { location: next } = await post("/logout");
  return next;
}

export const forgetSession = () => localStorage.removeItem(REMEMBERED);

const remember = (session) => localStorage.setItem(REMEMBERED, JSON.stringify(session));
