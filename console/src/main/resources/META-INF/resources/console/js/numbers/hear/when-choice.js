import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { LOCALE } from "../../lib/locale.js";
import { momentsOf } from "../plan/hours.js";
import { allBranches } from "../plan/tree.js";
import { childOf } from "../plan/tree.js";

const WHEN = new Intl.DateTimeFormat(LOCALE, { weekday: "short", hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });

/** When the call comes in: now, when the opening hours change, or any other time. */
export function whenChoice({ at, plan, now }, change) {
  const schedule = firstSchedule(plan);
  const moments = schedule ? momentsOf(schedule, now).slice(1) : [];
  const isOther = at && !moments.some((moment) => moment.at.getTime() === at.getTime());
  return html`<label>
      <span class="t-label">When</span>
      <span class="field">
        <select @change=${({ target }) => change({ at: chosen(target.value, now) })}>
          <option value="" ?selected=${!at}>Now${schedule ? branchWords(momentsOf(schedule, now)[0]) : ""}</option>
          ${moments.map((moment) => option(moment, at))}
          <option value="other" ?selected=${Boolean(isOther)}>Another time …</option>
        </select>
      </span>
    </label>
    ${isOther ? otherTime(at, change) : nothing}`;
}

const chosen = (value, now) => (value === "other" ? new Date(now.getTime() + 86_400_000) : value ? new Date(value) : undefined);

const branchWords = (moment) => (moment?.branch ? `, ${["open", "closed"].includes(moment.branch) ? moment.branch : "holiday"}` : "");

const option = (moment, at) => html`<option value=${moment.at.toISOString()} ?selected=${at?.getTime() === moment.at.getTime()}>
  ${(isSoon(moment.at) ? WHEN : DAY).format(moment.at)}${branchWords(moment)}
</option>`;

const isSoon = (at) => at.getTime() - Date.now() < 6 * 86_400_000;

const otherTime = (at, change) => html`<label class="wide">
  <span class="t-label">Date and time</span>
  <span class="field num">
    <input
      type="datetime-local"
      .value=${at.toLocaleString("sv-SE").replace(" ", "T").slice(0, 16)}
      @change=${({ target }) => target.value && change({ at: new Date(target.value) })}
    />
  </span>
</label>`;

/** Returns the first opening hours of a plan; undefined where it has none. */
function firstSchedule(plan) {
  if (!plan || plan.type === "businessHours") return plan;
  return allBranches(plan).map((name) => firstSchedule(childOf(plan, name))).find(Boolean);
}
