import { html, nothing } from "../lib/html.js";
import { moment } from "../lib/times.js";
import { isolated } from "../lib/written-text.js";
import { time } from "../parts/time.js";
import { changeWords } from "./changes.js";
import { changesOf } from "./fields.js";
import { auditAddress } from "./filter.js";
import { targetOf } from "./target.js";
import { whoWords } from "./who.js";
import { words } from "./words.js";

const MOST_CHANGES = 3;

/** One entry of the list: it opens itself, and the thing that was changed has a link of its own. */
export function entryRow(entry, { filter, openId, members, numbers }) {
  const { name, href } = targetOf(entry, { members, numbers });
  return html`<div class="audit-row" data-testid="entry">
    <span class="when num">${time(entry.at, "past")}</span>
    <span class="who" dir="auto">${whoWords(entry, members)}</span>
    <span class="what">
      <a class="opens" href=${auditAddress(filter, entry.id)} aria-current=${entry.id === openId ? "true" : nothing} title=${moment(entry.at)}
        >${changeWords(entry)}</a
      >
      ${thing(name, href)} ${entry.outcome === "failed" ? html`<span class="badge bad">${words.failed}</span>` : nothing}
    </span>
    <span class="changed">${summary(entry, members)}</span>
  </div>`;
}

function thing(name, href) {
  if (!name) return nothing;
  return href ? html`<a class="thing" href=${href} dir="auto">${name}</a>` : html`<span class="thing" dir="auto">${name}</span>`;
}

/** What was changed of something that was there before; of what was made or deleted, the entry has it all. */
function summary(entry, members) {
  if (!entry.before || !entry.after) return nothing;
  return changesOf(entry, members)
    .slice(0, MOST_CHANGES)
    .map(({ name, before = words.nothing, after = words.nothing }) => `${isolated(name)}: ${short(before)} → ${short(after)}`)
    .join(" · ");
}

const short = (value) => isolated(value.length > 60 ? `${value.slice(0, 60).replaceAll(/\s+/g, " ")} …` : value);
