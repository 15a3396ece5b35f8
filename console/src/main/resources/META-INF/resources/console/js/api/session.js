import { get, post } from "./http.js";

const REMEMBERED = "session";

/** Who is logged in, as the gateway says: `{id, name, tenant, roles}`. */
export async function currentSession() {
  const { user, tenant, roles } = await get("/session");
  const known = rememberedSession();
  const session = { id: user, name: known?.id === user ? known.name : user, tenant, roles };
  remember(session);
  return session;
}

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
