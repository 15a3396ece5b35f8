import { get, post, remove } from "../api/http.js";
import { Problem } from "../api/problem.js";
import { Loaded } from "../state/loaded.js";

const PATH = "/api/notifications/push-subscriptions";
const KEY = "switchboard.push";

/** Whether this browser takes pushes of the person, and which others do. */
export class PushBrowser {
  isHere = false;
  isBusy = false;
  problem;

  #changed;

  constructor(changed) {
    this.#changed = changed;
    this.others = new Loaded(() => get(PATH).then(({ items }) => items), changed);
  }

  get isPossible() {
    return "serviceWorker" in navigator && "PushManager" in globalThis;
  }

  /** The id of this browser's subscription, as far as it is known here. */
  get ownId() {
    return localStorage.getItem(KEY) ?? undefined;
  }

  async load() {
    this.others.load();
    if (!this.isPossible) return;
    this.isHere = Boolean(await (await registration())?.pushManager.getSubscription());
    this.#changed();
  }

  turn(isWanted) {
    return this.#busy(() => (isWanted ? this.#subscribe() : this.#unsubscribe()));
  }

  end(id) {
    return this.#busy(async () => {
      await remove(`${PATH}/${encodeURIComponent(id)}`);
      if (id === this.ownId) await this.#forget();
    });
  }

  async #subscribe() {
    if ((await Notification.requestPermission()) !== "granted") throw new Problem(0, "The browser does not allow notifications");
    const worker = await registration();
    if (!worker) throw new Problem(0, "This browser has not prepared for pushes", "Load the page again.");
    const { publicKey } = await get("/api/notifications/push-key");
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { id } = await post(PATH, subscription.toJSON());
    localStorage.setItem(KEY, id);
    this.isHere = true;
  }

  async #unsubscribe() {
    if (this.ownId) await remove(`${PATH}/${encodeURIComponent(this.ownId)}`).catch(ignoreMissing);
    await this.#forget();
  }

  async #forget() {
    await (await (await registration())?.pushManager.getSubscription())?.unsubscribe();
    localStorage.removeItem(KEY);
    this.isHere = false;
  }

  async #busy(action) {
    this.isBusy = true;
    this.problem = undefined;
    this.#changed();
    try {
      await action();
    } catch (problem) {
      this.problem = problem;
    }
    this.isBusy = false;
    await this.others.load();
  }
}

const registration = () => navigator.serviceWorker.getRegistration("/");

function ignoreMissing(problem) {
  if (problem.status !== 404) throw problem;
}
