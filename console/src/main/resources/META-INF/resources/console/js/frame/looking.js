const KEPT = "looked-at";

/** The first part of the addresses that no tenant has. */
const OPERATORS = /^\/operator(\/|$)/;

/**
 * The tenant that an operator looks at in this tab: `{id, name}`. It outlasts a reload, not the tab, and ends with an
 * address of the operator's own.
 */
export function lookedAtBy(session) {
  const isOver = !session.roles.includes("operator") || OPERATORS.test(location.pathname);
  if (isOver) sessionStorage.removeItem(KEPT);
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Loads the page again, so that it holds no data of another tenant. */
export function lookAt(tenant) {
  if (tenant) sessionStorage.setItem(KEPT, JSON.stringify(tenant));
  else sessionStorage.removeItem(KEPT);
  location.assign(tenant ? "/inbox/all" : "/operator/tenants");
}
