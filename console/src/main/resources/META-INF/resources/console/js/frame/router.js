const OTHERS = /^\/(api|console|functions|session|login|logout|oauth2|actuator)(\/|$)/;

/** Follows the address: links, back and forward, and what code asks for. */
export class Router {
  #changed;
  #mayLeave;
  #address;

  /**
   * @param changed is told the route whenever the address has changed
   * @param mayLeave answers whether the address may change, or a promise of it
   */
  constructor({ changed, mayLeave }) {
    this.#changed = changed;
    this.#mayLeave = mayLeave;
  }

  start() {
    redirectOldAddress();
    this.#address = addressOf(location);
    addEventListener("popstate", () => this.#popped());
    document.addEventListener("click", (event) => this.#clicked(event));
  }

  /** What the address says: `{path: ["numbers", "<id>", "webhooks"], query: URLSearchParams}`. */
  get route() {
    return { path: partsOf(location.pathname), query: new URLSearchParams(location.search) };
  }

  async go(address, { replace = false } = {}) {
    if (!(await this.#mayLeave(routeOf(address)))) return;
    history[replace || address === this.#address ? "replaceState" : "pushState"](null, "", address);
    this.#arrived();
  }

  /** The browser has changed the address already; where one may not leave, it is put back until that is settled. */
  async #popped() {
    const wanted = addressOf(location);
    const answer = this.#mayLeave(this.route);
    if (answer === true) return this.#arrived();

    history.pushState(null, "", this.#address);
    if (await answer) this.go(wanted);
  }

  #arrived() {
    this.#address = addressOf(location);
    this.#changed(this.route);
  }

  #clicked(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || !isPlain(event) || !isOurs(link)) return;
    event.preventDefault();
    this.go(addressOf(link));
  }
}

export const routeOf = (address) => {
  const { pathname, searchParams } = new URL(address, location.origin);
  return { path: partsOf(pathname), query: searchParams };
};

/** With `/` for the inbox, of which it is the shorter name. */
function partsOf(pathname) {
  const parts = pathname.split("/").filter(Boolean).map(decoded);
  return parts.length > 0 ? parts : ["inbox"];
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const addressOf = ({ pathname, search }) => pathname + search;

const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

function isOurs(link) {
  if (link.target && link.target !== "_self") return false;
  if (link.hasAttribute("download") || link.origin !== location.origin || OTHERS.test(link.pathname)) return false;
  return !(link.hash && addressOf(link) === addressOf(location));
}

/** Conversations used to have addresses behind a hash, which people have kept. */
function redirectOldAddress() {
  const id = location.hash.match(/^#\/conversations\/([^/]+)$/)?.[1];
  if (id) history.replaceState(null, "", `/inbox/all/${id}`);
  else if (location.hash === "#/") history.replaceState(null, "", location.pathname);
}
